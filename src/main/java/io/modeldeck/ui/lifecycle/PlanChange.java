package io.modeldeck.ui.lifecycle;

import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** In what a training would differ from one that was: as far as its recipe says something. Pure. */
record PlanChange(String name, String before, String after) {

    /** @param trainer that the recipe comes to */
    static List<PlanChange> of(Recipe recipe, String trainer, TrainingRun before) {
        List<PlanChange> changes = new ArrayList<>();
        Map<String, Object> then = before.config();
        add(changes, Messages.text("retraining.plan.trainer"), then.get("trainer"), trainer);
        add(changes, Messages.text("retraining.plan.rows"), then.get("rows"), recipe.rows());
        Map<?, ?> hyper = then.get("hyperparameters") instanceof Map<?, ?> map ? map : Map.of();
        recipe.hyperparameters().forEach((name, value) -> add(changes, HyperWords.name(name), hyper.get(name), value));
        return changes;
    }

    /** What the run does not tell is no difference: nobody knows how it was. */
    private static void add(List<PlanChange> changes, String name, Object before, Object after) {
        if (before != null && !same(before, after)) {
            changes.add(new PlanChange(name, RunFacts.text(before), RunFacts.text(after)));
        }
    }

    private static boolean same(Object before, Object after) {
        return before instanceof Number one && after instanceof Number other
                ? one.doubleValue() == other.doubleValue()
                : before.equals(after);
    }

    String words() {
        return Messages.text("retraining.plan.change", name, before, after);
    }
}
