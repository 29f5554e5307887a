package io.modeldeck.ui.kit;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Dialogs inside the window, above a veil: one at a time. What had the focus gets it back. */
public final class Dialogs {

    private final StackPane host = new StackPane();
    private Optional<Node> opener = Optional.empty();
    private Optional<Runnable> onEscape = Optional.empty();

    public Dialogs() {
        host.getStyleClass().add("dialog-host");
        host.setAlignment(Pos.CENTER);
        host.setVisible(false);
        host.setManaged(false);
        host.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                onEscape.ifPresent(Runnable::run);
            }
        });
    }

    /** Where dialogs appear. */
    public Node node() {
        return host;
    }

    /** Shows a dialog until {@link #close}; Escape closes it too. The node should have a preferred width. */
    public void show(Region dialog) {
        show(dialog, this::close);
    }

    /** The same with something else to do at Escape. */
    public void show(Region dialog, Runnable escape) {
        if (!isOpen()) {
            opener = Optional.ofNullable(host.getScene()).map(scene -> scene.getFocusOwner());
        }
        onEscape = Optional.of(escape);
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Region veil = new Region();
        veil.getStyleClass().add("dialog-veil");
        host.getChildren().setAll(veil, dialog);
        host.setVisible(true);
        host.setManaged(true);
    }

    public boolean isOpen() {
        return host.isVisible();
    }

    public void close() {
        host.getChildren().clear();
        host.setVisible(false);
        host.setManaged(false);
        onEscape = Optional.empty();
        opener.ifPresent(Node::requestFocus);
        opener = Optional.empty();
    }
}
