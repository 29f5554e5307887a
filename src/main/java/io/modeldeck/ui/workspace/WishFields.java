package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchWish;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** What a person says of a model that is not only an ONNX file at hand: name, version, columns, the arguments of a script. */
final class WishFields extends VBox {

    private final NameFields names;
    private final TextField map = new TextField();
    private final TextField classes = new TextField();
    private final TextField inputs = new TextField();
    private final TextField outputs = new TextField();
    private final VBox script = new VBox();

    WishFields(Runnable onChange) {
        names = new NameFields(onChange);
        getStyleClass().add("wide");
        script.getStyleClass().add("wide");
        map.setPromptText(Messages.text("add.wish.map.prompt"));
        inputs.setPromptText("x=float[N,4]");
        outputs.setPromptText("y=float[N,2]");
        script.getChildren()
                .add(new FieldPair(
                        new Field(Messages.text("add.wish.inputs"), inputs, Messages.text("add.wish.inputs.hint")),
                        new Field(Messages.text("add.wish.outputs"), outputs, Messages.text("add.wish.outputs.hint"))));
        script.managedProperty().bind(script.visibleProperty());
        getChildren()
                .addAll(
                        names,
                        new Field(Messages.text("add.wish.map"), map, Messages.text("add.wish.map.hint")),
                        new Field(Messages.text("add.classes"), classes, Messages.text("add.classes.hint")),
                        script);
        inputs.textProperty().addListener(any -> onChange.run());
    }

    void suggest(String model, String sourceVersion) {
        names.suggest(model, sourceVersion);
    }

    void showScript(boolean shown) {
        script.setVisible(shown);
    }

    /** Whether enough is said, of a script that its arguments are. */
    boolean isReady() {
        return names.isReady() && !(script.isVisible() && inputs.getText().isBlank());
    }

    FetchWish wish() {
        FetchWish.Builder wish = FetchWish.builder()
                .named(names.model(), names.sourceVersion())
                .map(parts(map))
                .classes(ClassFields.list(classes.getText()));
        return (script.isVisible() ? wish.script(parts(inputs), parts(outputs)) : wish).build();
    }

    /** Several of them stand between semicolons, since one may hold commas. */
    private static List<String> parts(TextField field) {
        return Arrays.stream(field.getText().split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
