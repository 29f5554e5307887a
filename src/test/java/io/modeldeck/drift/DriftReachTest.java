package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far back a check reaches for its rows, and what it says where there are too few. */
class DriftReachTest extends DriftWorkspace {

    @Test
    void sparseTrafficReachesBackAsFarAsItTakes() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        traffic(from, Duration.ofHours(3), 8 * 20, 0, 0);
        Instant now = from.plus(DAY.multipliedBy(20));
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), now));
        DriftResult amount = results.get("input:amount");
        assertThat(amount.nCurrent()).isEqualTo(50);
        assertThat(amount.window()).isEqualTo(new TimeRange(now.minus(Duration.ofHours(150)), now));
        DriftResult score = results.get("prediction:score");
        assertThat(score.nCurrent()).isEqualTo(200);
        assertThat(score.window().from())
                .as("40 rows come from the first week, every 20 minutes")
                .isEqualTo(from.minus(Duration.ofMinutes(40 * 20)));
        assertThat(results.get("input").nCurrent()).isEqualTo(50);
        DriftResult concept = results.get("concept");
        assertThat(concept.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat((long) concept.verdict().parameters().get("minimumLabels"))
                .as("only the first week has labels")
                .isEqualTo(concept.nCurrent())
                .isBetween(300L, 504L);
    }

    @Test
    void tooFewRowsAreNotEvaluatedAndSayWhatIsMissing() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant later = START.plus(DAY.multipliedBy(60));
        traffic(later, Duration.ofHours(1), 20, 0, 0);
        Map<String, DriftResult> results = byName(drift.check(bench.model.id(), later.plus(DAY)));
        assertThat(results.values()).extracting(DriftResult::state).containsOnly(DriftState.NOT_EVALUATED);
        assertThat(results.get("input:amount").sentence())
                .isEqualTo(
                        "`amount` was not evaluated. The window has 20 of the 50 values that it takes; at the present"
                                + " rate in about 36 hours.");
        assertThat(results.get("input:amount").verdict().parameters())
                .containsEntry("expectedAt", later.plus(DAY).plus(Duration.ofHours(36)));
        assertThat(results.get("prediction:score").sentence()).contains("20 of the 200 values");
        assertThat(results.get("input").sentence()).contains("No feature could be evaluated");
        assertThat(results.values()).allSatisfy(r -> assertThat(r.score()).isZero());
        Map<String, DriftResult> empty = byName(drift.check(bench.model.id(), later.minus(DAY)));
        assertThat(empty.get("input:amount").nCurrent()).isZero();
        assertThat(empty.get("input:amount").window()).isEqualTo(TimeRange.endingAt(later.minus(DAY), DAY));
    }

    @Test
    void missingValuesMakeTheWindowReachFurther() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        List<Prediction> events = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            Map<String, Object> features = features(0, "PRT");
            if (i % 10 != 0) {
                features.remove("amount");
            }
            events.add(bench.event(from.plus(Duration.ofMinutes(i)), features, "1", Double.NaN));
        }
        bench.events.insert(events);
        Map<String, DriftResult> busy = byName(drift.check(bench.model.id(), from.plus(Duration.ofMinutes(600))));
        assertThat(busy.get("input:amount").nCurrent())
                .as("60 in the window itself, and the day before")
                .isGreaterThanOrEqualTo(60);
        assertThat(busy.get("prediction:score").nCurrent()).isLessThan(200);
        Map<String, DriftResult> sparse = byName(drift.check(bench.model.id(), from.plus(DAY.multipliedBy(5))));
        assertThat(sparse.get("input:amount").nCurrent()).isEqualTo(50);
        assertThat(sparse.get("input:country").nCurrent()).isEqualTo(50);
    }

    @Test
    void aBusyWindowIsTakenWholeAndFailedCallsCountForTheInputs() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselineOfFirstWeek();
        Instant from = START.plus(DAY.multipliedBy(7));
        traffic(from, Duration.ofMinutes(1), 1440, 0, 0);
        Map<String, DriftResult> busy = byName(drift.check(bench.model.id(), from.plus(DAY)));
        assertThat(busy.get("input:amount").nCurrent()).isEqualTo(1440);
        List<Prediction> failed = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            failed.add(bench.event(
                    from.plus(Duration.ofMinutes(2880L + i)), features(0, "PRT"), i % 3 == 0 ? "" : "1", Double.NaN));
        }
        bench.events.insert(failed);
        Map<String, DriftResult> later = byName(drift.check(bench.model.id(), from.plus(Duration.ofHours(60))));
        assertThat(later.get("input:amount").nCurrent()).isEqualTo(150);
        assertThat(later.get("prediction:prediction").nCurrent())
                .as("a hundred older ones")
                .isEqualTo(200);
    }
}
