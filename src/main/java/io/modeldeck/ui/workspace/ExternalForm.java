package io.modeldeck.ui.workspace;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.AddModel;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.ChoiceWords;
import io.modeldeck.ui.kit.DialogFrame;
import io.modeldeck.ui.kit.Field;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Paragraph;
import io.modeldeck.ui.kit.ScreenContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** A version that runs elsewhere: its events come here, its file does not. */
final class ExternalForm implements AddForm {

    private final ScreenContext context;
    private final DialogFrame frame;
    private final Consumer<ModelVersion> onAdded;
    private final VBox node = new VBox();
    private final TextField name = new TextField();
    private final TextField version = new TextField();
    private final ComboBox<TaskType> task = new ComboBox<>();
    private final TextField classes = new TextField();
    private final TextField positive = new TextField();

    ExternalForm(ScreenContext context, DialogFrame frame, Runnable onChange, Consumer<ModelVersion> onAdded) {
        this.context = context;
        this.frame = frame;
        this.onAdded = onAdded;
        task.getItems().setAll(TaskType.values());
        task.setValue(TaskType.CLASSIFICATION);
        task.setConverter(
                ChoiceWords.of(shown -> Messages.text("task." + shown.name().toLowerCase(Locale.ROOT))));
        Field classField = new Field(Messages.text("add.classes"), classes, Messages.text("add.external.classes"));
        Field positiveField = new Field(Messages.text("add.positive"), positive, Messages.text("add.positive.hint"));
        task.valueProperty().addListener((property, before, now) -> {
            classField.setDisable(now == TaskType.REGRESSION);
            positiveField.setDisable(now == TaskType.REGRESSION);
        });
        node.getStyleClass().add("wide");
        node.getChildren()
                .addAll(
                        new Paragraph(Messages.text("add.external.text"), "muted"),
                        OnnxForm.pair(
                                new Field(Messages.text("add.name"), name, Messages.text("add.name.hint")),
                                new Field(Messages.text("add.version"), version, Messages.text("add.version.hint"))),
                        new Field(Messages.text("add.task"), task),
                        OnnxForm.pair(classField, positiveField));
        List.of(name, version).forEach(field -> field.textProperty().addListener(observable -> onChange.run()));
    }

    @Override
    public String title() {
        return Messages.text("add.external");
    }

    @Override
    public String verb() {
        return Messages.text("add.verb");
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public boolean isReady() {
        return !name.getText().isBlank() && !version.getText().isBlank();
    }

    void fill(String model, String sourceVersion) {
        name.setText(model);
        version.setText(sourceVersion);
    }

    @Override
    public void submit() {
        TaskType chosen = task.getValue();
        AddModel options = AddModel.named(
                        name.getText().strip(), version.getText().strip())
                .withTask(chosen);
        if (chosen == TaskType.CLASSIFICATION) {
            options = options.withClasses(list(classes.getText()));
            String of = positive.getText().strip();
            options = of.isEmpty() ? options : options.withPositive(of);
        }
        AddModel wanted = options;
        frame.work(() -> context.engine().modelIntake().addExternal(context.actor(), context.now(), wanted), onAdded);
    }

    /** Names between commas. */
    static List<String> list(String typed) {
        return Arrays.stream(typed.split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
