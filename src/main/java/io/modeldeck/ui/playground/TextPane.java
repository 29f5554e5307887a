package io.modeldeck.ui.playground;

import io.modeldeck.domain.Labels;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Map;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a model of texts is asked: a text, what it is told beforehand, how freely it may answer. */
final class TextPane extends VBox {

    private final TextArea prompt = new TextArea();
    private final TextArea system = new TextArea();
    private final TextField temperature = new TextField();

    TextPane(Draft draft) {
        getStyleClass().add("ask-form-rows");
        prompt.setWrapText(true);
        prompt.setPrefRowCount(8);
        prompt.setPromptText(Messages.text("playground.prompt.hint"));
        system.setWrapText(true);
        system.setPrefRowCount(2);
        system.setPromptText(Messages.text("playground.system.hint"));
        temperature.setPromptText(Messages.text("playground.temperature.hint"));
        Field main = new Field(Messages.text("playground.prompt"), prompt);
        VBox.setVgrow(main, Priority.ALWAYS);
        VBox.setVgrow(prompt, Priority.ALWAYS);
        getChildren()
                .addAll(
                        main,
                        new Field(Messages.text("playground.system"), system),
                        new Field(Messages.text("playground.temperature"), temperature));
        Runnable typed = () -> draft.text(prompt.getText(), system.getText(), temperature.getText());
        prompt.textProperty().addListener(observable -> typed.run());
        system.textProperty().addListener(observable -> typed.run());
        temperature.textProperty().addListener(observable -> typed.run());
    }

    /** Takes inputs that were kept. */
    void fill(Map<String, Object> inputs) {
        prompt.setText(text(inputs.get("prompt")));
        system.setText(text(inputs.get("system")));
        temperature.setText(inputs.get("options") instanceof Map<?, ?> options ? text(options.get("temperature")) : "");
    }

    /** Takes what was written once. */
    void again(Map<String, String> written) {
        prompt.setText(written.get("prompt"));
        prompt.positionCaret(prompt.getLength());
        system.setText(written.get("system"));
        temperature.setText(written.get("temperature"));
    }

    private static String text(Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> Labels.text(number.doubleValue());
            default -> String.valueOf(value);
        };
    }
}
