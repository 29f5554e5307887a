package io.modeldeck.ui.kit.overlay;

import io.modeldeck.ui.kit.control.Presence;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** Dialogs inside the window, above a veil: one is seen at a time. What had the focus gets it back. */
public final class Dialogs {

    private final StackPane host = new StackPane();
    private Optional<Opener> opener = Optional.empty();
    private Optional<Runnable> onEscape = Optional.empty();
    private final Deque<Below> below = new ArrayDeque<>();
    /** What had the focus last in a dialog; null before that. */
    private Node within;

    /** Whether that is disabled is looked at as long as it has the focus. */
    private Subscription watched = Subscription.EMPTY;

    /** Where dialogs are shown in its place since its window was closed. */
    private Optional<Dialogs> successor = Optional.empty();

    private boolean asksThere;

    private final InvalidationListener keep = observable -> keepFocus();

    /** A dialog that comes back when the one above it is closed. */
    private record Below(List<Node> nodes, Optional<Opener> opener, Optional<Runnable> onEscape) {}

    public Dialogs() {
        host.getStyleClass().add("dialog-host");
        host.setAlignment(Pos.CENTER);
        Presence.of(host, false);
        host.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                onEscape.ifPresent(Runnable::run);
            }
        });
        host.sceneProperty().subscribe((before, scene) -> {
            if (before != null) {
                before.focusOwnerProperty().removeListener(keep);
            }
            if (scene != null) {
                scene.focusOwnerProperty().addListener(keep);
            }
        });
    }

    /** Keys belong to the dialog while it is open: what lies under the veil does not get them, whatever is read anew there. */
    private void keepFocus() {
        if (!isOpen() || host.getScene() == null) {
            return;
        }
        Node owner = host.getScene().getFocusOwner();
        if (isInside(owner)) {
            if (owner != host && owner != within) {
                within = owner;
                watched.unsubscribe();
                watched = owner.disabledProperty().subscribe(this::rest);
            }
        } else if (isInside(within) && !within.isDisabled()) {
            giveBack(within);
        } else {
            host.requestFocus();
        }
    }

    /**
     * What has the focus is disabled while the dialog is at work. Left alone, the focus would wander behind the veil before it came back, and what is
     * scrolled there would follow it.
     */
    private void rest(boolean disabled) {
        Scene scene = host.getScene();
        if (scene != null && disabled && scene.getFocusOwner() == within) {
            host.requestFocus();
        } else if (scene != null && !disabled && scene.getFocusOwner() == host) {
            giveBack(within);
        }
    }

    /** A field selects all of its text when it gets the focus, and the next letter would take its place. */
    private static void giveBack(Node node) {
        if (node instanceof TextInputControl field) {
            int anchor = field.getAnchor();
            int caret = field.getCaretPosition();
            field.requestFocus();
            field.selectRange(anchor, caret);
        } else {
            node.requestFocus();
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == host) {
                return true;
            }
        }
        return false;
    }

    /** Where dialogs appear. */
    public Node node() {
        return host;
    }

    /** Shows a dialog until {@link #close}; Escape closes it too. The node should have a preferred width. */
    public void show(Region dialog) {
        show(dialog, this::close);
    }

    /** Its window was closed: what a notice of it still asks, is asked in another. What is open goes with the window. */
    public void leaveTo(Dialogs other) {
        below.clear();
        clear();
        successor = Optional.of(other);
    }

    /** The same with something else to do at Escape. */
    public void show(Region dialog, Runnable escape) {
        if (successor.isPresent()) {
            asksThere = true;
            successor.get().show(dialog, escape);
            return;
        }
        if (!isOpen()) {
            opener = Opener.in(host.getScene());
        }
        onEscape = Optional.of(escape);
        dialog.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Region veil = new Region();
        veil.getStyleClass().add("dialog-veil");
        host.getChildren().setAll(veil, dialog);
        Presence.of(host, true);
        keepFocus();
    }

    /** Shows a dialog and keeps the one that is open, which is there again when this one is closed. */
    public void showAbove(Region dialog, Runnable escape) {
        if (successor.isPresent()) {
            asksThere = true;
            successor.get().showAbove(dialog, escape);
            return;
        }
        if (isOpen()) {
            below.push(new Below(List.copyOf(host.getChildren()), opener, onEscape));
            opener = Opener.in(host.getScene());
        }
        show(dialog, escape);
    }

    public boolean isOpen() {
        return successor.map(Dialogs::isOpen).orElseGet(host::isVisible);
    }

    public void close() {
        if (successor.isPresent()) {
            // work of a dialog that went with its window may end only now, and closes nobody else's
            if (asksThere) {
                asksThere = false;
                successor.get().close();
            }
            return;
        }
        if (!below.isEmpty()) {
            back(below.pop());
            return;
        }
        Optional<Opener> before = opener;
        clear();
        before.ifPresent(had -> had.giveBack(host.getScene()));
    }

    private void clear() {
        watched.unsubscribe();
        watched = Subscription.EMPTY;
        within = null;
        host.getChildren().clear();
        Presence.of(host, false);
        onEscape = Optional.empty();
        opener = Optional.empty();
    }

    private void back(Below under) {
        host.getChildren().setAll(under.nodes());
        opener.ifPresent(before -> before.giveBack(host.getScene()));
        opener = under.opener();
        onEscape = under.onEscape();
    }
}
