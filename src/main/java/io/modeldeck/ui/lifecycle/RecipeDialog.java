package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.training.Trainer;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.ui.kit.control.Field;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DialogFrame;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Changes the recipe of a model: the parts that most people change as fields, everything as JSON. */
final class RecipeDialog {

    private final ScreenContext context;
    private final ModelInfo model;
    private final Recipe before;
    private final Function<Recipe, RecipeFile> file;
    private final Runnable changed;
    private final DialogFrame frame;
    private final ComboBox<String> trainer = new ComboBox<>();
    private final TextField hyperparameters = new TextField();
    private final TextField features = new TextField();
    private final TextField rows = new TextField();
    private final TextField holdOut = new TextField();
    private final TextField comment = new TextField();
    private final CheckBox asDocument = new CheckBox(Messages.text("recipe.edit.json"));
    private final TextArea document = new TextArea();
    private final VBox fields = new VBox(12);

    /** @param file what is kept for the recipe as it is typed, with the code that belongs to it */
    RecipeDialog(
            ScreenContext context,
            ModelInfo model,
            Recipe before,
            Function<Recipe, RecipeFile> file,
            Runnable changed) {
        this.context = context;
        this.model = model;
        this.before = before;
        this.file = file;
        this.changed = changed;
        frame = new DialogFrame(context, Messages.text("recipe.edit.title", model.name()), 600);
        List<String> names = new ArrayList<>(List.of(""));
        Trainers.all().stream()
                .filter(one -> one.supports(model.task()))
                .map(Trainer::name)
                .forEach(names::add);
        trainer.getItems().setAll(names);
        trainer.setConverter(io.modeldeck.ui.kit.control.ChoiceWords.of(name -> name.isEmpty()
                ? Messages.text(
                        "recipe.trainer.default",
                        Trainers.defaultFor(model.task()).name())
                : name));
        document.setPrefRowCount(18);
        document.getStyleClass().add("mono");
        document.setAccessibleText(Messages.text("recipe.document"));
        document.managedProperty().bind(document.visibleProperty());
        fields.managedProperty().bind(fields.visibleProperty());
        show(before);
        boolean here = before.site() instanceof Site.Here;
        HBox numbers = new HBox(
                16,
                grow(new Field(Messages.text("recipe.rows"), rows, Messages.text("recipe.rows.hint"))),
                grow(new Field(Messages.text("recipe.holdOut"), holdOut, Messages.text("recipe.holdOut.hint"))));
        if (here) {
            fields.getChildren()
                    .add(new Field(
                            Messages.text("runs.recipe.trainer"), trainer, Messages.text("recipe.trainer.hint")));
        }
        fields.getChildren()
                .addAll(
                        new Field(
                                Messages.text("retraining.plan.hyper"),
                                hyperparameters,
                                Messages.text("recipe.hyper.hint")),
                        numbers,
                        new Field(Messages.text("recipe.features"), features, Messages.text("recipe.features.hint")));
        asDocument.setOnAction(event -> turn());
        turn();
        frame.body()
                .getChildren()
                .addAll(
                        new Paragraph(Messages.text("recipe.edit.consequence"), "muted"),
                        asDocument,
                        fields,
                        document,
                        new Field(Messages.text("board.comment"), comment));
        frame.main(new Button(Messages.text("recipe.edit.verb")), this::keep);
    }

    private static Field grow(Field field) {
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setPrefWidth(200);
        return field;
    }

    void show() {
        frame.show();
    }

    private void show(Recipe recipe) {
        RecipeDraft draft = RecipeDraft.of(recipe);
        trainer.setValue(draft.trainer());
        hyperparameters.setText(draft.hyperparameters());
        features.setText(draft.features());
        rows.setText(draft.rows());
        holdOut.setText(draft.holdOut());
        document.setText(Json.pretty(recipe.document()));
    }

    /** What was typed in one form stands in the other. */
    private void turn() {
        boolean whole = asDocument.isSelected();
        if (document.isVisible() != whole || fields.isVisible() == whole) {
            try {
                show(whole ? typed() : documented());
            } catch (Problem problem) {
                frame.refuse(problem.getMessage());
                asDocument.setSelected(!whole);
                return;
            }
        }
        frame.refuse("");
        document.setVisible(whole);
        fields.setVisible(!whole);
    }

    private Recipe typed() {
        return new RecipeDraft(
                        before.document(),
                        trainer.getValue() == null ? "" : trainer.getValue(),
                        hyperparameters.getText(),
                        features.getText(),
                        rows.getText(),
                        holdOut.getText())
                .recipe();
    }

    private Recipe documented() {
        return RecipeDraft.recipe(document.getText());
    }

    private void keep() {
        Recipe recipe;
        try {
            recipe = asDocument.isSelected() ? documented() : typed();
        } catch (Problem problem) {
            frame.refuse(problem.getMessage());
            return;
        }
        String said = comment.getText().strip();
        frame.work(
                () -> context.engine().recipes().keep(context.actor(), context.now(), model, file.apply(recipe), said),
                kept -> {
                    frame.close();
                    context.toasts().show(Messages.text("recipe.kept", model.name()));
                    changed.run();
                });
    }
}
