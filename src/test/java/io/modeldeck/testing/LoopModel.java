package io.modeldeck.testing;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.Condition;
import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.PredictionContext;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.Feedback;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.SuccessCriteria;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;

/** A real engine with one small classifier, and short ways to train it and to let its world happen. Closed by the test. */
public final class LoopModel implements AutoCloseable {

    /** When its world begins; a full day. */
    public static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    public static final Actor ENGINEER = Actor.person("Test engineer", Face.COMMAND_LINE);
    public static final Actor REVIEWER = Actor.person("Test reviewer", Face.CONSOLE);

    /** How the world is: how far its inputs have moved, and whether what they mean is the other way round. */
    public record World(double shift, boolean reversed) {
        public static final World USUAL = new World(0, false);
    }

    public final Engine engine;
    public final ModelInfo model;

    public LoopModel(Path folder) {
        engine = open(folder);
        model = engine.registry()
                .model("loop")
                .orElseGet(() -> engine.registry()
                        .createModel(ENGINEER, START, "loop", TaskType.CLASSIFICATION, Optional.of("1")));
    }

    /** A fixed clock, long after everything. */
    public static Engine open(Path folder) {
        Clock clock = Clock.fixed(START.plus(Duration.ofDays(400)), ZoneOffset.UTC);
        return Engine.open(new Workspace(folder), clock, () -> {}).orElseThrow();
    }

    /** Features x, y and noise, and what they mean. The same seed is the same rows. */
    public static Table rows(int n, long seed, World world) {
        Random random = new Random(seed);
        double[] x = new double[n];
        double[] y = new double[n];
        double[] noise = new double[n];
        String[] outcome = new String[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian() + world.shift();
            y[i] = random.nextGaussian();
            noise[i] = random.nextGaussian();
            boolean positive = 2 * x[i] + y[i] + .3 * random.nextGaussian() > 2 * world.shift();
            outcome[i] = positive != world.reversed() ? "1" : "0";
        }
        return Table.of(List.of(
                new Column.Numeric("x", x),
                new Column.Numeric("y", y),
                new Column.Numeric("noise", noise),
                new Column.Categorical(Recipe.DEFAULT_LABEL, outcome)));
    }

    public static Recipe recipe(SuccessCriteria criteria) {
        return new Recipe(
                Optional.of("logistic"), Map.of(), List.of("x", "y", "noise"), Recipe.DEFAULT_LABEL, 400, .2, criteria);
    }

    public static Recipe recipe() {
        return recipe(SuccessCriteria.none());
    }

    /** Queues a run on the rows and runs it. */
    public TrainingRun train(Table rows, Recipe recipe, Instant at) {
        engine.training().queueTable(ENGINEER, at, model, rows, recipe, "rows of a test");
        return engine.training().runNext(OptionalLong.of(model.id()), at).orElseThrow();
    }

    /** Trains a first version on usual rows and takes it to production. */
    public long firstVersion() {
        Instant at = START.minus(Duration.ofDays(30));
        long version =
                train(rows(300, 1, World.USUAL), recipe(), at).versionId().orElseThrow();
        promote(version, at);
        return version;
    }

    public void promote(long version, Instant at) {
        engine.promotion().promote(REVIEWER, at, version, Stage.STAGING, "It passed.");
        engine.promotion().promote(REVIEWER, at, version, Stage.PRODUCTION, "It is better.");
    }

    /** Calls of the version that serves, evenly over the time, with labels that become known after the delay. */
    public void happens(World world, Instant from, Duration step, int n, Duration labelDelay) {
        Table rows = rows(n, from.toEpochMilli(), world);
        List<Instant> at = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        List<Feedback> labels = new ArrayList<>();
        Column outcome = rows.require(Recipe.DEFAULT_LABEL);
        for (int i = 0; i < n; i++) {
            Instant moment = from.plus(step.multipliedBy(i));
            at.add(moment);
            ids.add("e-" + moment);
            labels.add(new Feedback("e-" + moment, outcome.text(i), Optional.of(moment.plus(labelDelay))));
        }
        engine.inference()
                .predictAndRecord(
                        engine.registry().serving(model.id(), OptionalInt.empty()),
                        rows.select(List.of("x", "y", "noise")),
                        PredictionContext.of(at, ids));
        engine.feedback().record(model.id(), labels);
    }

    /** Adds a rule of the model; it warns. */
    public AlertRule rule(Instant at, String name, Map<String, Object> condition) {
        AlertRule wished = new AlertRule(
                0,
                name,
                OptionalLong.of(model.id()),
                OptionalLong.empty(),
                true,
                Condition.of(condition),
                Severity.WARNING,
                List.of(),
                "",
                "");
        return engine.alertRules().add(ENGINEER, at, wished, "");
    }

    @Override
    public void close() {
        engine.close();
    }
}
