package io.modeldeck.ui.lifecycle;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A line of text in a dialog. What stands in it may be asked for by any thread, since the work of a dialog runs off the FX thread. */
final class TypedField extends VBox {

    private final TextField field = new TextField();
    private volatile String typed;

    TypedField(String name, String prompt, String first) {
        typed = first.strip();
        field.setText(first);
        field.setPromptText(prompt);
        field.textProperty().addListener((property, before, now) -> typed = now.strip());
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(name);
        getStyleClass().add("field");
        getChildren().addAll(label, field);
    }

    String typed() {
        return typed;
    }
}
