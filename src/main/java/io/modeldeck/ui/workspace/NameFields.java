package io.modeldeck.ui.workspace;

import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import javafx.scene.control.TextField;

/** What a model is called here, and what its maker calls this version. */
final class NameFields extends FieldPair {

    private final TextField name;
    private final TextField version;

    NameFields(Runnable onChange) {
        this(new TextField(), new TextField());
        List.of(name, version).forEach(field -> field.textProperty().addListener(any -> onChange.run()));
    }

    private NameFields(TextField name, TextField version) {
        super(
                new Field(Messages.text("add.name"), name, Messages.text("add.name.hint")),
                new Field(Messages.text("add.version"), version, Messages.text("add.version.hint")));
        this.name = name;
        this.version = version;
    }

    /** Fills in what nobody filled in. */
    void suggest(String model, String sourceVersion) {
        type(
                name.getText().isBlank() ? model : name.getText(),
                version.getText().isBlank() ? sourceVersion : version.getText());
    }

    void type(String model, String sourceVersion) {
        name.setText(model);
        version.setText(sourceVersion);
    }

    boolean isReady() {
        return !name.getText().isBlank() && !version.getText().isBlank();
    }

    String model() {
        return name.getText().strip();
    }

    String sourceVersion() {
        return version.getText().strip();
    }
}
