package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelNote;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Asks for the tags and the note of a model. */
final class NoteDialog {

    private NoteDialog() {}

    static void show(ScreenContext context, ModelInfo model, Optional<ModelNote> before, Runnable changed) {
        DialogFrame frame = new DialogFrame(context, Messages.text("model.note.title", model.name()), 520);
        TextField tags =
                new TextField(before.map(note -> String.join(", ", note.tags())).orElse(""));
        TextArea text = new TextArea(before.map(ModelNote::note).orElse(""));
        text.setWrapText(true);
        text.setPrefRowCount(6);
        // Enter is a new line here, not the button
        text.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
                event.consume();
            }
        });
        frame.body()
                .getChildren()
                .addAll(
                        new Field(Messages.text("model.note.tags"), tags, Messages.text("model.note.tags.hint")),
                        new Field(Messages.text("model.note.text"), text, Messages.text("model.note.text.hint")));
        frame.main(new Button(Messages.text("model.note.verb")), () -> {
            List<String> typed = Arrays.asList(tags.getText().split(","));
            String said = text.getText();
            frame.work(
                    () -> context.engine()
                            .registry()
                            .notes()
                            .put(context.actor(), context.now(), model, typed, said, ""),
                    note -> {
                        frame.close();
                        changed.run();
                    });
        });
        frame.show();
        tags.requestFocus();
    }
}
