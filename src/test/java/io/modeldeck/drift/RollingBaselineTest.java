package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A rolling baseline: what each check is compared with, that this is written down, and that no row is compared with itself. */
class RollingBaselineTest extends DriftWorkspace {

    private static final Duration WEEK = DAY.multipliedBy(7);

    private Baseline rolling(Instant now) {
        BaselineSource.Rolling source = drift.rolling(bench.model.id(), bench.version.id(), WEEK, now);
        return baselines.set(PERSON, now, bench.model.id(), bench.version.id(), source, "");
    }

    @Test
    void aWindowThatReachesBackIsComparedWithTheRowsBeforeItsOldest() {
        open(TaskType.CLASSIFICATION);
        // 72 rows a day: a window of 200 reaches back almost three days
        traffic(START, Duration.ofMinutes(20), 20 * 72, 0, 0.9);
        Instant now = START.plus(DAY.multipliedBy(20));
        assertThat(rolling(now).range()).hasValue(TimeRange.endingAt(now.minus(DAY), WEEK));
        List<DriftResult> results = drift.check(bench.model.id(), now);
        assertThat(results).hasSizeGreaterThan(5).allSatisfy(result -> {
            TimeRange reference = result.reference().orElseThrow();
            assertThat(reference.length()).isEqualTo(WEEK);
            assertThat(reference.to())
                    .as(result.type() + " " + result.feature())
                    .isBeforeOrEqualTo(result.window().from());
        });
        DriftResult prediction = byName(results).get("prediction:prediction");
        assertThat(prediction.window().from()).isBefore(now.minus(DAY.multipliedBy(2)));
        assertThat(prediction.nReference()).isEqualTo(7 * 72);
        assertThat(Json.write(drift.latest(bench.model.id())))
                .as("what it was compared with is kept")
                .isEqualTo(Json.write(results));
    }

    @Test
    void labelsThatComeLateAreComparedWithPredictionsBeforeTheirs() {
        open(TaskType.CLASSIFICATION);
        List<Prediction> events = traffic(START, Duration.ofMinutes(10), 20 * 144, 0, 0);
        bench.label(events, events.stream().map(Prediction::value).toList(), DAY.multipliedBy(3));
        Instant now = START.plus(DAY.multipliedBy(14));
        rolling(now);
        DriftResult concept = concept(now);
        assertThat(concept.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(concept.window().from())
                .as("what became known within a day was predicted three days before")
                .isBefore(now.minus(DAY.multipliedBy(3)));
        TimeRange reference = concept.reference().orElseThrow();
        assertThat(reference.to()).isBeforeOrEqualTo(concept.window().from());
        assertThat(concept.nReference())
                .as("the labels of the reference that were known at that time")
                .isEqualTo(7 * 144);
    }

    @Test
    void aCheckOfBeforeFindsTheSameAfterLaterOutcomesCameIn() {
        open(TaskType.CLASSIFICATION);
        List<Prediction> events = traffic(START, Duration.ofMinutes(10), 10 * 144, 0, 0);
        int known = 4 * 144 + 1;
        label(events.subList(0, known));
        Instant now = START.plus(DAY.multipliedBy(9));
        rolling(now);
        String before = Json.write(drift.check(bench.model.id(), now));
        label(events.subList(known, events.size()));
        drift.relearn(bench.model.id());
        assertThat(Json.write(drift.check(bench.model.id(), now))).isEqualTo(before);
    }

    private void label(List<Prediction> events) {
        bench.label(events, events.stream().map(Prediction::value).toList(), DAY.multipliedBy(5));
    }

    @Test
    void beforeThereAreEarlierRowsEachCheckSaysSo() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 288, 0, 0.9);
        Instant now = START.plus(DAY);
        baselines.set(
                PERSON,
                now,
                bench.model.id(),
                bench.version.id(),
                new BaselineSource.Rolling(new TimeRange(START, now)),
                "");
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), now));
        assertThat(results.get("input").sentence())
                .contains("Drift of the input was not evaluated. The version has no events before this window");
        assertThat(results.get("prediction").state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(results.get("concept").sentence()).contains("The reference has no labelled rows");
    }

    @Test
    void withoutAnyRowAWindowBeginsWhereItIsConfigured() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 72, 0, 0);
        Instant later = START.plus(DAY.multipliedBy(60));
        baselines.set(
                PERSON,
                later,
                bench.model.id(),
                bench.version.id(),
                new BaselineSource.Rolling(new TimeRange(START, START.plus(DAY))),
                "");
        assertThat(drift.trial(
                        bench.model.id(),
                        bench.version.id(),
                        new BaselineSource.Kept(baselines
                                .active(bench.model.id(), bench.version.id())
                                .orElseThrow()),
                        later))
                .allSatisfy(result -> {
                    assertThat(result.state()).isEqualTo(DriftState.NOT_EVALUATED);
                    assertThat(result.reference()).hasValue(TimeRange.endingAt(later.minus(DAY), DAY));
                });
    }

    @Test
    void rowsOfBeforeAreTheBaselineAgainWithoutBeingFrozenTwice() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 14 * 288, 0, 0.9);
        Baseline first = baselineOfFirstWeek();
        Instant now = START.plus(DAY.multipliedBy(14));
        List<DriftResult> against = drift.check(bench.model.id(), now);
        Baseline moving = rolling(now);
        BaselineSource.Kept source = new BaselineSource.Kept(first);
        assertThat(drift.trial(bench.model.id(), bench.version.id(), source, now))
                .extracting(DriftResult::nReference)
                .containsAnyElementsOf(
                        against.stream().map(DriftResult::nReference).toList());
        BaselineSource.Rolling again = drift.rolling(bench.model.id(), bench.version.id(), WEEK, now);
        assertThat(drift.trial(bench.model.id(), bench.version.id(), again, now))
                .allSatisfy(result -> assertThat(result.reference()).hasValue(again.first()));
        Baseline back = baselines.set(PERSON, now, bench.model.id(), bench.version.id(), source, "back");
        assertThat(back.datasetId()).isEqualTo(first.datasetId());
        assertThat(back).isNotEqualTo(first).satisfies(set -> {
            assertThat(set.kind()).isEqualTo(BaselineKind.FIXED);
            assertThat(set.range()).isEqualTo(first.range());
            assertThat(set.rows()).isEqualTo(first.rows());
            assertThat(set.versionId()).isEqualTo(OptionalLong.of(bench.version.id()));
        });
        assertThat(baselines.active(bench.model.id(), bench.version.id())).contains(back);
        assertThat(baselines.baseline(moving.id()).active()).isFalse();
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> baselines.set(viewer, now, bench.model.id(), bench.version.id(), source, ""))
                .hasMessageContaining("may not set a baseline");
        Baseline fixed = baselines.set(
                PERSON,
                now,
                bench.model.id(),
                bench.version.id(),
                new BaselineSource.Fixed(new TimeRange(START, START.plus(DAY))),
                "");
        assertThat(fixed.rows()).isEqualTo(288);
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::reference)
                .containsOnly(Optional.of(new TimeRange(START, START.plus(DAY))));
    }
}
