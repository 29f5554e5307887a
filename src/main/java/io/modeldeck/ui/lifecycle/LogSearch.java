package io.modeldeck.ui.lifecycle;

import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A field for words that are looked for in a log, with which of how many hits one is at, and the ways to the next and the one before. */
final class LogSearch extends HBox {

    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Button before;
    private final Button next;

    /**
     * @param sought told the words, while they are typed
     * @param step told to go to the next hit (1) or the one before (-1)
     */
    LogSearch(Consumer<String> sought, IntConsumer step) {
        getStyleClass().add("row");
        before = Icons.button("fth-chevron-up", Messages.text("runs.log.before"), () -> step.accept(-1));
        next = Icons.button("fth-chevron-down", Messages.text("runs.log.next"), () -> step.accept(1));
        count.getStyleClass().add("caption");
        count.setMinWidth(USE_PREF_SIZE);
        field.setPromptText(Messages.text("runs.log.find"));
        field.setAccessibleText(Messages.text("runs.log.find"));
        field.setPrefColumnCount(16);
        HBox.setHgrow(field, Priority.SOMETIMES);
        field.textProperty().addListener((property, was, now) -> sought.accept(now));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
                field.clear();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                step.accept(event.isShiftDown() ? -1 : 1);
                event.consume();
            }
        });
        getChildren().addAll(field, count, before, next);
        counted(0, 0);
    }

    TextField field() {
        return field;
    }

    /** @param hit which one is at, from 1; 0 where one is at none */
    void counted(int hit, int hits) {
        count.setText(
                field.getText().isBlank()
                        ? ""
                        : hit == 0
                                ? Messages.text("runs.log.hits", hits)
                                : Messages.text("runs.log.hit", Formats.count(hit), Formats.count(hits)));
        before.setDisable(hits == 0);
        next.setDisable(hits == 0);
    }
}
