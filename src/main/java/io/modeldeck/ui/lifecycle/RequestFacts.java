package io.modeldeck.ui.lifecycle;

import io.modeldeck.app.Engine;
import io.modeldeck.config.FreezeWindow;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.RequestStep;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunEstimate;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.ui.kit.control.Timeline;
import io.modeldeck.ui.kit.mark.Glyph;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.Who;
import io.modeldeck.ui.kit.theme.Tone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All about one request, read off the FX thread.
 *
 * @param run that it led to
 * @param estimate how long its run may take
 * @param checks as they stand now while somebody may decide, else as they stood when it was asked for
 * @param overridable whether a reviewer may approve it although a check fails
 * @param frozen the freeze that holds promotions of the model up now
 * @param nextVersion the number that its candidate would get now
 * @param made the candidate that came of it, where it is still there
 * @param before the last training of the model that was completed before it was asked for
 */
record RequestFacts(
        RetrainingRequest request,
        RequestEvidence evidence,
        ModelInfo model,
        Optional<ModelVersion> version,
        Optional<ModelVersion> production,
        Recipe recipe,
        Optional<RunEstimate> estimate,
        Optional<TrainingRun> run,
        Optional<TrainingRun> before,
        List<RequestStep> steps,
        Set<String> endorsers,
        List<Moved> moved,
        List<Check> checks,
        boolean overridable,
        Optional<FreezeWindow.Frozen> frozen,
        int nextVersion,
        Optional<ModelVersion> made) {

    private static final int MOST_RUNS = 100;

    static RequestFacts read(Engine engine, long requestId, Instant now) {
        RetrainingRequest request = engine.retraining().request(requestId);
        return new RequestFacts(
                request,
                RequestEvidence.of(request.evidence()),
                engine.registry().requireModel(request.modelId()),
                engine.registry().version(request.versionId()),
                engine.registry().production(request.modelId()),
                engine.retraining().recipe(request),
                engine.retraining().estimate(request, now),
                request.runId().isPresent()
                        ? Optional.of(engine.training().run(request.runId().getAsLong()))
                        : Optional.empty(),
                before(engine, request),
                engine.retraining().steps(requestId),
                engine.retraining().endorsers(requestId),
                engine.retraining().moved(request, now),
                engine.retraining().checksNow(request, now),
                engine.retraining().mayOverride(request),
                engine.registry()
                        .version(request.versionId())
                        .flatMap(version -> engine.promotion().frozen(version, now)),
                engine.registry().nextVersion(request.modelId()),
                request.runId().isPresent()
                        ? made(engine, engine.training().run(request.runId().getAsLong()))
                        : Optional.empty());
    }

    private static Optional<ModelVersion> made(Engine engine, TrainingRun run) {
        return run.versionId().isPresent()
                ? engine.registry().version(run.versionId().getAsLong())
                : Optional.empty();
    }

    private static Optional<TrainingRun> before(Engine engine, RetrainingRequest request) {
        return engine.training().runs(OptionalLong.of(request.modelId()), MOST_RUNS).stream()
                .filter(run -> run.status() == RunStatus.COMPLETED)
                .filter(run -> run.completedAt()
                        .filter(at -> at.isBefore(request.requestedAt()))
                        .isPresent())
                .max(Comparator.comparing(run -> run.completedAt().orElseThrow()));
    }

    /** How many of the checks stand against an approval now. */
    long failing() {
        return Reasons.failed(checks);
    }

    /** Whether the check read otherwise when the request was raised. */
    boolean isOther(Check check) {
        return request.checks().stream()
                .anyMatch(then -> then.name().equals(check.name()) && then.passed() != check.passed());
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
        steps.reversed().stream()
                .map(RequestFacts::entry)
                .flatMap(Optional::stream)
                .forEach(entries::add);
        entries.add(new Timeline.Entry(
                request.requestedAt(),
                request.requestedBy(),
                Messages.text("retraining.step.requested"),
                Optional.of(Reasons.sentence(request)),
                Glyph.PENDING,
                Tone.ACCENT));
        entries.sort(Comparator.comparing(Timeline.Entry::at).reversed());
        return entries;
    }

    /** What the run itself tells is not told twice. */
    private static Optional<Timeline.Entry> entry(RequestStep step) {
        return switch (step.event()) {
            case APPROVE -> entry(step, "retraining.step.approved", Glyph.OK, Tone.GOOD);
            case WITHDRAW -> entry(step, "retraining.step.withdrawn", Glyph.PENDING, Tone.WARNING);
            case ENDORSE -> entry(step, "retraining.step.endorsed", Glyph.OK, Tone.ACCENT);
            case REJECT -> entry(step, "retraining.step.rejected", Glyph.FAILED, Tone.DANGER);
            case SEND_BACK -> entry(step, "retraining.step.sent-back", Glyph.PAUSED, Tone.WARNING);
            case REOPEN -> entry(step, "retraining.step.reopened", Glyph.PENDING, Tone.ACCENT);
            case EXPIRE -> entry(step, "retraining.step.expired", Glyph.ARCHIVED, Tone.NEUTRAL);
            case SUPERSEDE -> entry(step, "retraining.step.superseded", Glyph.ARCHIVED, Tone.NEUTRAL);
            case RUN_COMPLETED, RUN_FAILED -> Optional.empty();
        };
    }

    private static Optional<Timeline.Entry> entry(RequestStep step, String key, Glyph glyph, Tone tone) {
        return Optional.of(new Timeline.Entry(
                step.at(),
                step.simulated() ? Messages.text("retraining.simulated", Who.did(step.by())) : Who.did(step.by()),
                Messages.text(key),
                Optional.of(Who.wrote(step.by(), step.comment())).filter(comment -> !comment.isBlank()),
                glyph,
                tone));
    }

    private Timeline.Entry ended(TrainingRun ended, Instant at) {
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
