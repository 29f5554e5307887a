package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.ConfigDocument;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The origin design's monitoring config, key by key: the document is loaded for the model as it stands, then one key is changed for the version, and
 * the hop that the key belongs to does something else.
 */
class OriginConfigTest {

    private static final String ORIGIN = """
        {"aggregation": {"hourlyAggregation": "1h", "dailyAggregation": "24h", "driftCheck": "6h", "dataQualityCheck": "1h"},
         "drift": {
           "inputDrift": {"enabled": true, "method": "ks_test", "threshold": 0.05, "windowHours": 24},
           "predictionDrift": {"enabled": true, "method": "psi", "threshold": 0.2, "windowHours": 24},
           "conceptDrift": {"enabled": true, "minLabeledSamples": 100, "accuracyDropThreshold": 0.05}},
         "retrainingTriggers": {
           "enabled": true, "minDaysBetweenRetraining": 7, "minNewLabeledSamples": 500,
           "conditions": [{"type": "drift", "driftTypes": ["input", "concept"], "threshold": 0.3},
                          {"type": "error_rate", "threshold": 0.1}]}}\
        """;
    private static final Instant NOW = LoopModel.START.plus(Duration.ofHours(12));

    @TempDir
    Path folder;

    private LoopModel loop;
    private long version;
    private final Set<String> obeyed = new TreeSet<>();

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        version = loop.firstVersion();
        Instant usual = LoopModel.START.minus(Duration.ofHours(24));
        loop.happens(World.USUAL, usual, Duration.ofMinutes(1), 600, Duration.ZERO);
        loop.engine
                .baselines()
                .setFromEvents(
                        LoopModel.ENGINEER,
                        LoopModel.START,
                        loop.model.id(),
                        version,
                        new TimeRange(usual, LoopModel.START),
                        BaselineKind.FIXED,
                        "as it was");
        // Half a day of inputs that have moved, so that predictions and their rightness have, too, and some calls that
        // failed.
        loop.happens(new World(.5, false), LoopModel.START, Duration.ofMinutes(1), 720, Duration.ZERO);
        loop.engine
                .intake()
                .accept(IntStream.range(0, 12).mapToObj(this::failed).toList());
        loop.engine.hops().rollUpAll(loop.model.id(), NOW);
        Engine engine = loop.engine;
        engine.config().set(LoopModel.ENGINEER, NOW, model(), OptionalLong.empty(), ORIGIN, "as it stands");
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private Prediction failed(int i) {
        return new Prediction(
                "failed" + i,
                loop.model.id(),
                version,
                NOW.minusSeconds(60 + i),
                Map.of("x", 1.0),
                "",
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                -1,
                "timeout",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private OptionalLong model() {
        return OptionalLong.of(loop.model.id());
    }

    @Test
    void everyKeyIsObeyedByTheHopThatItBelongsTo() {
        job("hourlyAggregation", "PT1H", "2h", "PT2H");
        job("dailyAggregation", "PT24H", "48h", "PT48H");
        job("driftCheck", "PT6H", "3h", "PT3H");
        job("dataQualityCheck", "PT1H", "30m", "PT30M");

        key("drift.inputDrift.enabled", () -> checked(DriftType.INPUT), "true", false, "false");
        key("drift.inputDrift.method", () -> x().verdict().method(), "ks_test", "wasserstein", "wasserstein");
        key(
                "drift.inputDrift.threshold",
                () -> x().verdict().threshold().toString(),
                "OptionalDouble[0.05]",
                0.01,
                "OptionalDouble[0.01]");
        key("drift.inputDrift.windowHours", () -> hours(x()), "24", 6, "6");
        key("drift.predictionDrift.enabled", () -> checked(DriftType.PREDICTION), "true", false, "false");
        key("drift.predictionDrift.method", () -> prediction().verdict().method(), "psi", "hellinger", "hellinger");
        key("drift.predictionDrift.threshold", () -> prediction().state().name(), "NO_DRIFT", 0.01, "DRIFT");
        key("drift.predictionDrift.windowHours", () -> hours(prediction()), "24", 6, "6");
        key("drift.conceptDrift.enabled", () -> checked(DriftType.CONCEPT), "true", false, "false");
        key("drift.conceptDrift.minLabeledSamples", () -> concept().state().name(), "DRIFT", 5_000, "NOT_EVALUATED");
        key(
                "drift.conceptDrift.accuracyDropThreshold",
                () -> concept().verdict().threshold().toString(),
                "OptionalDouble[0.05]",
                0.4,
                "OptionalDouble[0.4]");

        key(
                "retrainingTriggers.enabled",
                this::raised,
                "drift_detected",
                false,
                "refused: switched off for this model");
        key(
                "retrainingTriggers.minDaysBetweenRetraining",
                this::raised,
                "drift_detected",
                60,
                "refused: last retraining ");
        key(
                "retrainingTriggers.minNewLabeledSamples",
                this::raised,
                "drift_detected",
                5_000,
                "refused: 1,320 of 5,000 new");
        String conditions = "retrainingTriggers.conditions";
        Object errors = List.of(Map.of("type", "error_rate", "threshold", 0.1));
        key(conditions, this::raised, "drift_detected", errors, "error_rate_threshold");
        Object manyErrors = List.of(Map.of("type", "error_rate", "threshold", 0.5));
        key(conditions, this::raised, "drift_detected", manyErrors, "nothing");
        key(conditions, this::driftType, "input", drift("concept", .3), "concept");
        key(conditions, this::raised, "drift_detected", drift("concept", 1), "nothing");

        assertThat(obeyed).containsExactlyInAnyOrderElementsOf(paths("", Json.readObject(ORIGIN)));
    }

    private static Object drift(String type, double threshold) {
        return List.of(Map.of("type", "drift", "driftTypes", List.of(type), "threshold", threshold));
    }

    private void job(String name, String before, String changed, String after) {
        key(
                "aggregation." + name,
                () -> {
                    loop.engine.hops().ensureJobs(loop.model.id(), NOW);
                    return loop.engine
                            .jobs()
                            .find(name, loop.model.id())
                            .orElseThrow()
                            .interval()
                            .toString();
                },
                before,
                changed,
                after);
    }

    /** What is seen with the origin's value, and what with another one that the version has of its own. */
    private void key(String path, Supplier<String> seen, String before, Object changed, String after) {
        assertThat(seen.get()).as(path).startsWith(before);
        Engine engine = loop.engine;
        OptionalLong own = OptionalLong.of(version);
        engine.config().set(LoopModel.ENGINEER, NOW, model(), own, ConfigDocument.nest(Map.of(path, changed)), "try");
        assertThat(seen.get()).as(path + " = " + changed).startsWith(after);
        engine.config().reset(LoopModel.ENGINEER, NOW, model(), own, List.of(path), "back");
        obeyed.add(path);
    }

    private List<DriftResult> results() {
        return loop.engine.drift().check(loop.model.id(), NOW);
    }

    private String checked(DriftType type) {
        return String.valueOf(results().stream().anyMatch(r -> r.type() == type));
    }

    private DriftResult only(DriftType type, Optional<String> feature) {
        return results().stream()
                .filter(r -> r.type() == type && r.feature().equals(feature))
                .findFirst()
                .orElseThrow();
    }

    private DriftResult x() {
        return only(DriftType.INPUT, Optional.of("x"));
    }

    private DriftResult prediction() {
        return only(DriftType.PREDICTION, Optional.of(DriftResult.SCORE));
    }

    private DriftResult concept() {
        return only(DriftType.CONCEPT, Optional.empty());
    }

    private static String hours(DriftResult result) {
        return "" + result.window().length().toHours();
    }

    private String raised() {
        return considered("reason");
    }

    private String driftType() {
        return considered("driftType");
    }

    /** What was seen inside a transaction that is taken back, since a request that was made keeps others away for a while. */
    private static final class Seen extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Seen(String what) {
            super(what);
        }
    }

    /** Whether the triggers raise a request, and why; or why not. */
    private String considered(String what) {
        results();
        try {
            return loop.engine.together(() -> {
                throw new Seen(outcome(what));
            });
        } catch (Seen seen) {
            return seen.getMessage();
        }
    }

    private String outcome(String what) {
        int said = loop.engine.retraining().decisions(model(), 100).size();
        Optional<RetrainingRequest> request = loop.engine.retraining().consider(loop.model.id(), NOW);
        if (request.isPresent()) {
            return what.equals("reason")
                    ? request.get().reason().word()
                    : String.valueOf(request.get().details().get(what));
        }
        var decisions = loop.engine.retraining().decisions(model(), 100);
        return decisions.size() == said
                ? "nothing"
                : "refused: " + decisions.getFirst().reason();
    }

    private static List<String> paths(String at, Map<?, ?> document) {
        List<String> paths = new ArrayList<>();
        new LinkedHashMap<>(document).forEach((key, value) -> {
            if (value instanceof Map<?, ?> group) {
                paths.addAll(paths(at + key + ".", group));
            } else {
                paths.add(at + key);
            }
        });
        return paths;
    }
}
