package io.modeldeck.ui.kit.control;

import io.modeldeck.ui.kit.text.Said;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control under its label, with a line below it that helps or says what is wrong. */
public final class Field extends VBox {

    private final Paragraph note = new Paragraph("", "field-hint");
    private final Control control;
    private final String help;

    public Field(String name, Control control) {
        this(name, control, "");
    }

    public Field(String name, Control control, String hint) {
        this.control = control;
        help = hint;
        Label label = new Label(name);
        label.getStyleClass().add("field-label");
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        control.setAccessibleText(name);
        getStyleClass().add("field");
        note.managedProperty().bind(note.visibleProperty());
        getChildren().addAll(label, control, note);
        say(hint, "field-hint");
    }

    /** Says what is wrong; an empty sentence brings the hint back. */
    public void fault(String sentence) {
        say(sentence.isEmpty() ? help : Said.typed(sentence), sentence.isEmpty() ? "field-hint" : "field-fault");
    }

    /** Another line of help. */
    public void hint(String sentence) {
        say(sentence, "field-hint");
    }

    public String note() {
        return note.getText();
    }

    private void say(String sentence, String styleClass) {
        note.getStyleClass().removeAll("field-hint", "field-fault");
        note.getStyleClass().add(styleClass);
        note.setText(sentence);
        note.setVisible(!sentence.isEmpty());
        control.setAccessibleHelp(sentence);
    }
}
