package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.NOW;
import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Checks of inputs, predictions and concept together, of the version that serves. */
class DriftServiceTest extends DriftWorkspace {

    @Test
    void sameTrafficShowsNoDriftAndShiftedTrafficShowsAllThree() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        Baseline baseline = baselineOfFirstWeek();
        assertThat(baseline.quality().accuracy().orElseThrow()).isBetween(0.87, 0.93);
        assertThat(baseline.rows()).isEqualTo(7 * 288);

        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(5), 4 * 288, 0, 0.9);
        Instant calm = START.plus(DAY.multipliedBy(11));
        Map<String, DriftResult> still = byName(drift.check(bench.model.id(), calm));
        assertThat(still.keySet())
                .containsExactlyInAnyOrder(
                        "input:amount",
                        "input:country",
                        "input",
                        "prediction:prediction",
                        "prediction:score",
                        "concept",
                        "concept:(estimate)");
        assertThat(still.values()).allSatisfy(r -> {
            assertThat(r.state()).as(r.sentence()).isEqualTo(DriftState.NO_DRIFT);
            assertThat(r.score()).isLessThan(0.3);
            assertThat(r.baselineId()).isEqualTo(OptionalLong.of(baseline.id()));
            assertThat(r.at()).isEqualTo(calm);
        });
        assertThat(still.values().stream().filter(DriftResult::concernsColumn))
                .extracting(result -> result.feature().orElseThrow())
                .containsExactlyInAnyOrder("amount", "country");
        DriftResult amount = still.get("input:amount");
        assertThat(amount.nCurrent()).isEqualTo(288);
        assertThat(amount.window()).isEqualTo(TimeRange.endingAt(calm, DAY));
        assertThat(amount.baselineDistribution().kind()).isEqualTo("histogram");
        assertThat(amount.currentDistribution().shares()).hasSize(20);
        assertThat(still.get("prediction:score").baselineDistribution().kind()).isEqualTo("bins");
        assertThat(still.get("prediction:prediction").currentDistribution().names())
                .containsExactlyInAnyOrder("0", "1");

        traffic(calm, Duration.ofMinutes(5), 4 * 288, 1, 0.6);
        Instant moved = calm.plus(DAY);
        bench.heard.clear();
        List<DriftResult> results = drift.check(bench.model.id(), moved);
        Map<String, DriftResult> now = byName(results);
        assertThat(now.get("input:amount").state()).isEqualTo(DriftState.DRIFT);
        assertThat(now.get("input:amount").sentence())
                .startsWith("`amount` is higher than in the reference: median ")
                .contains("KS 0.")
                .contains("corrected p < 0.001, n 288");
        assertThat(now.get("input:country").state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(now.get("input").state()).as("one of two features").isEqualTo(DriftState.DRIFT);
        assertThat(now.get("prediction:score").state()).isEqualTo(DriftState.DRIFT);
        assertThat(now.get("prediction:prediction").state()).isEqualTo(DriftState.DRIFT);
        DriftResult concept = now.get("concept");
        assertThat(concept.state()).isEqualTo(DriftState.DRIFT);
        assertThat(concept.sentence()).startsWith("The accuracy is worse than in the reference: 0.9");
        assertThat(concept.verdict().parameters().get("detectors")).isEqualTo(List.of("hddm_a", "adwin"));
        assertThat(now.values())
                .filteredOn(r -> r.state() == DriftState.DRIFT)
                .allSatisfy(r -> assertThat(r.score()).isGreaterThan(0.3));
        assertThat(bench.heard).containsExactly(new Change.DriftMeasured(bench.model.id()));

        assertThat(Json.write(drift.latest(bench.model.id()))).as("as stored").isEqualTo(Json.write(results));
        assertThat(drift.check(bench.model.id(), moved).equals(results)).isTrue();
        TimeRange all = new TimeRange(START, NOW);
        assertThat(drift.history(bench.model.id(), all, Optional.empty(), Optional.empty()))
                .as("a repeated check replaces its results")
                .hasSize(14);
        assertThat(drift.history(bench.model.id(), all, Optional.of(DriftType.INPUT), Optional.of("amount")))
                .extracting(DriftResult::state)
                .containsExactly(DriftState.NO_DRIFT, DriftState.DRIFT);

        start();
        assertThat(Json.write(drift.check(bench.model.id(), moved)))
                .as("after a restart")
                .isEqualTo(Json.write(results));
        assertThat(concept(calm))
                .as("an earlier check knows nothing of later labels")
                .isEqualTo(still.get("concept"));
        drift.relearn(bench.model.id());
        assertThat(drift.check(bench.model.id(), moved).getLast()).isEqualTo(results.getLast());
        drift.relearn(bench.model.id() + 1);
        assertThat(drift.checkNow(bench.model.id()))
                .allSatisfy(r -> assertThat(r.at()).isEqualTo(NOW));
    }

    @Test
    void theVersionThatServesIsTheOneThatIsChecked() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 72, 0, 0.9);
        ModelVersion second = bench.addVersion("v2");
        Instant now = START.plus(DAY);
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::versionId)
                .containsOnly(bench.version.id());
        bench.events.insert(List.of(
                bench.event(second.id(), START.plus(Duration.ofHours(1)), features(0, "PRT"), "1", Double.NaN)));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::versionId)
                .containsOnly(second.id());
        assertThat(drift.check(bench.model.id(), START))
                .as("no version had events yet")
                .isEmpty();
    }

    @Test
    void theNewestCheckIsToldAlsoWhereAnotherMadeIt() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.95);
        baselineOfFirstWeek();
        DriftService first = drift;
        first.check(bench.model.id(), START.plus(DAY.multipliedBy(6)));
        assertThat(first.latest(bench.model.id())).isNotEmpty();
        start();
        Instant now = START.plus(DAY.multipliedBy(7));
        drift.check(bench.model.id(), now);
        assertThat(first.latest(bench.model.id()))
                .isNotEmpty()
                .allSatisfy(result -> assertThat(result.at()).isEqualTo(now));
    }

    @Test
    void featuresAreRankedWithTheErrorsOfTheirWindows() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(10), 7 * 144, 0, 0.9);
        baselineOfFirstWeek();
        for (int day = 7; day < 14; day++) {
            double step = (day - 7) / 6.0;
            traffic(START.plus(DAY.multipliedBy(day)), Duration.ofMinutes(10), 144, step, 0.95 - 0.5 * step);
            drift.check(bench.model.id(), START.plus(DAY.multipliedBy(day + 1)));
        }
        TimeRange range = new TimeRange(START, START.plus(DAY.multipliedBy(15)));
        List<RankedFeature> ranked = drift.ranking(bench.model.id(), range);
        assertThat(ranked).extracting(RankedFeature::feature).containsExactly("amount", "country");
        assertThat(ranked.getFirst().drifted()).isBetween(3L, 7L);
        assertThat(ranked.getFirst().periods()).isEqualTo(7);
        assertThat(ranked.getFirst().correlation().orElseThrow()).isGreaterThan(0.5);
        assertThat(baselines.columns(
                        baselines.active(bench.model.id(), bench.version.id()).orElseThrow()))
                .extracting(ColumnSummary::name)
                .contains("amount", "country", "@prediction", "@score", "@outcome");
        assertOverlay(baselines.active(bench.model.id(), bench.version.id()).orElseThrow());
        assertThat(drift.ranking(bench.model.id(), new TimeRange(START, START.plus(DAY))))
                .isEmpty();
    }

    /** A baseline laid over itself is the same on both sides. */
    private void assertOverlay(Baseline baseline) {
        assertThat(baselines.overlay(baseline, baseline))
                .filteredOn(overlay -> List.of("amount", "country").contains(overlay.name()))
                .hasSize(2)
                .allSatisfy(overlay -> {
                    assertThat(overlay.reference()).isEqualTo(overlay.current());
                    assertThat(overlay.reference().shares()).isNotEmpty();
                    assertThat(overlay.nCurrent())
                            .isEqualTo(overlay.nReference())
                            .isPositive();
                });
    }

    @Test
    void anotherBaselineIsTriedWithoutBeingKept() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        Baseline kept = baselineOfFirstWeek();
        Instant moved = START.plus(DAY.multipliedBy(9));
        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(5), 2 * 288, 1, 0.9);
        List<DriftResult> now = drift.check(bench.model.id(), moved);
        assertThat(byName(now).get("input:amount").state()).isEqualTo(DriftState.DRIFT);
        long version = kept.versionId().orElse(now.getFirst().versionId());
        Map<String, DriftResult> tried = byName(drift.trial(
                bench.model.id(),
                version,
                new BaselineSource.Fixed(TimeRange.endingAt(moved, DAY.multipliedBy(2))),
                moved));
        assertThat(tried.keySet())
                .containsExactlyInAnyOrder(
                        "input:amount", "input:country", "input", "prediction:prediction", "prediction:score");
        assertThat(tried.values()).extracting(DriftResult::state).containsOnly(DriftState.NO_DRIFT);
        assertThat(Json.write(drift.latest(bench.model.id()))).isEqualTo(Json.write(now));
        assertThat(baselines.active(bench.model.id(), version)).hasValue(kept);
        bench.configs.set(
                PERSON,
                NOW,
                OptionalLong.of(bench.model.id()),
                OptionalLong.empty(),
                "{\"drift\": {\"inputDrift\": {\"enabled\": false}, \"predictionDrift\": {\"enabled\": false}}}",
                "");
        assertThat(drift.trial(
                        bench.model.id(), version, new BaselineSource.Fixed(TimeRange.endingAt(moved, DAY)), moved))
                .isEmpty();
    }
}
