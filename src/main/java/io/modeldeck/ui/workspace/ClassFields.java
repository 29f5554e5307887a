package io.modeldeck.ui.workspace;

import io.modeldeck.inference.AddModel;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.TextField;

/** The classes of a model, and which of them its scores speak of. */
final class ClassFields extends FieldPair {

    private final TextField classes;
    private final TextField positive;

    /** @param hint of the classes */
    ClassFields(String hint) {
        this(hint, new TextField(), new TextField());
    }

    private ClassFields(String hint, TextField classes, TextField positive) {
        super(
                new Field(Messages.text("add.classes"), classes, hint),
                new Field(Messages.text("add.positive"), positive, Messages.text("add.positive.hint")));
        this.classes = classes;
        this.positive = positive;
    }

    void suggest(List<String> found) {
        classes.setText(String.join(", ", found));
    }

    /** The options with what is said here; what is silent leaves them as they are. */
    AddModel over(AddModel options) {
        List<String> named = list(classes.getText());
        AddModel more = named.isEmpty() ? options : options.withClasses(named);
        String of = positive.getText().strip();
        return of.isEmpty() ? more : more.withPositive(of);
    }

    /** Names between commas. */
    static List<String> list(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
