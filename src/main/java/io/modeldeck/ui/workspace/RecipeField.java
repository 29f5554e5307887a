package io.modeldeck.ui.workspace;

import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.work.Failure;
import io.modeldeck.ui.kit.work.FxTasks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** By what a training goes: what the form says, the recipe that is kept with the model, or a file; and the consent that code or a worker takes. */
final class RecipeField extends VBox {

    /** Where the recipe comes from. */
    enum Source {
        FORM,
        KEPT,
        FILE
    }

    private static final int CODE_ROWS = 8;

    private final FilePicker files;
    private final FxTasks.Lane lane;
    private final Consumer<Failure> refuse;
    private final Runnable onChange;
    private final ComboBox<String> source = new ComboBox<>();
    private final Field field;
    private final CheckBox consent = new CheckBox();
    private final Hyperlink look = new Hyperlink(Messages.text("add.recipe.look"));
    private final TextArea code = new TextArea();
    private String fileName = "";
    private Optional<RecipeFile> read = Optional.empty();

    /** @param onChange told when another recipe is there or the consent changed */
    RecipeField(FilePicker files, FxTasks.Lane lane, Consumer<Failure> refuse, Runnable onChange) {
        this.files = files;
        this.lane = lane;
        this.refuse = refuse;
        this.onChange = onChange;
        source.getItems()
                .setAll(
                        Messages.text("add.recipe.form"),
                        Messages.text("add.recipe.kept"),
                        Messages.text("add.recipe.file"));
        source.getSelectionModel().select(0);
        field = new Field(Messages.text("add.recipe"), source, Messages.text("add.recipe.hint"));
        consent.setWrapText(true);
        consent.setMnemonicParsing(false);
        consent.managedProperty().bind(consent.visibleProperty());
        consent.setVisible(false);
        consent.setOnAction(event -> onChange.run());
        code.setEditable(false);
        code.setPrefRowCount(CODE_ROWS);
        code.setAccessibleText(Messages.text("add.recipe.look"));
        code.managedProperty().bind(code.visibleProperty());
        code.setVisible(false);
        look.managedProperty().bind(look.visibleProperty());
        look.setVisible(false);
        look.setOnAction(event -> code.setVisible(!code.isVisible()));
        source.setOnAction(event -> chosen());
        getStyleClass().add("column");
        getChildren().addAll(field, look, code, consent);
    }

    Source source() {
        return Source.values()[Math.max(0, source.getSelectionModel().getSelectedIndex())];
    }

    Optional<RecipeFile> file() {
        return read;
    }

    /** Whether a training may go by it: a file was read, and what it wants is allowed. */
    boolean isReady() {
        return switch (source()) {
            case FORM, KEPT -> true;
            case FILE -> read.isPresent() && (need().isEmpty() || consent.isSelected());
        };
    }

    /** What the person allows with the box. */
    Optional<Consent.Need> allowed() {
        return consent.isSelected() ? need() : Optional.empty();
    }

    CheckBox consent() {
        return consent;
    }

    Hyperlink look() {
        return look;
    }

    /** Reads a recipe; its code is compiled, nothing of it runs. */
    void take(Path file) {
        source.getSelectionModel().select(Source.FILE.ordinal());
        fileName = file.getFileName().toString();
        show(Optional.empty());
        lane.run(
                Messages.text("import.working"),
                () -> {
                    RecipeFile recipe = RecipeFile.read(file);
                    recipe.code().ifPresent(CodeTraining::check);
                    return recipe;
                },
                recipe -> show(Optional.of(recipe)),
                refuse);
    }

    private void chosen() {
        if (source() == Source.FILE && read.isEmpty()) {
            Optional<Path> file = files.file(this, Messages.text("add.recipe.choose"), FilePicker.Kind.RECIPE);
            if (file.isPresent()) {
                take(file.get());
            } else {
                source.getSelectionModel().select(Source.FORM.ordinal());
            }
        } else if (source() != Source.FILE) {
            show(Optional.empty());
        }
    }

    private void show(Optional<RecipeFile> recipe) {
        read = recipe;
        consent.setSelected(false);
        consent.setVisible(need().isPresent());
        need().ifPresent(need -> consent.setText(Messages.text(
                need.kind() == Consent.Kind.CODE ? "add.recipe.code" : "add.recipe.worker", need.subject())));
        Optional<String> text = recipe.flatMap(RecipeFile::code)
                .filter(it -> it.name().endsWith(".java"))
                .map(it -> new String(it.content(), StandardCharsets.UTF_8));
        look.setVisible(text.isPresent());
        code.setVisible(false);
        code.setText(text.orElse(""));
        field.hint(recipe.map(it -> fileName + ": " + words(it.recipe()))
                .orElseGet(() -> Messages.text(source() == Source.KEPT ? "add.recipe.kept.hint" : "add.recipe.hint")));
        onChange.run();
    }

    private Optional<Consent.Need> need() {
        return read.flatMap(it -> Consent.neededFor(it.recipe().site()));
    }

    private static String words(Recipe recipe) {
        return switch (recipe.site()) {
            case Site.Here() ->
                Messages.text(
                        "add.recipe.here",
                        recipe.trainer().orElseGet(() -> Messages.text("add.trainer.default")),
                        settings(recipe));
            case Site.Script script ->
                Messages.text(
                        "add.recipe.script",
                        script.name(),
                        script.memoryMegabytes(),
                        script.timeout().toSeconds());
            case Site.Worker worker -> Messages.text("add.recipe.sent", worker.url());
        };
    }

    private static String settings(Recipe recipe) {
        List<String> set = recipe.hyperparameters().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .toList();
        return set.isEmpty() ? Messages.text("add.recipe.defaults") : String.join(", ", set);
    }
}
