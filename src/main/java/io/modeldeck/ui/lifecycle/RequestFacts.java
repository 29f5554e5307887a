package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.ui.kit.Glyph;
import io.modeldeck.ui.kit.Messages;
import io.modeldeck.ui.kit.Timeline;
import io.modeldeck.ui.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All about one request, read off the FX thread. */
record RequestFacts(
        RetrainingRequest request,
        RequestEvidence evidence,
        ModelInfo model,
        Optional<ModelVersion> version,
        Optional<ModelVersion> production,
        Recipe recipe,
        Optional<TrainingRun> run) {

    static RequestFacts read(Engine engine, long requestId) {
        RetrainingRequest request = engine.retraining().request(requestId);
        return new RequestFacts(
                request,
                RequestEvidence.of(request.evidence()),
                engine.registry().requireModel(request.modelId()),
                engine.registry().version(request.versionId()),
                engine.registry().production(request.modelId()),
                engine.retraining().recipe(request),
                request.runId().isPresent()
                        ? Optional.of(engine.training().run(request.runId().getAsLong()))
                        : Optional.empty());
    }

    String subject() {
        return version.map(ModelVersion::shortLabel).orElse(request.modelName());
    }

    /** What a candidate must reach. */
    String success() {
        List<String> demands = new ArrayList<>();
        production.ifPresent(p -> demands.add(Messages.text("retraining.success.champion", p.shortLabel())));
        recipe.successCriteria().limits().forEach((name, limit) -> demands.add(RunMetrics.criterion(name, limit)));
        return demands.isEmpty() ? Messages.text("retraining.success.none") : String.join("; ", demands);
    }

    /** What happened, the newest first. */
    List<Timeline.Entry> timeline() {
        List<Timeline.Entry> entries = new ArrayList<>();
        run.ifPresent(r -> r.completedAt().ifPresent(at -> entries.add(ended(r, at))));
        run.flatMap(TrainingRun::startedAt)
                .ifPresent(at -> entries.add(new Timeline.Entry(
                        at,
                        Messages.text("retraining.engine"),
                        Messages.text("retraining.step.started", run.get().id()),
                        Optional.empty(),
                        Glyph.RUNNING,
                        Tone.ACCENT)));
        request.reviewedAt().ifPresent(at -> entries.add(reviewed(at)));
        entries.add(new Timeline.Entry(
                request.requestedAt(),
                request.requestedBy(),
                Messages.text("retraining.step.requested"),
                Optional.of(Reasons.sentence(request)),
                Glyph.PENDING,
                Tone.ACCENT));
        return entries;
    }

    private Timeline.Entry reviewed(java.time.Instant at) {
        boolean approved = request.runId().isPresent();
        String by = request.reviewedBy().orElse("");
        return new Timeline.Entry(
                at,
                request.simulated() ? Messages.text("retraining.simulated", by) : by,
                Messages.text(approved ? "retraining.step.approved" : "retraining.step.rejected"),
                Optional.of(request.comment()),
                approved ? Glyph.OK : Glyph.FAILED,
                approved ? Tone.GOOD : Tone.DANGER);
    }

    private Timeline.Entry ended(TrainingRun ended, java.time.Instant at) {
        boolean completed = ended.status() == RunStatus.COMPLETED;
        Optional<String> said =
                completed ? Optional.of(RunReport.of(ended).verdict()) : Optional.of(ended.failureReason());
        return new Timeline.Entry(
                at,
                Messages.text("retraining.engine"),
                Messages.text(
                        switch (ended.status()) {
                            case COMPLETED -> "retraining.step.completed";
                            case CANCELLED -> "retraining.step.cancelled";
                            default -> "retraining.step.failed";
                        },
                        ended.id()),
                said,
                completed ? Glyph.OK : Glyph.FAILED,
                completed ? Tone.GOOD : Tone.DANGER);
    }
}
