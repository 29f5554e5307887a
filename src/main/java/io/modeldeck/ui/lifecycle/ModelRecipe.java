package io.modeldeck.ui.lifecycle;

import io.modeldeck.domain.Json;
import io.modeldeck.recipe.Consent;
import io.modeldeck.recipe.KeptRecipe;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.Columns;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.control.Paragraph;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.theme.Tone;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** By what a model is trained, where that comes from, what it needs to be allowed, and how to change it. */
final class ModelRecipe {

    private final ScreenContext context;
    private final Columns page = new Columns();
    private final RecipeActions actions;

    ModelRecipe(ScreenContext context, RecipeActions actions) {
        this.context = context;
        this.actions = actions;
    }

    Node node() {
        return page;
    }

    void show(ModelBook book) {
        RecipeStanding standing = book.recipe();
        VBox left = Columns.column(source(book), facts(standing.recipe(), book));
        VBox right = Columns.column(allowed(book));
        standing.code()
                .ifPresent(code ->
                        right.getChildren().add(new Block(Messages.text("recipe.code"), new Paragraph(code, "mono"))));
        right.getChildren()
                .add(new Block(
                        Messages.text("recipe.document"),
                        new Paragraph(Json.pretty(standing.recipe().document()), "mono")));
        page.show(left, right);
    }

    private Node source(ModelBook book) {
        RecipeStanding standing = book.recipe();
        String where = standing.kept()
                .map(kept -> Messages.text(
                        "recipe.from.kept", kept.by(), context.formats().time(kept.at())))
                .or(() -> standing.version().map(version -> Messages.text("recipe.from.version", version.shortLabel())))
                .orElseGet(() -> Messages.text("recipe.from.standard"));
        Block block = new Block(Messages.text("recipe.title"), new Paragraph(where));
        standing.kept()
                .map(KeptRecipe::comment)
                .filter(comment -> !comment.isBlank())
                .ifPresent(comment -> block.getChildren().add(new Paragraph(comment, "timeline-comment")));
        FlowPane buttons = new FlowPane(8, 8);
        buttons.getChildren()
                .addAll(
                        context.writing().guard(button("recipe.edit", () -> actions.edit(book.model(), standing))),
                        context.writing().guard(button("recipe.import", () -> actions.take(page, book.model()))));
        if (standing.kept().isPresent()) {
            buttons.getChildren()
                    .add(context.writing().guard(button("recipe.remove", () -> actions.remove(book.model()))));
        }
        block.getChildren().add(buttons);
        return block;
    }

    private static Node facts(Recipe recipe, ModelBook book) {
        FactList facts = new FactList().fact(Messages.text("recipe.site"), site(recipe.site()));
        if (recipe.site() instanceof Site.Here) {
            facts.fact(
                    Messages.text("runs.recipe.trainer"),
                    recipe.trainer()
                            .orElseGet(() -> Messages.text(
                                    "recipe.trainer.default",
                                    recipe.trainerFor(book.model().task()).name())));
        }
        facts.fact(Messages.text("retraining.plan.hyper"), RequestPlan.hyper(recipe.hyperparameters()));
        facts.fact(
                Messages.text("recipe.rows"),
                Messages.text(
                        "recipe.rows.value", Formats.count(recipe.rows()), Formats.percent(recipe.holdOutShare())));
        recipe.choice()
                .window()
                .ifPresent(window -> facts.fact(Messages.text("recipe.window"), Formats.duration(window)));
        facts.fact(
                Messages.text("recipe.features"),
                recipe.features().isEmpty()
                        ? Messages.text("recipe.features.all")
                        : String.join(", ", recipe.features()));
        recipe.use().weightColumn().ifPresent(name -> facts.fact(Messages.text("recipe.weight"), name));
        if (recipe.use().balanced()) {
            facts.fact(Messages.text("recipe.classes"), Messages.text("recipe.classes.balanced"));
        }
        recipe.use().groupColumn().ifPresent(name -> facts.fact(Messages.text("recipe.group"), name));
        Map<String, Double> limits = recipe.successCriteria().limits();
        facts.fact(
                Messages.text("retraining.plan.success"),
                limits.isEmpty()
                        ? Messages.text("recipe.success.none")
                        : limits.entrySet().stream()
                                .map(limit -> RunMetrics.criterion(limit.getKey(), limit.getValue()))
                                .collect(Collectors.joining("; ")));
        return new Block(Messages.text("recipe.says"), facts);
    }

    private static String site(Site site) {
        return switch (site) {
            case Site.Here() -> Messages.text("recipe.site.here");
            case Site.Script script ->
                Messages.text(
                        "recipe.site.script",
                        script.name(),
                        script.memoryMegabytes(),
                        Formats.duration(script.timeout()));
            case Site.Worker worker -> Messages.text("recipe.site.worker", worker.url());
        };
    }

    private Node allowed(ModelBook book) {
        RecipeStanding standing = book.recipe();
        Block block = new Block(Messages.text("recipe.allowed"));
        standing.need()
                .filter(need -> !standing.allowed())
                .ifPresent(need -> block.getChildren()
                        .addAll(
                                RunViews.strip(needs(need.kind(), need.subject()), Tone.WARNING),
                                context.writing()
                                        .guard(button(
                                                "recipe.allow", () -> actions.allow(book.model(), standing, need)))));
        for (Consent consent : standing.consents()) {
            Paragraph text = new Paragraph(consent(consent));
            Paragraph by = new Paragraph(
                    Messages.text(
                            "recipe.consent.by", consent.by(), context.formats().time(consent.at())),
                    "caption");
            Hyperlink withdraw = context.writing().guard(new Hyperlink(Messages.text("recipe.withdraw")));
            withdraw.setOnAction(event -> actions.withdraw(book.model(), consent));
            VBox words = new VBox(text, by);
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox line = new HBox(8, Glyph.OK.node(Tone.GOOD), words, withdraw);
            block.getChildren().add(line);
        }
        if (block.getChildren().size() == 1) {
            block.getChildren().add(new Paragraph(Messages.text("recipe.allowed.nothing"), "muted"));
        }
        return block;
    }

    static String needs(Consent.Kind kind, String subject) {
        return Messages.text(kind == Consent.Kind.CODE ? "recipe.needs.code" : "recipe.needs.worker", subject);
    }

    static String consent(Consent consent) {
        return Messages.text(
                consent.kind() == Consent.Kind.CODE ? "recipe.consent.code" : "recipe.consent.worker",
                consent.subject());
    }

    private static Button button(String key, Runnable action) {
        Button button = new Button(Messages.text(key));
        button.setOnAction(event -> action.run());
        return button;
    }
}
