package io.modeldeck.ui.playground;

import io.modeldeck.domain.Json;
import io.modeldeck.playground.FileTensor;
import io.modeldeck.playground.PictureTensor;
import io.modeldeck.playground.Scaling;
import io.modeldeck.playground.SoundTensor;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.ui.kit.control.Choice;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What a model that takes tensors is asked: nested lists as JSON, or for an input of that shape a picture or a sound. */
final class TensorPane extends VBox {

    private final ScreenContext context;
    private final FilePicker picker;
    private final Draft draft;
    private final TextArea json = new TextArea();
    private final FlowPane buttons = new FlowPane(8, 8);
    private final ComboBox<Choice<Scaling>> scaling = new ComboBox<>();
    private final Field scalingField = new Field(Messages.text("playground.scaling"), scaling);
    private final Paragraph files = new Paragraph("", "muted");
    private final Paragraph inputs = new Paragraph("", "muted");
    private final Map<String, String> done = new LinkedHashMap<>();
    private final Runnable onAnswerable;
    private List<TensorSpec> known = List.of();

    TensorPane(ScreenContext context, FilePicker picker, Draft draft, Runnable onAnswerable) {
        this.context = context;
        this.picker = picker;
        this.draft = draft;
        this.onAnswerable = onAnswerable;
        getStyleClass().add("ask-form-rows");
        json.getStyleClass().add("mono");
        json.setPrefRowCount(10);
        json.textProperty().addListener(observable -> draft.tensors(json.getText()));
        Scaling.KNOWN.forEach(known -> scaling.getItems().add(new Choice<>(known, known.sentence())));
        scaling.getSelectionModel().selectFirst();
        Field field = new Field(Messages.text("playground.tensors"), json, Messages.text("playground.tensors.hint"));
        VBox.setVgrow(field, Priority.ALWAYS);
        VBox.setVgrow(json, Priority.ALWAYS);
        files.managedProperty().bind(files.visibleProperty());
        scalingField.managedProperty().bind(scalingField.visibleProperty());
        getChildren().addAll(inputs, buttons, scalingField, files, field);
    }

    void show(Askable asked) {
        if (known.equals(asked.version().inputs())) {
            return;
        }
        known = asked.version().inputs();
        inputs.setText(Messages.text(
                "playground.inputs", known.stream().map(TensorSpec::words).collect(Collectors.joining(" · "))));
        forget();
        json.setText(Draft.example(known));
        List<Button> offered = new ArrayList<>();
        for (TensorSpec input : known) {
            if (PictureTensor.takes(input)) {
                offered.add(button("playground.picture.open", input, FilePicker.Kind.PICTURE));
            } else if (SoundTensor.takes(input)) {
                offered.add(button("playground.sound.open", input, FilePicker.Kind.SOUND));
            }
        }
        buttons.getChildren().setAll(offered);
        scalingField.setVisible(known.stream().anyMatch(PictureTensor::takes));
    }

    /** Takes inputs that were kept. */
    void fill(Map<String, Object> inputs) {
        forget();
        json.setText(Json.pretty(inputs));
    }

    private void forget() {
        draft.forgetFiles();
        done.clear();
        say();
    }

    private Button button(String key, TensorSpec input, FilePicker.Kind kind) {
        Button button = new Button(Messages.text(key, input.name()));
        button.setOnAction(event -> picker.file(this, button.getText(), kind).ifPresent(file -> read(file, input)));
        return button;
    }

    /** Reads the file off this thread, and asks at once. */
    void read(Path file, TensorSpec input) {
        Scaling chosen = scaling.getValue().value();
        context.tasks()
                .run(
                        Messages.text("playground.reading", file.getFileName().toString()),
                        () -> PictureTensor.takes(input)
                                ? PictureTensor.read(file, input, chosen)
                                : SoundTensor.read(file, input),
                        (FileTensor read) -> {
                            draft.file(input.name(), read.tensor());
                            done.put(input.name(), file.getFileName() + ": " + read.done());
                            say();
                            onAnswerable.run();
                        });
    }

    private void say() {
        files.setText(String.join("\n", done.values()));
        files.setVisible(!done.isEmpty());
    }
}
