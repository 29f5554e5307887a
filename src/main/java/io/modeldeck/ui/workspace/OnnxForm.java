package io.modeldeck.ui.workspace;

import io.modeldeck.domain.Problem;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelDescription;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.FrameworkName;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A version from an ONNX file: what the file says of itself, and which columns fill its inputs, by name. */
final class OnnxForm extends AddForm {

    /** What was found in a file. */
    private record Looked(Path path, ModelDescription description, Optional<InputMapping> mapping) {}

    private final FilePicker files;
    private final Consumer<ModelVersion> onAdded;
    private final Label fileName = new Label(Messages.text("add.onnx.no-file"));
    private final FactList facts = new FactList();
    private final NameFields names = new NameFields(this::changed);
    private final ClassFields classes = new ClassFields(Messages.text("add.classes.hint"));
    private final VBox inputs = new VBox();
    private final FlowPane columns = new FlowPane(6, 6);
    private final VBox rest = new VBox();
    private final Map<String, TextField> mapping = new LinkedHashMap<>();
    private Optional<Looked> looked = Optional.empty();
    private Optional<TextField> lastFilled = Optional.empty();

    OnnxForm(
            ScreenContext context,
            FilePicker files,
            DialogFrame frame,
            Runnable onChange,
            Consumer<ModelVersion> onAdded) {
        super(context, frame, onChange, Messages.text("add.onnx"), Messages.text("add.onnx.text"));
        this.files = files;
        this.onAdded = onAdded;
        Button choose = new Button(Messages.text("add.onnx.choose"), Icons.of("fth-file"));
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setOnAction(event -> files.file(node, Messages.text("add.onnx.choose"), FilePicker.Kind.MODEL)
                .ifPresent(this::take));
        fileName.getStyleClass().add("muted");
        HBox file = new HBox(choose, fileName);
        file.getStyleClass().add("row");
        Button show = new Button(Messages.text("add.columns"), Icons.of("fth-list"));
        show.setOnAction(event -> files.file(node, Messages.text("add.columns"), FilePicker.Kind.ROWS)
                .ifPresent(this::showColumns));
        inputs.getStyleClass().add("wide");
        rest.getStyleClass().add("wide");
        Label heading = new Label(Messages.text("add.mapping"));
        heading.getStyleClass().add("heading");
        Paragraph mapped = new Paragraph(Messages.text("add.mapping.text"), "muted");
        rest.getChildren().addAll(facts, names, heading, mapped, inputs, show, columns, classes);
        rest.setVisible(false);
        rest.managedProperty().bind(rest.visibleProperty());
        node.getChildren().addAll(file, rest);
    }

    @Override
    boolean isReady() {
        return looked.isPresent()
                && names.isReady()
                && mapping.values().stream().noneMatch(field -> field.getText().isBlank());
    }

    /** Looks at a file. */
    void take(Path path) {
        frame.refuse("");
        looked = Optional.empty();
        fileName.setText(path.toString());
        rest.setVisible(false);
        lane.run(
                Messages.text("add.onnx.looking"),
                () -> {
                    ModelDescription description =
                            context.engine().modelIntake().inspect(path);
                    return new Looked(
                            path, description, context.engine().modelIntake().defaultMapping(description));
                },
                this::show,
                frame::refuse);
        changed();
    }

    void name(String model, String sourceVersion) {
        names.type(model, sourceVersion);
    }

    /** Which columns fill an input. */
    void map(String input, String typed) {
        mapping.get(input).setText(typed);
    }

    private void show(Looked found) {
        looked = Optional.of(found);
        ModelDescription description = found.description();
        facts.clear()
                .fact(
                        Messages.text("add.file"),
                        FrameworkName.of(description.framework()) + ", " + Formats.bytes(description.size()),
                        "SHA-256 " + description.digest().hex())
                .fact(Messages.text("add.inputs"), description.inputWords())
                .fact(Messages.text("add.outputs"), description.outputWords())
                .fact(Messages.text("add.digest"), description.digest().hex().substring(0, 16) + "…");
        if (!description.metadata().isEmpty()) {
            facts.fact(
                    Messages.text("add.metadata"),
                    description.metadata().keySet().stream().sorted().limit(8).collect(Collectors.joining(", ")));
        }
        String stem = found.path().getFileName().toString().replaceFirst("\\.[^.]+$", "");
        names.suggest(stem, context.formats().sortable(context.now()).substring(0, 10));
        classes.suggest(description.classes());
        mapping.clear();
        inputs.getChildren().clear();
        description.inputs().forEach(input -> addInput(input, found.mapping()));
        rest.setVisible(true);
        changed();
    }

    private void addInput(TensorSpec input, Optional<InputMapping> suggested) {
        TextField field = new TextField();
        field.setId("map-" + input.name());
        field.setPromptText(Messages.text("add.mapping.prompt"));
        suggested
                .flatMap(its -> its.bindings().stream()
                        .filter(binding -> binding.input().equals(input.name()))
                        .findFirst())
                .ifPresent(binding -> field.setText(
                        binding.columns().stream().map(OnnxForm::quoted).collect(Collectors.joining(", "))));
        field.textProperty().addListener(observable -> changed());
        field.focusedProperty().addListener((property, before, now) -> {
            if (now) {
                lastFilled = Optional.of(field);
            }
        });
        mapping.put(input.name(), field);
        String hint =
                suggested.isPresent() ? Messages.text("add.mapping.from-file") : Messages.text("add.mapping.type");
        inputs.getChildren().add(new Field(input.words(), field, hint));
        if (lastFilled.isEmpty()) {
            lastFilled = Optional.of(field);
        }
    }

    /** Offers the names of a table's columns for choosing. */
    private void showColumns(Path path) {
        lane.run(
                Messages.text("add.columns"),
                () -> TableFile.columns(path, ReadOptions.defaults()),
                names -> {
                    columns.getChildren().clear();
                    names.forEach(column -> {
                        Button chip = new Button(column);
                        chip.setMnemonicParsing(false);
                        chip.getStyleClass().addAll("small", "flat", "chip");
                        chip.setOnAction(event -> lastFilled.ifPresent(field -> append(field, column)));
                        columns.getChildren().add(chip);
                    });
                },
                frame::refuse);
    }

    private static void append(TextField field, String column) {
        String before = field.getText().strip();
        field.setText(before.isEmpty() ? quoted(column) : before + ", " + quoted(column));
    }

    /** A name that holds a comma or a quote, so that it is read back as one. */
    private static String quoted(String column) {
        return column.contains(",") || column.contains("\"") ? '"' + column.replace("\"", "\"\"") + '"' : column;
    }

    @Override
    void submit() {
        Path path = looked.orElseThrow().path();
        AddModel options;
        try {
            options = options();
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
            return;
        }
        frame.work(() -> context.engine().modelIntake().add(context.actor(), context.now(), path, options), onAdded);
    }

    private AddModel options() {
        List<InputBinding> bindings = new ArrayList<>();
        mapping.forEach((input, field) -> bindings.add(new InputBinding(
                input,
                // its reader wants a name before the equals sign; the input's own may hold one
                InputMapping.parse(List.of("input=" + field.getText())).columns().stream()
                        .map(String::strip)
                        .toList())));
        return classes.over(
                AddModel.named(names.model(), names.sourceVersion()).withMapping(new InputMapping(bindings)));
    }
}
