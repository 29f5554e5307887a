package io.modeldeck.ui.kit.dialog;

import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.overlay.Dialogs;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import io.modeldeck.ui.kit.work.FxTasks;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Asks for a decision: what it is about, what follows in words, a comment, and a button with the verb. Enter decides (Shift+Enter is a new line),
 * Escape cancels. The work runs off the FX thread while the dialog stays; a refusal is shown in it.
 */
public final class DecisionDialog {

    private final FxTasks tasks;
    private final Dialogs dialogs;
    private final String title;
    private final String consequence;
    private final String verb;
    private String commentLabel = "";
    private boolean commentRequired;
    private boolean dangerous;
    private Optional<Node> details = Optional.empty();

    private final TextArea comment = new TextArea();
    private final Label refusal = new Label();
    private final Button decide = new Button();
    private final Button cancel = new Button(Messages.text("dialog.cancel"));

    /** @param verb what the button says: "Promote to production" */
    public DecisionDialog(ScreenContext context, String title, String consequence, String verb) {
        this(context.tasks(), context.dialogs(), title, consequence, verb);
    }

    public DecisionDialog(FxTasks tasks, Dialogs dialogs, String title, String consequence, String verb) {
        this.tasks = tasks;
        this.dialogs = dialogs;
        this.title = title;
        this.consequence = consequence;
        this.verb = verb;
    }

    /** Asks for a comment; without one the button is disabled where it is required. */
    public DecisionDialog comment(String label, boolean required) {
        commentLabel = label;
        commentRequired = required;
        return this;
    }

    /** Begins with these words in the comment. */
    public DecisionDialog said(String words) {
        comment.setText(words);
        return this;
    }

    /** Colours the button as one that takes something away. */
    public DecisionDialog dangerous() {
        dangerous = true;
        return this;
    }

    /** Shows this between the consequence and the comment: a list of checks, of differences … */
    public DecisionDialog details(Node node) {
        details = Optional.of(node);
        return this;
    }

    /**
     * Opens it.
     *
     * @param work done off the FX thread with the comment (empty where none was asked for)
     * @param onFx called with its result after the dialog has closed
     */
    public <T> void show(Function<String, T> work, Consumer<T> onFx) {
        dialogs.show(build(work, onFx));
        (commentLabel.isEmpty() ? decide : comment).requestFocus();
    }

    private <T> Region build(Function<String, T> work, Consumer<T> onFx) {
        Label head = new Label(Formats.bound(title));
        head.getStyleClass().add("dialog-title");
        head.setWrapText(true);
        Paragraph text = new Paragraph(consequence, "dialog-text");
        VBox box = new VBox(head, text);
        box.getStyleClass().add("dialog");
        box.setAccessibleRole(AccessibleRole.DIALOG);
        box.setAccessibleText(title);
        details.ifPresent(box.getChildren()::add);
        if (!commentLabel.isEmpty()) {
            box.getChildren().add(commentField());
        }
        refusal.getStyleClass().addAll("dialog-refusal", Tone.DANGER.styleClass());
        refusal.setGraphic(Glyph.FAILED.node(Tone.DANGER));
        refusal.setWrapText(true);
        refusal.setMinHeight(Region.USE_PREF_SIZE);
        refusal.managedProperty().bind(refusal.visibleProperty());
        refusal.setVisible(false);
        decide.setText(verb);
        decide.getStyleClass().add(dangerous ? "danger" : "accent");
        decide.setOnAction(event -> run(work, onFx));
        cancel.setOnAction(event -> dialogs.close());
        HBox buttons = new HBox(cancel, decide);
        buttons.getStyleClass().add("dialog-buttons");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        box.getChildren().addAll(refusal, buttons);
        box.addEventFilter(KeyEvent.KEY_PRESSED, event -> enter(event));
        box.setPrefWidth(520);
        comment.textProperty().addListener(observable -> check());
        check();
        return box;
    }

    private Node commentField() {
        Label label = new Label(commentRequired ? commentLabel : Messages.text("dialog.optional", commentLabel));
        label.getStyleClass().add("field-label");
        label.setLabelFor(comment);
        comment.setPrefRowCount(3);
        comment.setWrapText(true);
        comment.setAccessibleText(commentLabel);
        VBox field = new VBox(label, comment);
        field.getStyleClass().add("field");
        return field;
    }

    private void enter(KeyEvent event) {
        if (event.getCode() != KeyCode.ENTER || event.getTarget() == cancel) {
            return;
        }
        if (event.isShiftDown() && event.getTarget() == comment) {
            comment.replaceSelection("\n");
        } else {
            decide.fire();
        }
        event.consume();
    }

    private void check() {
        decide.setDisable(commentRequired && comment.getText().isBlank());
    }

    private <T> void run(Function<String, T> work, Consumer<T> onFx) {
        if (decide.isDisabled()) {
            return;
        }
        String said = comment.getText().strip();
        busy(true);
        tasks.run(
                title,
                () -> work.apply(said),
                result -> {
                    dialogs.close();
                    onFx.accept(result);
                },
                failure -> {
                    busy(false);
                    refusal.setText(Formats.options(failure.sentence()));
                    refusal.setVisible(true);
                    check();
                });
    }

    private void busy(boolean busy) {
        decide.setDisable(busy);
        comment.setDisable(busy);
        refusal.setVisible(false);
    }
}
