package io.modeldeck.ui.lifecycle;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.ui.kit.dialog.DecisionDialog;
import io.modeldeck.ui.kit.screen.ScreenContext;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;

/** Judges a version on the newest labelled events that it has not learnt from, beside the one in production. */
final class RecentValidation {

    /** As many as tell a percentage point of accuracy from chance, more or less. */
    private static final int NEWEST = 1_000;

    private final ScreenContext context;
    private final Runnable changed;

    /** @param changed told after a version was judged */
    RecentValidation(ScreenContext context, Runnable changed) {
        this.context = context;
        this.changed = changed;
    }

    /** One that runs elsewhere cannot be asked again, and texts have no labels. */
    static boolean isPossible(ModelVersion version) {
        return !version.isExternal() && !version.readsText();
    }

    static String words(ModelVersion version) {
        return Messages.text("board.validate.words", "v" + version.deploymentVersion(), Formats.count(NEWEST));
    }

    static boolean passed(ModelVersion judged) {
        return judged.validation() == Validation.PASSED;
    }

    /** Off the FX thread. */
    ModelVersion validate(ModelVersion version) {
        return context.engine()
                .training()
                .validateRecent(
                        context.actor(),
                        context.now(),
                        version.id(),
                        NEWEST,
                        Recipe.of(version.metadata(), Recipe.standard()).successCriteria());
    }

    /** Says how it came out. */
    void say(ModelVersion judged) {
        context.toasts()
                .show(judged.shortLabel() + ": "
                        + RunReport.of(judged.validationDetail()).verdict());
        changed.run();
    }

    /** Asks whether to. */
    void ask(ModelVersion version) {
        new DecisionDialog(
                        context,
                        Messages.text("board.validate.title", version.shortLabel()),
                        words(version),
                        Messages.text("board.validate.verb"))
                .show(comment -> validate(version), this::say);
    }
}
