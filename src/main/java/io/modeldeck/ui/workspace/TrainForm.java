package io.modeldeck.ui.workspace;

import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.telemetry.file.ReadOptions;
import io.modeldeck.telemetry.file.RowRange;
import io.modeldeck.telemetry.file.TableFile;
import io.modeldeck.ui.kit.command.Action;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Icons;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.place.Place;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A first model from a table of labelled rows: the training is queued and goes on while the console is used. */
final class TrainForm extends AddForm {

    private static final int LOOKED_AT = 200;

    private final VBox rest = new VBox();
    private final Label fileName = new Label(Messages.text("import.no-file"));
    private final TextField name = new TextField();
    private final ComboBox<String> label = new ComboBox<>();
    private final ComboBox<String> time = new ComboBox<>();
    private final ComboBox<String> trainer = new ComboBox<>();
    private final RecipeField recipe;
    private final FlowPane features = new FlowPane(16, 8);
    private final Map<String, CheckBox> chosen = new LinkedHashMap<>();
    private Optional<Path> path = Optional.empty();

    TrainForm(ScreenContext context, FilePicker files, DialogFrame frame, Runnable onChange) {
        super(context, frame, onChange, Messages.text("add.train"), Messages.text("add.train.text"));
        Button choose = new Button(Messages.text("import.choose"), Icons.of("fth-file-text"));
        choose.setMinWidth(Button.USE_PREF_SIZE);
        choose.setOnAction(event -> files.file(node, Messages.text("import.choose"), FilePicker.Kind.ROWS)
                .ifPresent(this::take));
        fileName.getStyleClass().add("muted");
        HBox file = new HBox(choose, fileName);
        file.getStyleClass().add("row");
        List<String> trainers = new ArrayList<>(List.of(Messages.text("add.trainer.default")));
        trainers.addAll(TrainPlan.trainers());
        trainer.getItems().setAll(trainers);
        trainer.setValue(trainers.getFirst());
        label.setPromptText(Messages.text("add.label.prompt"));
        recipe = new RecipeField(files, context.tasks().lane(), frame::refuse, this::recipeChanged);
        Label heading = new Label(Messages.text("add.features"));
        heading.getStyleClass().add("field-label");
        VBox featureField = new VBox(heading, features);
        featureField.getStyleClass().add("column");
        rest.getStyleClass().add("wide");
        rest.getChildren()
                .addAll(
                        new FieldPair(
                                new Field(Messages.text("add.name"), name, Messages.text("add.name.hint")),
                                new Field(Messages.text("add.label"), label, Messages.text("add.label.hint"))),
                        new FieldPair(
                                new Field(Messages.text("add.time"), time, Messages.text("add.time.hint")),
                                new Field(Messages.text("add.trainer"), trainer, Messages.text("add.trainer.hint"))),
                        recipe,
                        featureField);
        rest.setVisible(false);
        rest.managedProperty().bind(rest.visibleProperty());
        label.valueProperty().addListener(observable -> reconsider());
        time.valueProperty().addListener(observable -> reconsider());
        name.textProperty().addListener(observable -> changed());
        node.getChildren().addAll(file, rest);
    }

    @Override
    String verb() {
        return Messages.text("add.train.verb");
    }

    @Override
    boolean isReady() {
        return path.isPresent()
                && recipe.isReady()
                && !name.getText().isBlank()
                && label.getValue() != null
                && chosen.values().stream().anyMatch(box -> box.isSelected() && !box.isDisabled());
    }

    /** Looks at a file's columns. */
    void take(Path file) {
        frame.refuse("");
        path = Optional.empty();
        fileName.setText(file.toString());
        lane.run(
                Messages.text("import.working"),
                () -> TableFile.read(file, ReadOptions.defaults().withRows(new RowRange(0, LOOKED_AT)))
                        .names(),
                names -> show(file, names),
                frame::refuse);
        changed();
    }

    void setName(String typed) {
        name.setText(typed);
    }

    void setLabel(String column) {
        label.setValue(column);
    }

    /** The form follows what the recipe says of columns; its trainer counts unless there is none. */
    private void recipeChanged() {
        frame.refuse("");
        trainer.setDisable(recipe.source() != RecipeField.Source.FORM);
        recipe.file().map(RecipeFile::recipe).ifPresent(read -> {
            if (label.getItems().contains(read.label())) {
                label.setValue(read.label());
            }
            if (!read.features().isEmpty()) {
                chosen.forEach((column, box) -> box.setSelected(read.features().contains(column)));
            }
        });
        changed();
    }

    RecipeField recipe() {
        return recipe;
    }

    private void show(Path file, List<String> names) {
        path = Optional.of(file);
        String stem = file.getFileName().toString().replaceFirst("\\..+$", "");
        if (name.getText().isBlank()) {
            name.setText(stem);
        }
        chosen.clear();
        features.getChildren().clear();
        for (String column : names) {
            CheckBox box = new CheckBox(column);
            box.setMnemonicParsing(false);
            box.setSelected(true);
            box.setOnAction(event -> changed());
            chosen.put(column, box);
            features.getChildren().add(box);
        }
        label.getItems().setAll(names);
        label.setValue(TrainPlan.guessLabel(names).orElse(null));
        List<String> times = new ArrayList<>(List.of(Messages.text("add.time.none")));
        times.addAll(names);
        time.getItems().setAll(times);
        time.setValue(times.getFirst());
        rest.setVisible(true);
        reconsider();
    }

    /** Neither the label nor the time is learnt from. */
    private void reconsider() {
        chosen.forEach((column, box) ->
                box.setDisable(column.equals(label.getValue()) || timeColumn().equals(Optional.of(column))));
        changed();
    }

    private Optional<String> timeColumn() {
        return time.getSelectionModel().getSelectedIndex() > 0 ? Optional.of(time.getValue()) : Optional.empty();
    }

    @Override
    void submit() {
        Path file = path.orElseThrow();
        String model = name.getText().strip();
        Optional<String> clock = timeColumn();
        Optional<String> by = recipe.source() == RecipeField.Source.FORM
                        && trainer.getSelectionModel().getSelectedIndex() > 0
                ? Optional.of(trainer.getValue())
                : Optional.empty();
        List<String> columns = chosen.entrySet().stream()
                .filter(entry ->
                        entry.getValue().isSelected() && !entry.getValue().isDisabled())
                .map(Map.Entry::getKey)
                .toList();
        FirstTraining wish = new FirstTraining(
                file,
                model,
                clock,
                label.getValue(),
                columns,
                by,
                recipe.source() == RecipeField.Source.KEPT,
                recipe.file(),
                recipe.allowed());
        frame.work(() -> wish.queue(context.engine(), context.actor(), context.now()), run -> {
            frame.close();
            context.toasts()
                    .show(
                            Messages.text("add.train.done", model),
                            new Action(
                                    Messages.text("add.view"),
                                    () -> context.go(new Place.Runs(OptionalLong.of(run.id())))));
            context.go(new Place.Runs(OptionalLong.of(run.id())));
        });
    }
}
