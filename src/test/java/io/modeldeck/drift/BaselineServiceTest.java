package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How baselines are set, listed, kept and moved along, and what a check says without one that fits. */
class BaselineServiceTest extends DriftWorkspace {

    @Test
    void aNewBaselineReplacesTheActiveOneOfItsScopeAndBothStayListed() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        Baseline first = baselineOfFirstWeek();
        Table rows = Table.of(List.of(
                new Column.Numeric("amount", new double[] {1, 2, 3}),
                new Column.Numeric(BaselineService.PREDICTION_COLUMN, new double[] {1, 0, 1}),
                new Column.Numeric(BaselineService.SCORE_COLUMN, new double[] {0.9, 0.1, 0.8}),
                new Column.Categorical(BaselineService.OUTCOME_COLUMN, new String[] {"1", "1", null})));
        Baseline shared = baselines.setFromTable(
                PERSON,
                START,
                bench.model.id(),
                OptionalLong.empty(),
                BaselineKind.TRAINING,
                rows,
                Optional.empty(),
                "");
        assertThat(shared.quality()).isEqualTo(new BaselineQuality(2, OptionalDouble.of(0.5), OptionalDouble.empty()));
        assertThat(shared.range()).isEmpty();
        assertThat(baselines.active(bench.model.id(), bench.version.id()))
                .as("its own comes first")
                .contains(first);
        assertThat(baselines.active(bench.model.id(), bench.version.id() + 1)).contains(shared);
        Baseline second = baselineOfFirstWeek();
        assertThat(baselines.active(bench.model.id(), bench.version.id())).contains(second);
        assertThat(baselines.baselines(bench.model.id()))
                .extracting(Baseline::id, Baseline::active)
                .containsExactly(tuple(second.id(), true), tuple(shared.id(), true), tuple(first.id(), false));
        assertThat(bench.heard).contains(new Change.BaselineChanged(bench.model.id()));
        assertThat(bench.audit.entries(new AuditFilter(OptionalLong.of(bench.model.id()), 1, Optional.empty())))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.action()).isEqualTo("set baseline");
                    assertThat(entry.before().get("baseline")).isEqualTo((int) first.id());
                    assertThat(entry.after().get("baseline")).isEqualTo((int) second.id());
                });
        start();
        Reference read = baselines.reference(baselines.baseline(shared.id()));
        assertThat(read.featureNames()).containsExactly("amount");
        assertThat(read.rows()).isEqualTo(3);
        assertThat(read.quality()).isEqualTo(shared.quality());
        assertThat(baselines.reference(shared)).as("kept in memory").isSameAs(read);
    }

    @Test
    void aBaselineThatCannotBeIsRefused() {
        open(TaskType.CLASSIFICATION);
        assertThatThrownBy(this::baselineOfFirstWeek)
                .isInstanceOf(Problem.class)
                .hasMessageContaining("A baseline of watched needs rows");
        Table rows = Table.of(List.of(new Column.Numeric("amount", new double[] {1, 2, 3})));
        assertThatThrownBy(() -> baselines.setFromTable(
                        PERSON,
                        START,
                        bench.model.id(),
                        OptionalLong.empty(),
                        BaselineKind.ROLLING,
                        rows,
                        Optional.empty(),
                        ""))
                .hasMessageContaining("needs the length of its period");
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> baselines.setFromTable(
                        viewer,
                        START,
                        bench.model.id(),
                        OptionalLong.empty(),
                        BaselineKind.FIXED,
                        rows,
                        Optional.empty(),
                        ""))
                .hasMessageContaining("may not set a baseline");
        assertThatThrownBy(() -> baselines.baseline(99)).hasMessageContaining("There is no baseline with the id 99");
        assertThat(baselines.baselines(bench.model.id())).isEmpty();
    }

    @Test
    void theRowsThatAVersionWasTrainedOnAreFoundAmongItsBaselines() {
        open(TaskType.CLASSIFICATION);
        three();
        assertThat(baselines.training(bench.model.id(), bench.version.id()))
                .as("a fixed one")
                .isEmpty();
        Table rows = Table.of(List.of(new Column.Numeric("amount", new double[] {1, 2})));
        for (OptionalLong version : List.of(OptionalLong.empty(), OptionalLong.of(bench.version.id()))) {
            baselines.setFromTable(
                    PERSON, START, bench.model.id(), version, BaselineKind.TRAINING, rows, Optional.empty(), "");
        }
        assertThat(baselines.training(bench.model.id(), bench.version.id()))
                .hasValueSatisfying(
                        found -> assertThat(found.versionId()).isEqualTo(OptionalLong.of(bench.version.id())));
        assertThat(baselines.training(bench.model.id(), bench.version.id() + 1)).isEmpty();
    }

    @Test
    void onlySoManyReferencesStayInMemory() {
        open(TaskType.CLASSIFICATION);
        Baseline first = three();
        Reference kept = baselines.reference(first);
        assertThat(baselines.reference(first)).isSameAs(kept);
        Baseline last = first;
        for (int i = 0; i < 32; i++) {
            last = three();
        }
        Reference newest = baselines.reference(last);
        assertThat(baselines.reference(last)).isSameAs(newest);
        Reference again = baselines.reference(first);
        assertThat(again).as("made way for the others and is read again").isNotSameAs(kept);
        assertThat(again.featureNames()).containsExactly("amount");
        assertThat(baselines.reference(first)).isSameAs(again);
    }

    /** A baseline of three rows. */
    private Baseline three() {
        return baselines.setFromTable(
                PERSON,
                START,
                bench.model.id(),
                OptionalLong.empty(),
                BaselineKind.FIXED,
                Table.of(List.of(new Column.Numeric("amount", new double[] {1, 2, 3}))),
                Optional.empty(),
                "");
    }

    @Test
    void aRollingBaselineMovesAlong() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselines.setFromEvents(
                PERSON,
                START,
                bench.model.id(),
                bench.version.id(),
                new TimeRange(START, START.plus(DAY.multipliedBy(7))),
                BaselineKind.ROLLING,
                "");
        Instant moved = START.plus(DAY.multipliedBy(7));
        traffic(moved, Duration.ofMinutes(5), 10 * 288, 1, 0.9);
        assertThat(byName(drift.check(bench.model.id(), moved.plus(DAY)))
                        .get("input:amount")
                        .state())
                .isEqualTo(DriftState.DRIFT);
        DriftResult later = byName(drift.check(bench.model.id(), moved.plus(DAY.multipliedBy(10))))
                .get("input:amount");
        assertThat(later.state()).as("the new level has become the usual one").isEqualTo(DriftState.NO_DRIFT);
        assertThat(later.nReference()).isEqualTo(7 * 288);
    }

    @Test
    void withoutABaselineEachCheckSaysSo() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 72, 0, 0.9);
        List<DriftResult> results = drift.check(bench.model.id(), START.plus(DAY));
        assertThat(results).extracting(DriftResult::type).containsExactly(DriftType.values());
        assertThat(results).allSatisfy(r -> {
            assertThat(r.state()).isEqualTo(DriftState.NOT_EVALUATED);
            assertThat(r.sentence()).contains("There is no baseline to compare with; set one");
            assertThat(r.baselineId()).isEmpty();
        });
        assertThat(Json.write(drift.latest(bench.model.id()))).isEqualTo(Json.write(results));
        bench.configure(allOff());
        assertThat(drift.check(bench.model.id(), START.plus(DAY))).isEmpty();
        assertThat(drift.latest(bench.model.id()))
                .as("nothing is left of the replaced check")
                .isEmpty();
    }

    @Test
    void aReferenceWithoutPredictionsOrOutcomesLeavesThoseChecksOpen() {
        open(TaskType.REGRESSION);
        numbers(START, 300, 1);
        double[] amounts = random.doubles(300).toArray();
        baselines.setFromTable(
                PERSON,
                START,
                bench.model.id(),
                OptionalLong.empty(),
                BaselineKind.TRAINING,
                Table.of(List.of(new Column.Numeric("amount", amounts))),
                Optional.empty(),
                "");
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), START.plus(DAY)));
        assertThat(results.get("prediction:prediction").sentence()).contains("The reference has 0 of the 200 values");
        assertThat(results.get("prediction:prediction").baselineDistribution().kind())
                .isEqualTo("none");
        assertThat(results.get("concept").sentence()).contains("The reference has 0 labelled rows");
    }

    @Test
    void aClassifierWhoseReferenceHasNoOutcomesIsNotJudged() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0);
        baselineOfFirstWeek();
        DriftResult concept = concept(START.plus(DAY));
        assertThat(concept.sentence()).contains("The reference has no labelled rows; set a baseline");
    }
}
