package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.testing.WatchedModel;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Measures the time of a whole check (read, decide, write) of 7 features × 200 rows against 4 000 reference rows; not a test. */
final class DriftBench {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final int REFERENCE_ROWS = 4000;
    private static final int FEATURES = 7;
    private static final int CHECKS = 100;

    private final Random random = new Random(1);
    private final double step;

    private DriftBench(double step) {
        this.step = step;
    }

    public static void main(String[] args) throws IOException {
        new DriftBench(1e-3).run("values with three decimals, many ties (asymptotic p)");
        new DriftBench(1e-12).run("values without ties (exact p)");
    }

    private double value() {
        return Math.rint(random.nextGaussian() / step) * step;
    }

    private void run(String what) throws IOException {
        Path folder = Files.createTempDirectory("drift-bench");
        try (WatchedModel bench = new WatchedModel(folder, TaskType.CLASSIFICATION)) {
            BaselineService baselines = new BaselineService(
                    bench.database, bench.registry, bench.datasets, bench.events, bench.audit, bench.clock);
            DriftService drift = new DriftService(
                    bench.database, bench.registry, bench.configs, bench.events, baselines, bench.clock);
            baselines.setFromTable(
                    WatchedModel.PERSON,
                    START,
                    bench.model.id(),
                    OptionalLong.empty(),
                    BaselineKind.TRAINING,
                    reference(),
                    Optional.empty(),
                    "");
            for (int part = 0; part < 8; part++) {
                List<Prediction> events = events(bench, START.plus(Duration.ofDays(20L * part)), 20 * 48);
                bench.events.insert(events);
                bench.label(events, events.stream().map(Prediction::value).toList(), Duration.ofHours(24));
            }
            Instant from = START.plus(Duration.ofDays(10));
            for (int round = 0; round < 6; round++) {
                int first = round * CHECKS;
                measure(what + ", each its own transaction", () -> checks(drift, bench, from, first));
                measure(
                        what + ", all in one transaction",
                        () -> bench.database.transaction(() -> {
                            checks(drift, bench, from, first);
                            return null;
                        }));
            }
        }
    }

    private static void checks(DriftService drift, WatchedModel bench, Instant from, int first) {
        for (int i = 0; i < CHECKS; i++) {
            drift.check(bench.model.id(), from.plus(Duration.ofHours(6L * (first + i))));
        }
    }

    private static void measure(String what, Runnable work) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long begin = System.nanoTime();
        long cpu = threads.getCurrentThreadCpuTime();
        work.run();
        System.out.printf(
                "%.2f ms per check, %.2f ms of it on the processor: %s%n",
                (System.nanoTime() - begin) / 1e6 / CHECKS,
                (threads.getCurrentThreadCpuTime() - cpu) / 1e6 / CHECKS,
                what);
    }

    private Table reference() {
        List<Column> columns = new ArrayList<>();
        for (int f = 0; f < FEATURES; f++) {
            columns.add(new Column.Numeric(
                    "f" + f, random.doubles(REFERENCE_ROWS).map(u -> value()).toArray()));
        }
        String[] classes = new String[REFERENCE_ROWS];
        for (int i = 0; i < REFERENCE_ROWS; i++) {
            classes[i] = i % 2 == 0 ? "UP" : "DOWN";
        }
        columns.add(new Column.Categorical(BaselineService.PREDICTION_COLUMN, classes));
        columns.add(new Column.Numeric(
                BaselineService.SCORE_COLUMN, random.doubles(REFERENCE_ROWS).toArray()));
        columns.add(new Column.Categorical(BaselineService.OUTCOME_COLUMN, classes));
        return Table.of(columns);
    }

    private List<Prediction> events(WatchedModel bench, Instant from, int count) {
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Object> features = new HashMap<>();
            for (int f = 0; f < FEATURES; f++) {
                features.put("f" + f, value());
            }
            events.add(bench.event(
                    from.plus(Duration.ofMinutes(30L * i)), features, i % 2 == 0 ? "UP" : "DOWN", random.nextDouble()));
        }
        return events;
    }
}
