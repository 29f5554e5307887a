package io.modeldeck.ui.monitoring;

import io.modeldeck.annotation.Annotation;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A note in the making, or one that is changed: what it says, when that was, and which version it is about. */
final class NoteDialog {

    private static final double WIDTH = 560;

    /** A version that a note may be about. */
    record Version(long id, int number) {}

    private final NoteDeeds deeds;
    private final ModelInfo model;
    private final Optional<Annotation> before;
    private final NoteDraft draft;
    private final DialogFrame frame;
    private final TextArea text;
    private final TextField from;
    private final TextField to;
    private final Field textField;
    private final Field fromField;
    private final Field toField;
    private final ComboBox<Choice<OptionalLong>> version = new ComboBox<>();
    private final Button keep = new Button(Messages.text("note.keep"));

    /** @param before the note that is changed; empty for a new one */
    NoteDialog(
            ScreenContext context,
            NoteDeeds deeds,
            ModelInfo model,
            List<Version> versions,
            Optional<Annotation> before,
            TimeRange range) {
        this.deeds = deeds;
        this.model = model;
        this.before = before;
        draft = new NoteDraft(range, context.formats(), context.now());
        frame = new DialogFrame(
                context, Messages.text(before.isPresent() ? "note.title.edit" : "note.title", model.name()), WIDTH);
        text = new TextArea(before.map(Annotation::text).orElse(""));
        from = new TextField(draft.from());
        to = new TextField(draft.to());
        text.setWrapText(true);
        text.setPrefRowCount(5);
        // Enter is a new line here, not the button
        text.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                event.consume();
            }
        });
        textField = new Field(Messages.text("note.text"), text, Messages.text("note.text.hint"));
        fromField = new Field(
                Messages.text("note.from"),
                from,
                Messages.text("note.from.hint", context.formats().zoneName()));
        toField = new Field(
                Messages.text("dialog.optional", Messages.text("note.to")), to, Messages.text("note.to.hint"));
        HBox.setHgrow(fromField, Priority.ALWAYS);
        HBox.setHgrow(toField, Priority.ALWAYS);
        // half of the dialog, so that hints wrap as little as they will
        fromField.setPrefWidth(WIDTH / 2);
        toField.setPrefWidth(WIDTH / 2);
        HBox times = new HBox(fromField, toField);
        times.getStyleClass().add("row");
        choose(versions);
        frame.body().getChildren().addAll(textField, times, new Field(Messages.text("note.version"), version));
        before.ifPresent(note ->
                frame.beside(context.writing().guard(new Button(Messages.text("note.delete"))), () -> delete(note)));
        frame.main(context.writing().guard(keep), this::keep);
        List.of(text, from, to).forEach(input -> input.textProperty().addListener(observable -> check()));
        check();
    }

    private void choose(List<Version> versions) {
        version.getItems().add(new Choice<>(OptionalLong.empty(), Messages.text("note.version.none")));
        versions.forEach(one -> version.getItems().add(new Choice<>(OptionalLong.of(one.id()), "v" + one.number())));
        OptionalLong about = before.map(Annotation::versionId).orElse(OptionalLong.empty());
        version.setValue(version.getItems().stream()
                .filter(choice -> choice.value().equals(about))
                .findFirst()
                .orElse(version.getItems().getFirst()));
    }

    void show() {
        frame.showAbove();
        text.requestFocus();
        text.end();
    }

    private void check() {
        int length = text.getText().strip().length();
        textField.fault(length > Annotation.LONGEST ? Messages.text("note.too-long", length, Annotation.LONGEST) : "");
        String wrongFrom = draft.faultOfFrom(from.getText());
        String wrongTo = draft.faultOfTo(from.getText(), to.getText());
        fromField.fault(wrongFrom);
        toField.fault(wrongTo);
        keep.setDisable(length == 0 || length > Annotation.LONGEST || !wrongFrom.isEmpty() || !wrongTo.isEmpty());
    }

    private void keep() {
        TimeRange range;
        try {
            range = draft.range(from.getText(), to.getText());
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
            return;
        }
        String said = text.getText();
        OptionalLong about = version.getValue().value();
        frame.work(
                () -> before.isPresent()
                        ? deeds.edit(before.get(), about, range, said)
                        : deeds.write(model, about, range, said),
                kept -> {
                    frame.close();
                    before.ifPresentOrElse(note -> deeds.edited(note, kept), () -> deeds.wrote(kept));
                });
    }

    private void delete(Annotation note) {
        deeds.delete(note, frame::close);
    }
}
