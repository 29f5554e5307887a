package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.PERSON;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.WatchedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Baselines and checks on a real workspace, with traffic made as a test wants it; of each test its own. */
abstract class DriftWorkspace {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    WatchedModel bench;
    BaselineService baselines;
    DriftService drift;
    final Random random = new Random(42);

    void open(TaskType task) {
        bench = new WatchedModel(folder, task);
        start();
    }

    /** The services anew, as after a restart. */
    void start() {
        baselines = new BaselineService(
                bench.database, bench.registry, bench.datasets, bench.events, bench.audit, bench.clock);
        drift = new DriftService(bench.database, bench.registry, bench.configs, bench.events, baselines, bench.clock);
    }

    @AfterEach
    void close() {
        if (bench != null) {
            bench.close();
        }
    }

    Map<String, Object> features(double shift, String country) {
        Map<String, Object> features = new HashMap<>();
        features.put("amount", random.nextGaussian() + shift);
        features.put("country", country);
        return features;
    }

    /** So many events from {@code from} on, one every {@code step}; right with the given probability. */
    List<Prediction> traffic(Instant from, Duration step, int count, double shift, double accuracy) {
        List<Prediction> events = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double score = Math.clamp(0.5 + 0.2 * (random.nextGaussian() + shift), 0, 1);
            String predicted = score >= 0.5 ? "1" : "0";
            events.add(bench.event(
                    from.plus(step.multipliedBy(i)), features(shift, i % 3 == 0 ? "PRT" : "ESP"), predicted, score));
            boolean right = random.nextDouble() < accuracy;
            outcomes.add(right ? predicted + ".0" : predicted.equals("1") ? "0" : "1");
        }
        bench.events.insert(events);
        if (accuracy > 0) {
            bench.label(events, outcomes, Duration.ofHours(1));
        }
        return events;
    }

    /** Numbers that are predicted with a normal error of the given deviation, every ten minutes. */
    void numbers(Instant from, int count, double deviation) {
        List<Prediction> events = new ArrayList<>();
        List<String> outcomes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double amount = random.nextGaussian();
            double predicted = 10 + amount;
            events.add(bench.event(
                    from.plus(Duration.ofMinutes(10L * i)),
                    Map.of("amount", amount),
                    Double.toString(predicted),
                    Double.NaN));
            outcomes.add(Double.toString(predicted + deviation * random.nextGaussian()));
        }
        bench.events.insert(events);
        bench.label(events, outcomes, Duration.ofMinutes(1));
    }

    static Map<String, DriftResult> byName(List<DriftResult> results) {
        return results.stream()
                .collect(Collectors.toMap(
                        r -> r.type().word() + r.feature().map(f -> ":" + f).orElse(""), r -> r));
    }

    DriftResult concept(Instant now) {
        return byName(drift.check(bench.model.id(), now)).get("concept");
    }

    Baseline baselineOfFirstWeek() {
        return baselines.setFromEvents(
                PERSON,
                START.plus(DAY.multipliedBy(7)),
                bench.model.id(),
                bench.version.id(),
                new TimeRange(START, START.plus(DAY.multipliedBy(7))),
                BaselineKind.FIXED,
                "a good week");
    }

    /** A config without any check of drift. */
    static Map<String, Object> allOff() {
        Map<String, Object> off = Map.of("enabled", false);
        return Map.of("drift", Map.of("inputDrift", off, "predictionDrift", off, "conceptDrift", off));
    }
}
