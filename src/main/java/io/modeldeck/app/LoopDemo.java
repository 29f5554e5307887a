package io.modeldeck.app;

import io.modeldeck.alert.Alert;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Stage;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.StageMove;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;

/** Walks the sample workspace's waiting request through the loop once: alert, request, approval, training, validation, promotion, rollback. */
public final class LoopDemo {

    private final Engine engine;
    private final BiConsumer<String, String> step;
    private final Actor reviewer = Actor.person(SampleWorkspace.REVIEWER, Face.COMMAND_LINE);

    private LoopDemo(Engine engine, BiConsumer<String, String> step) {
        this.engine = engine;
        this.step = step;
    }

    /** @param step hears of each step: its name and what happened */
    public static void run(Engine engine, Instant now, BiConsumer<String, String> step) {
        new LoopDemo(engine, step).run(now);
    }

    private void run(Instant now) {
        RetrainingRequest request =
                engine
                        .retraining()
                        .requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), 1)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new Problem("No retraining request waits in "
                                + engine.workspace().folder() + "; build the sample workspace anew."));
        Optional<Alert> alert = request.alertId().isPresent()
                ? engine.alerts().alert(request.alertId().getAsLong())
                : Optional.empty();
        alert.ifPresent(
                a -> step.accept("Alert", a.modelName() + ", " + a.severity().word() + ": " + a.message()));
        step.accept(
                "Request",
                "Request " + request.id() + " for " + request.modelName() + " by " + request.requestedBy() + ": "
                        + request.details()
                                .getOrDefault("summary", request.reason().word()));
        TrainingRun queued = engine.retraining()
                .approve(reviewer, now, request.id(), "The evidence is convincing.")
                .run()
                .orElseThrow();
        step.accept("Approval", "Approved by " + reviewer.name() + ", run " + queued.id() + " queued");
        TrainingRun run = engine.training()
                .runNext(OptionalLong.of(request.modelId()), now)
                .orElseThrow();
        if (run.status() != RunStatus.COMPLETED) {
            throw new Problem("The training failed: " + run.failureReason());
        }
        step.accept(
                "Training",
                "Run " + run.id() + " trained on " + run.datasetStats().get("trainingRows") + " rows in "
                        + run.duration().orElseThrow().toMillis() + " ms");
        ModelVersion candidate =
                engine.registry().requireVersion(run.versionId().orElseThrow());
        step.accept(
                "Validation",
                candidate.shortLabel() + ": " + run.validationMetrics().get("sentence"));
        if (!run.validationPassed().orElse(false)) {
            step.accept("End", "The candidate stays a candidate; production is unchanged.");
            return;
        }
        engine.promotion().promote(reviewer, now, candidate.id(), Stage.STAGING, "Passed its validation.");
        StageMove promoted =
                engine.promotion().promote(reviewer, now, candidate.id(), Stage.PRODUCTION, "Better on recent data.");
        step.accept("Promotion", promoted.sentence());
        StageMove back = engine.promotion().rollback(reviewer, now, request.modelId(), "To show the way back.");
        step.accept("Rollback", back.sentence());
    }
}
