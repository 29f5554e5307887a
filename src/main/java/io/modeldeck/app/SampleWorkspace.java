package io.modeldeck.app;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertType;
import io.modeldeck.alert.Condition;
import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.quality.Constraint;
import io.modeldeck.quality.ConstraintRule;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.SuccessCriteria;
import io.modeldeck.training.TrainingRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;

/**
 * Builds the sample workspace: three invented models over thirty days that end now. Only events, labels and the decisions of two invented people
 * are scripted; rollups, drift, alerts, requests, runs, versions and the rollback come from the engine's own hops under event time.
 */
public final class SampleWorkspace {

    public static final String ENGINEER = "Sample engineer";
    public static final String REVIEWER = "Sample reviewer";

    /** Setting: where the story's day 0 lies, ISO-8601. */
    static final String START = "sample.start";

    static final int DAYS = 30;
    private static final int HISTORY_DAYS = 14;

    private final Engine engine;
    private final Instant now;
    private final Instant start;
    private final Instant firstChecks;
    private final Actor engineer = Actor.person(ENGINEER, Face.SCHEDULE);
    private final Actor reviewer = Actor.person(REVIEWER, Face.SCHEDULE);
    private final Map<SampleModel, Playback> playbacks = new EnumMap<>(SampleModel.class);
    private final Map<SampleModel, Long> models = new EnumMap<>(SampleModel.class);
    private final Map<SampleModel, List<SampleDecision>> decisions;
    private SampleMachine machine;

    private SampleWorkspace(Engine engine, Instant now) {
        this.engine = engine;
        this.now = now;
        this.start = now.truncatedTo(ChronoUnit.HOURS).minus(DAYS, ChronoUnit.DAYS);
        // The first windows hold a whole day: some hours alone differ from the history by the time of day.
        this.firstChecks = start.plus(1, ChronoUnit.DAYS).minusMillis(1);
        this.decisions = SampleDecision.script(this);
    }

    /**
     * Fills an empty workspace.
     *
     * @param now where the thirty days end
     */
    public static void build(Engine engine, Instant now, Progress progress) {
        if (!engine.registry().models().isEmpty()) {
            throw new Problem("The workspace " + engine.workspace().folder()
                    + " holds models already; sample data go into an empty one. Name another with --workspace DIR.");
        }
        // As a whole: a sample that was left half built would pass for a workspace with some models.
        engine.together(() -> {
            new SampleWorkspace(engine, now).build(progress);
            return null;
        });
    }

    private void build(Progress progress) {
        // In the story an engine ran all the time, so that a gap in a chart is the model's own.
        long session = engine.sessions().begin(start);
        Actor system = Actor.system();
        engine.settings().put(system, start, Settings.SAMPLE, "true");
        engine.settings().put(system, start, START, start.toString());
        engine.settings().put(system, start, Settings.PERSON, "You");
        engine.config()
                .set(
                        engineer,
                        start,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of("aggregation", Map.of("dataQualityCheck", "6h")),
                        "Four looks a day are enough for ten calls an hour.");
        engine.together(() -> {
            for (SampleModel model : SampleModel.values()) {
                begin(model);
            }
            machine = new SampleMachine(engine, id(SampleModel.ENERGY_DEMAND), start);
            return null;
        });
        for (int day = 0; day < DAYS; day++) {
            Instant until = start.plus(day + 1L, ChronoUnit.DAYS);
            // One commit for a day of all models keeps the disk out of the way.
            engine.together(() -> {
                step(until);
                return null;
            });
            progress.at(day + 1L, DAYS, "days");
            if (progress.cancelled()) {
                throw new CancellationException("Stopped; no sample data were kept");
            }
        }
        engine.together(() -> {
            step(now);
            engine.sessions().end(session, now);
            return null;
        });
    }

    private void step(Instant until) {
        machine.record(until.minus(1, ChronoUnit.DAYS), until);
        for (SampleModel model : SampleModel.values()) {
            engine.hops().workThrough(models.get(model), firstChecks, until, new Story(model, until));
            playbacks.get(model).playUntil(until);
        }
    }

    /** The world of one model and its people, hour by hour. */
    private final class Story implements Companion {

        private final Playback playback;
        private final List<SampleDecision> open;
        private final Instant until;

        private Story(SampleModel model, Instant until) {
            this.playback = playbacks.get(model);
            this.open = decisions.get(model);
            this.until = until;
        }

        @Override
        public void before(Instant now) {
            Instant hour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
            playback.playUntil(hour.isBefore(until) ? hour : until);
        }

        @Override
        public void after(Instant now) {
            open.removeIf(decision -> decision.makeWhenDue(now));
        }
    }

    /** Trains the first version on the two weeks before the story and puts it into production. */
    private void begin(SampleModel model) {
        SampleRows world = new SampleRows(model, start);
        Playback.Rows history = world.between(start.minus(HISTORY_DAYS, ChronoUnit.DAYS), start);
        Instant trained = start.minus(1, ChronoUnit.HOURS);
        ModelInfo info = engine.registry()
                .createModel(engineer, trained, model.modelName(), model.task(), model.positiveClass());
        models.put(model, info.id());
        Recipe recipe = new Recipe(
                Optional.of(model.trainer()),
                Map.of(),
                model.features(),
                Recipe.DEFAULT_LABEL,
                Recipe.DEFAULT_ROWS,
                Recipe.DEFAULT_HOLD_OUT_SHARE,
                SuccessCriteria.none());
        engine.training()
                .queueTable(
                        engineer,
                        trained,
                        info,
                        withLabel(history, model),
                        recipe,
                        "history of " + HISTORY_DAYS + " days");
        TrainingRun run =
                engine.training().runNext(OptionalLong.of(info.id()), trained).orElseThrow();
        promote(run.versionId().orElseThrow(), start, "First version.");
        playbacks.put(
                model,
                new Playback(
                        info.id(),
                        OptionalInt.empty(),
                        world.between(start, now),
                        model.labelDelay(),
                        SampleRows::id,
                        engine.registry(),
                        engine.feedback(),
                        new SampleRecorder(engine, world)));
    }

    private static Table withLabel(Playback.Rows rows, SampleModel model) {
        List<Column> columns = new ArrayList<>(rows.features().columns());
        columns.add(
                model.task() == TaskType.REGRESSION
                        ? new Column.Numeric(
                                Recipe.DEFAULT_LABEL,
                                Arrays.stream(rows.labels())
                                        .mapToDouble(Double::parseDouble)
                                        .toArray())
                        : new Column.Categorical(Recipe.DEFAULT_LABEL, rows.labels()));
        return Table.of(columns);
    }

    // What the script's people can do. Each answers whether it was done.

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

    /** Trains on the newest labelled rows with a recipe of the engineer's own. */
    boolean trainWith(
            SampleModel model, Instant at, Map<String, Object> hyperparameters, SuccessCriteria criteria, int rows) {
        Recipe recipe = new Recipe(
                Optional.of(model.trainer()),
                hyperparameters,
                model.features(),
                Recipe.DEFAULT_LABEL,
                rows,
                Recipe.DEFAULT_HOLD_OUT_SHARE,
                criteria);
        Table labelled = engine.events().labelled(id(model), at, rows).labelled(Recipe.DEFAULT_LABEL, false);
        engine.training()
                .queueTable(
                        engineer,
                        at,
                        engine.registry().requireModel(id(model)),
                        labelled,
                        recipe,
                        "the newest " + rows + " labelled events");
        engine.training().runNext(OptionalLong.of(id(model)), at);
        return true;
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
                    // One of twelve is no rate: it takes three, or five for a critical one.
                    condition.put("threshold", 4 * rule.condition().threshold());
                    condition.put("minRequests", 10);
                    engine.alertRules()
                            .save(
                                    engineer,
                                    at,
                                    rule.forModel(id(model)).with(Condition.of(condition), rule.severity()),
                                    comment);
                });
        return true;
    }

    private void promote(long versionId, Instant at, String comment) {
        engine.promotion().promote(reviewer, at, versionId, Stage.STAGING, comment);
        engine.promotion().promote(reviewer, at, versionId, Stage.PRODUCTION, comment);
    }
}
