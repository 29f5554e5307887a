package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunEstimate;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.Block;
import io.modeldeck.ui.kit.control.FactList;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.Node;

/** What a retraining will do, or did, in words. */
final class RequestPlan {

    private RequestPlan() {}

    static Node of(RequestFacts facts) {
        Recipe recipe = facts.recipe();
        String trainer = recipe.trainer()
                .orElseGet(() -> Trainers.defaultFor(facts.model().task()).name());
        long held = Math.round(recipe.rows() * recipe.holdOutShare());
        FactList list = new FactList()
                .fact(Messages.text("retraining.plan.trainer"), trainer)
                .fact(
                        Messages.text("retraining.plan.rows"),
                        Messages.text("retraining.plan.rows.value", Formats.count(recipe.rows())))
                .fact(
                        Messages.text("retraining.plan.split"),
                        Messages.text(
                                "retraining.plan.split.value",
                                Formats.count(recipe.rows() - held),
                                Formats.count(held)))
                .fact(Messages.text("retraining.plan.hyper"), hyper(recipe.hyperparameters()))
                .fact(Messages.text("retraining.plan.success"), facts.success());
        if (facts.run().isEmpty() && facts.request().status().isOpen()) {
            list.fact(Messages.text("retraining.plan.duration"), duration(facts.estimate()));
        }
        facts.before()
                .ifPresent(run -> list.fact(Messages.text("retraining.plan.changes"), changes(recipe, trainer, run)));
        if (facts.made().isPresent() || facts.request().isDecidable()) {
            list.fact(Messages.text("retraining.plan.target"), target(facts));
        }
        list.fact(Messages.text("retraining.plan.effect"), Messages.text("retraining.plan.effect.value"));
        boolean waits = facts.request().status() == RequestStatus.PENDING_APPROVAL;
        return new Block(Messages.text(waits ? "retraining.plan" : "retraining.planned"), list);
    }

    private static String target(RequestFacts facts) {
        return facts.made()
                .map(version -> "v" + version.deploymentVersion())
                .orElseGet(() -> Messages.text("retraining.plan.target.next", "v" + facts.nextVersion()));
    }

    private static String duration(Optional<RunEstimate> estimate) {
        return estimate.map(time ->
                        Messages.text("retraining.plan.duration.value", Formats.took(time.about()), time.runs()))
                .orElseGet(() -> Messages.text("retraining.plan.duration.unknown"));
    }

    /** Only what differs: a reviewer who knows the last training need not read the rest. */
    private static String changes(Recipe recipe, String trainer, TrainingRun before) {
        List<PlanChange> changes = PlanChange.of(recipe, trainer, before);
        return changes.isEmpty()
                ? Messages.text("retraining.plan.changes.none", before.id())
                : Messages.text(
                        "retraining.plan.changes.from",
                        before.id(),
                        changes.stream().map(PlanChange::words).collect(Collectors.joining("; ")));
    }

    static String hyper(Map<String, Object> values) {
        return values.isEmpty() ? Messages.text("retraining.plan.hyper.default") : HyperWords.line(values);
    }
}
