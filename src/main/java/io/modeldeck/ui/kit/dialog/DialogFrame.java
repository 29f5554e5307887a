package io.modeldeck.ui.kit.dialog;

import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Said;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What our dialogs have in common: a title, a body that scrolls where it is high, a place for refusals, and buttons. */
public final class DialogFrame {

    /** The lowest window is 700 high. */
    private static final double HIGHEST = 640;

    private final FxTasks tasks;
    private final Dialogs dialogs;
    private final VBox box = new VBox();
    private final VBox body = new VBox();
    private final Label refusal = new Label();
    private final HBox buttons = new HBox();
    private final Button cancel = new Button(Messages.text("dialog.cancel"));
    private Runnable onEscape = this::close;

    public DialogFrame(ScreenContext context, String title, double width) {
        tasks = context.tasks();
        dialogs = context.dialogs();
        Label head = new Label(title);
        head.getStyleClass().add("dialog-title");
        head.setWrapText(true);
        body.getStyleClass().add("dialog-body");
        ScrollPane scroll = new ScrollPane(body) {
            /** As high as the content at the dialog's width: sentences that wrap need no bar. */
            @Override
            protected double computePrefHeight(double any) {
                double room = box.getPrefWidth() - box.snappedLeftInset() - box.snappedRightInset();
                return body.prefHeight(room);
            }
        };
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("dialog-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        refusal.getStyleClass().addAll("dialog-refusal", Tone.DANGER.styleClass());
        refusal.setGraphic(Glyph.FAILED.node(Tone.DANGER));
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        refusal.setMaxWidth(Double.MAX_VALUE);
        refusal.managedProperty().bind(refusal.visibleProperty());
        refusal.setVisible(false);
        cancel.setOnAction(event -> onEscape.run());
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getChildren().add(cancel);
        box.getChildren().addAll(head, scroll, refusal, buttons);
        box.getStyleClass().add("dialog");
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setAccessibleText(title);
        box.setPrefWidth(width);
    }

    /** Where the dialog's content goes. */
    public VBox body() {
        return body;
    }

    /** The whole dialog, for a height of its own and for tests. */
    public Region node() {
        return box;
    }

    /** The height stays the same while the content changes. */
    public void tall() {
        box.setPrefHeight(HIGHEST);
    }

    /** Puts something under the body that is seen wherever the body is scrolled to. */
    public void foot(Node node) {
        box.getChildren().add(box.getChildren().indexOf(refusal), node);
    }

    /** The button that does it; Enter in a field does it, too. */
    public void main(Button button, Runnable action) {
        button.getStyleClass().add("accent");
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
        box.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !button.isDisabled() && button.isVisible()) {
                event.consume();
                button.fire();
            }
        });
    }

    /** A button left of the main one. */
    public void beside(Button button, Runnable action) {
        button.setOnAction(event -> action.run());
        buttons.getChildren().add(button);
    }

    /** What the cancel button says and does; Escape does the same. */
    public void leaving(String text, Runnable action) {
        cancel.setText(text);
        onEscape = action;
    }

    public void show() {
        dialogs.show(box, () -> onEscape.run());
    }

    /** Above another dialog, which is there again afterwards. */
    public void showAbove() {
        dialogs.showAbove(box, () -> onEscape.run());
    }

    public void close() {
        dialogs.close();
    }

    /** Works off the FX thread while the dialog rests; a refusal is shown in it. */
    public <T> void work(Callable<T> work, Consumer<T> onFx) {
        busy(true);
        tasks.run(
                box.getAccessibleText(),
                work,
                result -> {
                    busy(false);
                    onFx.accept(result);
                },
                failure -> {
                    busy(false);
                    refuse(failure);
                });
    }

    public void refuse(Failure failure) {
        refuse(failure.sentence());
    }

    /** Shows a sentence of what is wrong; an empty one takes it away. */
    public void refuse(String sentence) {
        refusal.setText(Formats.options(Said.typed(sentence)));
        refusal.setVisible(!sentence.isEmpty());
    }

    public String refusal() {
        return refusal.isVisible() ? refusal.getText() : "";
    }

    private void busy(boolean busy) {
        body.setDisable(busy);
        buttons.setDisable(busy);
        if (busy) {
            refuse("");
        }
    }
}
