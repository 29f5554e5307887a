package io.modeldeck.app;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchSource;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What the two invented people of the sample can do. Each act answers whether it was done. */
final class SamplePeople {

    private final Engine engine;
    private final Instant start;
    private final Actor engineer = Actor.person(SampleWorkspace.ENGINEER, Face.SCHEDULE);
    private final Actor reviewer = Actor.person(SampleWorkspace.REVIEWER, Face.SCHEDULE);

    private final Map<SampleModel, Long> models = new EnumMap<>(SampleModel.class);
    private final SampleTrials trials;

    /** @param start where the story's day 0 lies */
    SamplePeople(Engine engine, Instant start) {
        this.engine = engine;
        this.start = start;
        trials = new SampleTrials(engine, this);
    }

    Actor engineer() {
        return engineer;
    }

    SampleTrials trials() {
        return trials;
    }

    /** A model of the story is there. */
    void know(SampleModel model, long id) {
        models.put(model, id);
    }

    Instant day(double day) {
        return start.plusMillis(Math.round(day * 86_400_000));
    }

    long id(SampleModel model) {
        return models.get(model);
    }

    boolean approveAndTrain(SampleModel model, Instant at, String comment) {
        Optional<RetrainingRequest> waiting = engine
                .retraining()
                .requests(OptionalLong.of(id(model)), Optional.of(RequestStatus.PENDING_APPROVAL), 1)
                .stream()
                .findFirst();
        if (waiting.isEmpty()) {
            return false;
        }
        engine.retraining().approve(reviewer, at, waiting.get().id(), comment);
        engine.training().runNext(OptionalLong.of(id(model)), at);
        return true;
    }

    boolean request(SampleModel model, Instant at, String comment) {
        boolean open = engine.retraining().requests(OptionalLong.of(id(model)), Optional.empty(), 1).stream()
                .anyMatch(request -> request.status().isOpen());
        // One that the engine raised meanwhile asks for the same.
        if (!open) {
            engine.retraining().create(engineer, at, id(model), comment);
        }
        return true;
    }

    /** What whoever comes next should know of a model. */
    boolean note(SampleModel model, Instant at, List<String> tags, String note) {
        engine.registry().notes().put(engineer, at, engine.registry().requireModel(id(model)), tags, note, "");
        return true;
    }

    /** What happened outside, for whoever wonders about the charts later. */
    boolean annotate(SampleModel model, Instant at, double fromDay, double toDay, String text) {
        TimeRange range = new TimeRange(day(fromDay), day(toDay));
        engine.annotations().write(engineer, at, id(model), OptionalLong.empty(), range, text, "");
        return true;
    }

    /** A call that is worth asking again, of the version that serves. */
    boolean keepExample(SampleModel model, Instant at, String name, Map<String, Object> inputs) {
        ModelVersion serving = engine.registry().serving(id(model), OptionalInt.empty());
        engine.examples().keep(engineer, at, serving, name, inputs, "");
        return true;
    }

    /** A model of a hub is asked for and given up at once: the sample fetches nothing. */
    boolean giveUpFetch(Instant at) {
        FetchSource source = FetchSource.parse(
                "huggingface", "sample/card-fraud", engine.fetches().hub());
        FetchJob job = engine.together(() -> {
            FetchJob asked = engine.fetches().start(engineer, at, source, "default", FetchWish.NONE, Optional.empty());
            return engine.fetches().cancel(engineer, at, asked.id(), "Our own training comes first.");
        });
        return job.status().isEnd();
    }

    /** Takes the newest candidate that passed its validation to the stage. */
    boolean promoteNewest(SampleModel model, Instant at, Stage target, String comment) {
        Stage from = target == Stage.STAGING ? Stage.CANDIDATE : Stage.STAGING;
        Optional<ModelVersion> newest = engine.registry().versions(id(model)).stream()
                .filter(v -> v.stage() == from && v.validation() == Validation.PASSED)
                .max(Comparator.comparingInt(ModelVersion::deploymentVersion));
        newest.ifPresent(version -> engine.promotion().promote(reviewer, at, version.id(), target, comment));
        return newest.isPresent();
    }

    boolean rollback(SampleModel model, Instant at, String reason) {
        boolean replaced = engine.registry()
                .production(id(model))
                .filter(version -> version.parentId().isPresent())
                .isPresent();
        if (replaced) {
            engine.promotion().rollback(reviewer, at, id(model), reason);
        }
        return replaced;
    }

    boolean acknowledgeAll(SampleModel model, Instant at, String comment) {
        List<Alert> open = engine.alerts().open(OptionalLong.of(id(model))).stream()
                .filter(a -> !a.acknowledged())
                .toList();
        open.forEach(alert -> engine.alerts().acknowledge(engineer, at, alert.id(), comment));
        return !open.isEmpty();
    }

    boolean silenceLatency(SampleModel model, Instant at, double days, String reason) {
        Matcher latency = new Matcher(
                OptionalLong.of(id(model)),
                Optional.empty(),
                Optional.of(AlertType.LATENCY),
                Optional.empty(),
                Optional.empty());
        TimeRange range = new TimeRange(at, at.plusMillis(Math.round(days * 86_400_000)));
        engine.silences().add(engineer, at, Silence.Kind.SILENCE, latency, range, reason);
        return true;
    }

    boolean fixBaseline(SampleModel model, Instant at, double fromDay, double toDay, String comment) {
        long version = engine.registry().production(id(model)).orElseThrow().id();
        engine.baselines()
                .setFromEvents(
                        engineer,
                        at,
                        id(model),
                        version,
                        new TimeRange(day(fromDay), day(toDay)),
                        BaselineKind.FIXED,
                        comment);
        return true;
    }

    boolean demand(SampleModel model, Instant at, String feature, ConstraintRule rule, Severity severity, String note) {
        engine.constraints()
                .add(engineer, at, List.of(new Constraint(0, id(model), feature, rule, severity, note)), note);
        return true;
    }

    boolean configure(SampleModel model, Instant at, Map<String, Object> document, String comment) {
        engine.config().set(engineer, at, OptionalLong.of(id(model)), OptionalLong.empty(), document, comment);
        return true;
    }

    /** Rules of the model's own for failed calls, in the place of the global ones. */
    boolean judgeErrorsByTheHour(SampleModel model, Instant at, String comment) {
        engine.alertRules().all().stream()
                .filter(rule -> rule.isGlobal() && rule.type() == AlertType.ERROR_RATE)
                .forEach(rule -> {
                    Map<String, Object> condition =
                            new LinkedHashMap<>(rule.condition().document());
                    condition.put("windowMinutes", 60);
                    // One of eight is no rate: it takes three, or five for a critical one.
                    condition.put("threshold", 5 * rule.condition().threshold());
                    condition.put("minRequests", 5);
                    engine.alertRules()
                            .save(
                                    engineer,
                                    at,
                                    rule.forModel(id(model)).with(Condition.of(condition), rule.severity()),
                                    comment);
                });
        return true;
    }

    /** Straight to production, by way of staging. */
    void promote(long versionId, Instant at, String comment) {
        engine.promotion().promote(reviewer, at, versionId, Stage.STAGING, comment);
        engine.promotion().promote(reviewer, at, versionId, Stage.PRODUCTION, comment);
        long modelId = engine.registry().requireVersion(versionId).modelId();
        engine.aliases().put(reviewer, at, modelId, "first", versionId, "What the others are measured by.");
    }
}
