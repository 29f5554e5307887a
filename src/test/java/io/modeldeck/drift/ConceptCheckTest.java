package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Checks of the errors themselves: their window, their detectors and the estimate that stands in for them. */
class ConceptCheckTest extends DriftWorkspace {

    @Test
    void aConceptWindowMayBeLongerThanTheReach() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(10), 7 * 144, 0, 0.9);
        baselineOfFirstWeek();
        Instant now = START.plus(Duration.ofDays(45));
        assertThat(concept(now).nCurrent()).as("out of reach").isZero();
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("windowHours", 24 * 60))));
        DriftResult concept = concept(now);
        assertThat(concept.nCurrent()).isEqualTo(7 * 144);
        assertThat(concept.window().from()).isEqualTo(START);
    }

    @Test
    void forNumbersTheErrorIsWatched() {
        open(TaskType.REGRESSION);
        numbers(START, 7 * 144, 1);
        Baseline baseline = baselineOfFirstWeek();
        assertThat(baseline.quality().mae().orElseThrow()).isBetween(0.7, 0.9);
        Instant from = START.plus(DAY.multipliedBy(7));
        numbers(from, 3 * 144, 1);
        Instant calm = from.plus(DAY.multipliedBy(3));
        Map<String, DriftResult> still = byName(drift.check(bench.model.id(), calm));
        assertThat(still.keySet())
                .containsExactlyInAnyOrder(
                        "input:amount", "input", "prediction:prediction", "concept", "concept:(estimate)");
        assertThat(still.values()).extracting(DriftResult::state).containsOnly(DriftState.NO_DRIFT);
        numbers(calm, 3 * 144, 3);
        DriftResult concept = concept(calm.plus(DAY.multipliedBy(3)));
        assertThat(concept.state()).isEqualTo(DriftState.DRIFT);
        assertThat(concept.sentence()).startsWith("The error is worse than in the reference: 0.");
        assertThat(concept.verdict().method()).isEqualTo("error_rise");
    }

    @Test
    void whereOutcomesAreLateTheEstimateDecides() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselineOfFirstWeek();
        Instant week = START.plus(DAY.multipliedBy(60));
        List<Prediction> unsure = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            unsure.add(bench.event(
                    week.plus(Duration.ofMinutes(i)),
                    features(0, "ESP"),
                    i % 2 == 0 ? "1" : "0",
                    i % 2 == 0 ? 0.2 : 0.9));
        }
        bench.events.insert(unsure);
        List<Prediction> later = unsure.subList(0, 100);
        bench.label(later, later.stream().map(Prediction::value).toList(), DAY.multipliedBy(2));
        Map<String, DriftResult> late = byName(drift.check(bench.model.id(), week.plus(DAY)));
        assertThat(late.get("concept").state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(late.get("concept").verdict().reason()).endsWith("none came in the last 7 days.");
        DriftResult estimate = late.get("concept:(estimate)");
        assertThat(estimate.state()).isEqualTo(DriftState.DRIFT);
        assertThat(estimate.verdict().method()).isEqualTo("cbpe");
        assertThat(estimate.nCurrent()).isEqualTo(400);
        assertThat(estimate.verdict().parameters())
                .as("outcomes of the day after")
                .containsEntry("outcomesIn", 0L)
                .containsEntry("decides", "estimate");
        List<Prediction> rest = unsure.subList(100, 400);
        bench.label(rest, rest.stream().map(Prediction::value).toList(), Duration.ofHours(1));
        Map<String, DriftResult> in = byName(drift.check(bench.model.id(), week.plus(DAY)));
        assertThat(in.get("concept").state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(in.get("concept:(estimate)").state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(in.get("concept:(estimate)").verdict().parameters())
                .containsEntry("realisedLabels", 300L)
                .containsEntry("outcomesIn", 300L);
    }

    @Test
    void theConfiguredDetectorsReadTheErrors() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        baselineOfFirstWeek();
        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(1), 1440, 0, 0.3);
        Instant now = START.plus(DAY.multipliedBy(8));
        for (ErrorDetector detector : ErrorDetector.values()) {
            bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("detectors", List.of(detector.word())))));
            assertThat(concept(now).verdict().parameters().get("detectors"))
                    .as(detector.word())
                    .isEqualTo(List.of(detector.word()));
        }
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("detectors", List.of()))));
        assertThat(concept(now).verdict().parameters()).containsEntry("detectors", List.of());
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "inputDrift", Map.of("enabled", false),
                        "predictionDrift", Map.of("enabled", false))));
        assertThat(byName(drift.check(bench.model.id(), now))).containsOnlyKeys("concept", "concept:(estimate)");
        bench.configure(Map.of("drift", Map.of("conceptDrift", Map.of("estimate", false))));
        assertThat(drift.check(bench.model.id(), now)).hasSize(1);
        assertThat(drift.latest(bench.model.id())).hasSize(1).isSameAs(drift.latest(bench.model.id()));
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "conceptDrift", Map.of("enabled", false),
                        "predictionDrift", Map.of("enabled", true))));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::type)
                .containsOnly(DriftType.PREDICTION);
        assertThat(drift.latest(bench.model.id())).hasSize(2);
    }

    @Test
    void whatDetectorsWouldHaveSaidIsReadFromTheStoredErrors() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        Instant turn = START.plus(DAY.multipliedBy(7));
        traffic(turn, Duration.ofMinutes(1), 1440, 0, 0.3);
        traffic(turn.plus(DAY), Duration.ofMinutes(1), 1440, 0, 0.95);
        TimeRange all = new TimeRange(START, turn.plus(DAY.multipliedBy(3)));
        ModelVersion version = bench.version;
        Map<String, List<DetectorTrial.Change>> said =
                drift.tryDetectors(version, all, List.of("hddm_a", "adwin")).stream()
                        .collect(Collectors.toMap(DetectorTrial::detector, DetectorTrial::changes));
        for (String detector : List.of("hddm_a", "adwin")) {
            DetectorTrial.Change rise = said.get(detector).stream()
                    .filter(DetectorTrial.Change::worse)
                    .findFirst()
                    .orElseThrow();
            assertThat(rise.at()).as(detector).isBetween(turn, turn.plus(Duration.ofHours(3)));
            assertThat(rise.before()).isLessThan(rise.lately());
        }
        assertThat(said.get("adwin")).as("what fell again is told, and marked").anySatisfy(change -> {
            assertThat(change.worse()).isFalse();
            assertThat(change.at()).isAfter(turn.plus(DAY));
        });
        assertThat(drift.tryDetectors(version, new TimeRange(START, turn), List.of("adwin")))
                .singleElement()
                .satisfies(trial -> assertThat(trial.changes()).isEmpty());
        assertThat(drift.history(bench.model.id(), all, Optional.empty(), Optional.empty()))
                .as("nothing is kept")
                .isEmpty();
    }

    @Test
    void forNumbersTheBaselineSaysWhichErrorCounts() {
        open(TaskType.REGRESSION);
        numbers(START, 600, 1);
        numbers(START.plus(DAY.multipliedBy(7)), 600, 8);
        TimeRange all = new TimeRange(START, START.plus(DAY.multipliedBy(30)));
        assertThatThrownBy(() -> drift.tryDetectors(bench.version, all, List.of("adwin")))
                .hasMessageContaining("baseline set");
        baselineOfFirstWeek();
        assertThat(drift.tryDetectors(bench.version, all, List.of("adwin"))
                        .getFirst()
                        .changes())
                .anySatisfy(change -> assertThat(change.worse()).isTrue());
    }

    @Test
    void watchesReadInChunksAndOnlySoManyStayInMemory() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(1), 100, 0, 0.5);
        ConceptWatches chunks = new ConceptWatches(bench.events, 8);
        ConceptWatches whole = new ConceptWatches(bench.events, ConceptWatches.CHUNK);
        for (long baseline = 0; baseline <= ConceptWatches.CACHED; baseline++) {
            assertThat(errors(chunks, baseline)).hasSize(100);
        }
        assertThat(errors(chunks, 0)).as("read again after it was dropped").isEqualTo(errors(whole, 0));
    }

    private double[] errors(ConceptWatches watches, long baseline) {
        return watches.window(
                        bench.model.id(),
                        bench.version.id(),
                        baseline,
                        0.5,
                        List.of(ErrorDetector.ADWIN),
                        START.plus(DAY),
                        START.toEpochMilli(),
                        0,
                        1)
                .window()
                .errors();
    }
}
