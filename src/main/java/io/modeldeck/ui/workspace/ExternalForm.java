package io.modeldeck.ui.workspace;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.AddModel;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.ui.kit.control.ChoiceWords;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;

/** A version that runs elsewhere: its events come here, its file does not. */
final class ExternalForm extends AddForm {

    private final Consumer<ModelVersion> onAdded;
    private final NameFields names = new NameFields(this::changed);
    private final ComboBox<TaskType> task = new ComboBox<>();
    private final ClassFields classes = new ClassFields(Messages.text("add.external.classes"));

    ExternalForm(ScreenContext context, DialogFrame frame, Runnable onChange, Consumer<ModelVersion> onAdded) {
        super(context, frame, onChange, Messages.text("add.external"), Messages.text("add.external.text"));
        this.onAdded = onAdded;
        task.getItems().setAll(TaskType.values());
        task.setValue(TaskType.CLASSIFICATION);
        task.setConverter(
                ChoiceWords.of(shown -> Messages.text("task." + shown.name().toLowerCase(Locale.ROOT))));
        classes.disableProperty().bind(task.valueProperty().isEqualTo(TaskType.REGRESSION));
        node.getChildren().addAll(names, new Field(Messages.text("add.task"), task), classes);
    }

    @Override
    boolean isReady() {
        return names.isReady();
    }

    void fill(String model, String sourceVersion) {
        names.type(model, sourceVersion);
    }

    @Override
    void submit() {
        TaskType chosen = task.getValue();
        AddModel options = AddModel.named(names.model(), names.sourceVersion()).withTask(chosen);
        AddModel wanted = chosen == TaskType.CLASSIFICATION ? classes.over(options) : options;
        frame.work(() -> context.engine().modelIntake().addExternal(context.actor(), context.now(), wanted), onAdded);
    }
}
