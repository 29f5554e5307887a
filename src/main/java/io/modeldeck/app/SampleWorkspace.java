package io.modeldeck.app;

import io.modeldeck.config.Settings;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Schedule;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.SuccessCriteria;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
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
    static final String UNIT = "days";
    static final String STOPPED = "Stopped; no sample data were kept";
    private static final int HISTORY_DAYS = 14;
    /** A drop of accuracy by five points shows beside some five hundred rows, and a version begins with few. */
    private static final double HOLD_OUT_SHARE = .35;
    /** The newest ten days of parcels: older ones say little about today's. */
    private static final int RECIPE_ROWS = 1_500;
    /** So much of the story comes in at once, at most, where nobody acts. */
    private static final Duration STRETCH = Duration.ofDays(1);

    private final Engine engine;
    private final Instant now;
    private final Instant start;
    private final Instant firstChecks;
    private final SamplePeople people;
    private final Map<SampleModel, Playback> playbacks = new EnumMap<>(SampleModel.class);
    private final Map<SampleModel, List<SampleDecision>> decisions;
    private SampleMachine machine;

    private SampleWorkspace(Engine engine, Instant now) {
        this.engine = engine;
        this.now = now;
        this.start = now.truncatedTo(ChronoUnit.HOURS).minus(DAYS, ChronoUnit.DAYS);
        // The first windows hold a whole day: some hours alone differ from the history by the time of day.
        this.firstChecks = start.plus(1, ChronoUnit.DAYS).minusMillis(1);
        this.people = new SamplePeople(engine, start);
        this.decisions = SampleDecision.script(people);
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

    /** As the window saves it. The number of the model does not matter: in another workspace its name says which is meant. */
    private static final String DRIFT_VIEW = """
            {
              "view" : "Drift of card-fraud",
              "place" : "modeldeck:drift?model=0",
              "model" : "card-fraud",
              "range" : "last PT336H",
              "tables" : { }
            }""";

    private void build(Progress progress) {
        // In the story an engine ran all the time, so that a gap in a chart is the model's own.
        long session = engine.sessions().begin(start);
        Actor system = Actor.system();
        engine.settings().put(system, start, Settings.SAMPLE, "true");
        engine.settings().put(system, start, START, start.toString());
        engine.settings().put(system, start, Settings.PERSON, "You");
        engine.views().keep(people.engineer(), start, "Drift of card-fraud", DRIFT_VIEW);
        engine.config()
                .set(
                        people.engineer(),
                        start,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Map.of("aggregation", Map.of("dataQualityCheck", "24h", "driftCheck", "24h")),
                        "One look a day is enough for some calls an hour.");
        engine.together(() -> {
            for (SampleModel model : SampleModel.values()) {
                begin(model);
            }
            machine = new SampleMachine(engine, people.id(SampleModel.ENERGY_DEMAND), start);
            return null;
        });
        for (int day = 0; day < DAYS; day++) {
            Instant until = start.plus(day + 1L, ChronoUnit.DAYS);
            // One commit for a day of all models keeps the disk out of the way.
            engine.together(() -> {
                step(until);
                return null;
            });
            progress.at(day + 1L, DAYS, UNIT);
            if (progress.cancelled()) {
                throw new CancellationException(STOPPED);
            }
        }
        engine.together(() -> {
            step(now);
            people.trials().benchmark(SampleModel.PARCEL_DELAY, now);
            engine.sessions().end(session, now);
            return null;
        });
    }

    private void step(Instant until) {
        machine.record(until.minus(1, ChronoUnit.DAYS), until);
        for (SampleModel model : SampleModel.values()) {
            engine.hops().workThrough(people.id(model), firstChecks, until, new Story(model, until));
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
            Instant ahead = ahead(now);
            playback.playUntil(ahead.isBefore(until) ? ahead : until);
        }

        /** Hour by hour while somebody waits to act, else up to the hour of who acts next, at most a day. */
        @Override
        public Instant ahead(Instant now) {
            Instant hour = Companion.super.ahead(now);
            Instant ahead = open.stream()
                    .map(decision -> decision.notBefore().truncatedTo(ChronoUnit.HOURS))
                    .reduce(Schedule.next(now, STRETCH), (one, other) -> one.isBefore(other) ? one : other);
            return ahead.isBefore(hour) ? hour : ahead;
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
                .createModel(people.engineer(), trained, model.modelName(), model.task(), model.positiveClass());
        people.know(model, info.id());
        Recipe recipe = new Recipe(
                Optional.of(model.trainer()),
                Map.of(),
                model.features(),
                Recipe.DEFAULT_LABEL,
                RECIPE_ROWS,
                HOLD_OUT_SHARE,
                SuccessCriteria.none());
        engine.training()
                .queueTable(
                        people.engineer(),
                        trained,
                        info,
                        withLabel(history, model),
                        recipe,
                        "history of " + HISTORY_DAYS + " days");
        TrainingRun run =
                engine.training().runNext(OptionalLong.of(info.id()), trained).orElseThrow();
        if (model == SampleModel.CARD_FRAUD) {
            people.trials().tryTrees(run, trained);
        }
        if (model == SampleModel.PARCEL_DELAY) {
            people.trials().keep(recipe, info, trained);
        }
        people.promote(run.versionId().orElseThrow(), start, "First version.");
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
}
