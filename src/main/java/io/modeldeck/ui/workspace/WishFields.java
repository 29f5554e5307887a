package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchWish;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.Messages;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a person says of a model that is not only an ONNX file at hand: name, version, columns, the arguments of a script. */
final class WishFields extends VBox {

    private final TextField name = new TextField();
    private final TextField version = new TextField();
    private final TextField map = new TextField();
    private final TextField classes = new TextField();
    private final TextField inputs = new TextField();
    private final TextField outputs = new TextField();
    private final VBox script = new VBox();

    WishFields(Runnable onChange) {
        getStyleClass().add("wide");
        script.getStyleClass().add("wide");
        map.setPromptText(Messages.text("add.wish.map.prompt"));
        inputs.setPromptText("x=float[N,4]");
        outputs.setPromptText("y=float[N,2]");
        script.getChildren()
                .add(OnnxForm.pair(
                        new Field(Messages.text("add.wish.inputs"), inputs, Messages.text("add.wish.inputs.hint")),
                        new Field(Messages.text("add.wish.outputs"), outputs, Messages.text("add.wish.outputs.hint"))));
        script.managedProperty().bind(script.visibleProperty());
        getChildren()
                .addAll(
                        OnnxForm.pair(
                                new Field(Messages.text("add.name"), name, Messages.text("add.name.hint")),
                                new Field(Messages.text("add.version"), version, Messages.text("add.version.hint"))),
                        new Field(Messages.text("add.wish.map"), map, Messages.text("add.wish.map.hint")),
                        new Field(Messages.text("add.classes"), classes, Messages.text("add.classes.hint")),
                        script);
        List.of(name, version, inputs).forEach(field -> field.textProperty().addListener(any -> onChange.run()));
    }

    void suggest(String model, String sourceVersion) {
        if (name.getText().isBlank()) {
            name.setText(model);
        }
        if (version.getText().isBlank()) {
            version.setText(sourceVersion);
        }
    }

    void showScript(boolean shown) {
        script.setVisible(shown);
    }

    /** Whether enough is said, of a script that its arguments are. */
    boolean isReady() {
        return !name.getText().isBlank()
                && !version.getText().isBlank()
                && !(script.isVisible() && inputs.getText().isBlank());
    }

    FetchWish wish() {
        return new FetchWish(
                Optional.of(name.getText().strip()),
                Optional.of(version.getText().strip()),
                Optional.empty(),
                Map.of(),
                parts(map),
                ExternalForm.list(classes.getText()),
                script.isVisible() ? parts(inputs) : List.of(),
                script.isVisible() ? parts(outputs) : List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /** Several of them stand between semicolons, since one may hold commas. */
    private static List<String> parts(TextField field) {
        return Arrays.stream(field.getText().split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
