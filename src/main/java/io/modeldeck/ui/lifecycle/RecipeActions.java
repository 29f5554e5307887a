package io.modeldeck.ui.lifecycle;

import io.modeldeck.recipe.CodeTraining;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.RecipeFile;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.dialog.FilePicker;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Messages;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextArea;

/** What a person does about the recipe of a model. */
final class RecipeActions {

    private static final int CODE_ROWS = 12;

    private final ScreenContext context;
    private final FilePicker files;
    private final Runnable changed;

    /** @param changed told after something was done */
    RecipeActions(ScreenContext context, FilePicker files, Runnable changed) {
        this.context = context;
        this.files = files;
        this.changed = changed;
    }

    void edit(ModelInfo model, RecipeStanding standing) {
        new RecipeDialog(context, model, standing.recipe(), recipe -> new RecipeFile(recipe, Optional.empty()), changed)
                .show();
    }

    /** Reads a recipe from a file, compiles its code, and shows it before it is kept. */
    void take(Node owner, ModelInfo model) {
        files.file(owner, Messages.text("recipe.import.choose"), FilePicker.Kind.RECIPE)
                .ifPresent(file -> take(model, file));
    }

    void take(ModelInfo model, Path file) {
        context.tasks()
                .run(
                        Messages.text(
                                "recipe.import.reading", file.getFileName().toString()),
                        () -> {
                            RecipeFile read = RecipeFile.read(file);
                            read.code().ifPresent(CodeTraining::check);
                            return read;
                        },
                        read -> new RecipeDialog(
                                        context,
                                        model,
                                        read.recipe(),
                                        recipe -> new RecipeFile(recipe, read.code()),
                                        changed)
                                .show());
    }

    void remove(ModelInfo model) {
        new DecisionDialog(
                        context,
                        Messages.text("recipe.remove.title", model.name()),
                        Messages.text("recipe.remove.consequence"),
                        Messages.text("recipe.remove.verb"))
                .comment(Messages.text("board.comment"), false)
                .dangerous()
                .show(
                        comment -> {
                            context.engine().recipes().remove(context.actor(), context.now(), model, comment);
                            return model.name();
                        },
                        name -> done("recipe.removed", name));
    }

    /** Asks whether code may run, or rows may go to a worker; code is shown before. */
    void allow(ModelInfo model, RecipeStanding standing, Consent.Need need) {
        DecisionDialog dialog = new DecisionDialog(
                        context,
                        Messages.text("recipe.allow.title", model.name()),
                        ModelRecipe.needs(need.kind(), need.subject()),
                        Messages.text("recipe.allow.verb"))
                .comment(Messages.text("board.comment"), false);
        standing.code().ifPresent(code -> {
            TextArea shown = new TextArea(code);
            shown.setEditable(false);
            shown.setPrefRowCount(CODE_ROWS);
            shown.getStyleClass().add("mono");
            shown.setAccessibleText(Messages.text("recipe.code"));
            dialog.details(shown);
        });
        dialog.show(
                comment -> {
                    context.engine().recipes().allow(context.actor(), context.now(), model, need, comment);
                    return model.name();
                },
                name -> done("recipe.allow.done", name));
    }

    void withdraw(ModelInfo model, Consent consent) {
        Consent.Need need = new Consent.Need(consent.kind(), consent.subject());
        new DecisionDialog(
                        context,
                        Messages.text("recipe.withdraw.title", model.name()),
                        Messages.text("recipe.withdraw.consequence"),
                        Messages.text("recipe.withdraw.verb"))
                .details(new Paragraph(ModelRecipe.consent(consent)))
                .comment(Messages.text("board.comment"), false)
                .dangerous()
                .show(
                        comment -> {
                            context.engine().recipes().withdraw(context.actor(), context.now(), model, need, comment);
                            return model.name();
                        },
                        name -> done("recipe.withdraw.done", name));
    }

    private void done(String key, String name) {
        context.toasts().show(Messages.text(key, name));
        changed.run();
    }
}
