package io.modeldeck.drift;

import static io.modeldeck.testing.WatchedModel.NOW;
import static io.modeldeck.testing.WatchedModel.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the config says about a check: what is left out, and by which method each feature is decided. */
class DriftChoiceTest extends DriftWorkspace {

    @Test
    void whatIsSwitchedOffIsLeftOutAndAConfiguredMethodDecides() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(20), 7 * 72, 0, 0.9);
        baselineOfFirstWeek();
        Instant now = START.plus(DAY.multipliedBy(7));
        bench.configure(allOff());
        assertThat(drift.check(bench.model.id(), now)).isEmpty();
        bench.configure(Map.of("drift", Map.of("predictionDrift", Map.of("enabled", true, "windowHours", 48))));
        assertThat(drift.check(bench.model.id(), now))
                .extracting(DriftResult::type)
                .containsOnly(DriftType.PREDICTION);
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "predictionDrift",
                        Map.of("enabled", false),
                        "inputDrift",
                        Map.of("enabled", true, "method", "psi", "threshold", 1e-9, "windowHours", 24 * 40))));
        List<DriftResult> inputs = drift.check(bench.model.id(), now.plus(Duration.ofDays(1)));
        assertThat(inputs).extracting(DriftResult::type).containsOnly(DriftType.INPUT);
        DriftResult amount = byName(inputs).get("input:amount");
        assertThat(amount.nCurrent())
                .as("the whole of a window longer than thirty days")
                .isEqualTo(7 * 72);
        assertThat(amount.verdict().method()).isEqualTo("psi");
        assertThat(amount.verdict().pValueCorrected()).isPresent();
    }

    @Test
    void eachFeatureIsDecidedAsTheConfigSaysAndNumbersAreCheckedTogether() {
        open(TaskType.CLASSIFICATION);
        for (int week = 0; week < 2; week++) {
            List<Prediction> events = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                double amount = random.nextGaussian();
                // In the second week the two amounts no longer follow each other.
                double other = week == 0 ? amount + 0.1 * random.nextGaussian() : random.nextGaussian();
                events.add(bench.event(
                        START.plus(DAY.multipliedBy(7L * week)).plus(Duration.ofMinutes(i)),
                        Map.of("amount", amount, "other", other, "flag", i % 2),
                        "1",
                        0.9));
            }
            bench.events.insert(events);
        }
        baselineOfFirstWeek();
        Instant now = START.plus(DAY.multipliedBy(8));
        Map<String, DriftResult> together = byName(drift.check(bench.model.id(), now));
        assertThat(together.get("input:(numbers together)").state()).isEqualTo(DriftState.DRIFT);
        assertThat(together.get("input").verdict().parameters()).containsEntry("evaluated", 3L);
        bench.configure(Map.of(
                "drift",
                Map.of(
                        "inputDrift",
                        Map.of(
                                "correction",
                                "holm",
                                "multivariate",
                                "none",
                                "features",
                                Map.of("amount", Map.of("method", "psi"), "flag", Map.of("method", "fisher_exact"))),
                        "conceptDrift",
                        Map.of("estimate", false))));
        Map<String, DriftResult> own = byName(drift.check(bench.model.id(), now));
        assertThat(own).doesNotContainKeys("input:(numbers together)", "concept:(estimate)");
        assertThat(own.get("input:amount").verdict().method()).isEqualTo("psi");
        assertThat(own.get("input:flag").verdict().method()).isEqualTo("fisher_exact");
        assertThat(own.get("input:other").verdict().method()).isEqualTo("ks_test");
        assertThat(own.get("input:other").verdict().parameters()).containsEntry("correction", "holm over 3");
    }

    @Test
    void anExcludedFeatureIsListedAndTakesPartInNothing() {
        open(TaskType.CLASSIFICATION);
        traffic(START, Duration.ofMinutes(5), 7 * 288, 0, 0.9);
        baselineOfFirstWeek();
        Instant moved = START.plus(DAY.multipliedBy(8));
        traffic(START.plus(DAY.multipliedBy(7)), Duration.ofMinutes(5), 288, 1, 0.9);
        assertThat(byName(drift.check(bench.model.id(), moved)).get("input").sentence())
                .contains("1 of 2");
        bench.configs.exclude(PERSON, NOW, bench.model.id(), "amount", true, "known");
        Map<String, DriftResult> without = byName(drift.check(bench.model.id(), moved));
        assertThat(without.get("input:amount"))
                .extracting(DriftResult::state, DriftResult::sentence)
                .containsExactly(
                        DriftState.NOT_EVALUATED,
                        "`amount` was not evaluated. It is excluded from the checks of this model.");
        assertThat(without.get("input:amount").currentDistribution().shares())
                .as("still to be looked at")
                .isNotEmpty();
        assertThat(without.get("input").state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(without.get("input").verdict().parameters()).containsEntry("evaluated", 1L);
        bench.configs.exclude(PERSON, NOW, bench.model.id(), "amount", false, "");
        assertThat(byName(drift.check(bench.model.id(), moved))
                        .get("input:amount")
                        .state())
                .isEqualTo(DriftState.DRIFT);
    }
}
