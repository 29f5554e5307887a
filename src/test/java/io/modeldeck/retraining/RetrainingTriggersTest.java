package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What asks for a retraining by itself: time, labels, quality and its estimate; and what keeps it from asking. */
class RetrainingTriggersTest extends RetrainingDesk {

    @Test
    void aScheduleAsksSoManyDaysAfterTheLastTraining() {
        triggers(Map.of("minNewLabeledSamples", 0, "conditions", List.of(Map.of("type", "schedule", "everyDays", 33))));
        assertThat(consider(day(2.9))).as("trained 30 days before the start").isEmpty();
        RetrainingRequest request = consider(day(3)).orElseThrow();
        assertThat(request.reason()).isEqualTo(TriggerReason.SCHEDULED);
        assertThat(request.details().get("rule")).isEqualTo(Map.of("type", "schedule", "everyDays", 33));
        assertThat(retraining.refusals(OptionalLong.empty(), 10)).isEmpty();
    }

    @Test
    void manyNewLabelsAskForARetraining() {
        usualDay();
        triggers(Map.of("minNewLabeledSamples", 10, "conditions", List.of(Map.of("type", "labels", "count", 289))));
        assertThat(consider(day(2))).isEmpty();
        triggers(Map.of("minNewLabeledSamples", 10, "conditions", List.of(Map.of("type", "labels", "count", 288))));
        RetrainingRequest request = consider(day(2)).orElseThrow();
        assertThat(request.reason()).isEqualTo(TriggerReason.NEW_LABELS);
        assertThat(retraining.request(request.id()).reason()).isEqualTo(TriggerReason.NEW_LABELS);
        assertThat(request.details().get("summary").toString()).startsWith("288 new labelled samples");
    }

    @Test
    void qualityBelowItsReferenceAsksForARetraining() {
        loop.happens(new World(0, true), LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
        triggers(Map.of(
                "minNewLabeledSamples",
                0,
                "conditions",
                List.of(Map.of("type", "quality", "metric", "accuracy", "drop", 0.1, "windowHours", 24))));
        RetrainingRequest request = consider(day(1)).orElseThrow();
        assertThat(request.reason()).isEqualTo(TriggerReason.QUALITY_THRESHOLD);
        assertThat(request.details()).containsKeys("value", "limit", "labelled", "rule");
        assertThat(request.details().get("summary").toString()).contains("in its validation");
    }

    /** A day with outcomes to measure against, and a day whose outcomes come much later. */
    private void dayWithoutOutcomes() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(2), 720, Duration.ofHours(1));
        loop.engine
                .baselines()
                .setFromEvents(
                        ENGINEER,
                        day(1),
                        loop.model.id(),
                        first,
                        new TimeRange(LoopModel.START, day(1)),
                        BaselineKind.FIXED,
                        "");
        loop.happens(World.USUAL, day(1), Duration.ofMinutes(5), 288, Duration.ofDays(100));
    }

    private static Map<String, Object> estimated(int minimumOfLabels, double threshold) {
        return Map.of(
                "minNewLabeledSamples",
                minimumOfLabels,
                "conditions",
                List.of(Map.of("type", "estimated_quality", "threshold", threshold)));
    }

    @Test
    void estimatedQualityAsksWhileOutcomesAreOutAndItsRefusalIsKept() {
        dayWithoutOutcomes();
        loop.engine.drift().check(loop.model.id(), day(2));
        triggers(estimated(0, .5));
        assertThat(consider(day(2))).as("good enough").isEmpty();
        assertThat(retraining.decisions(OptionalLong.empty(), 10)).isEmpty();
        triggers(estimated(5_000, .999));
        assertThat(consider(day(2))).as("nothing to learn from").isEmpty();
        PolicyDecision refused =
                retraining.refusals(OptionalLong.of(loop.model.id()), 1).getFirst();
        assertThat(refused.trigger()).hasValue(TriggerReason.QUALITY_THRESHOLD);
        assertThat(refused.summary())
                .startsWith("Estimated accuracy 0.")
                .contains("with 0 outcomes in is below 0.9990");
        assertThat(refused.reason()).contains("5,000 new labelled samples");
        triggers(estimated(100, .999));
        RetrainingRequest request = consider(day(2)).orElseThrow();
        assertThat(request.reason()).isEqualTo(TriggerReason.QUALITY_THRESHOLD);
        assertThat(request.details())
                .containsEntry("estimated", true)
                .containsEntry("method", "cbpe")
                .containsEntry("predictions", 288)
                .containsEntry("outcomesIn", 0)
                .containsEntry("rule", Map.of("type", "estimated_quality", "threshold", .999));
        assertThat(request.evidence().get("trigger")).isEqualTo(request.details());
    }

    @Test
    void whatCannotBeTrainedIsNotEvenAskedFor() {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        AT,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("recipe", Map.of("trainer", "linear")),
                        "");
        assertThatThrownBy(this::create).hasMessageContaining("'linear' does not do classification");
        assertThat(retraining.requests(OptionalLong.empty(), Optional.empty(), 5))
                .isEmpty();
    }

    @Test
    void afterARejectionATriggerThatStaysPulledWaitsAndTheRefusalIsKept() {
        triggers(EVERY_10_DAYS);
        RetrainingRequest request = consider(day(1)).orElseThrow();
        retraining.reject(REVIEWER, day(2), request.id(), "Not now.");
        assertThat(consider(day(2.1))).isEmpty();
        assertThat(consider(day(2.2))).as("told once").isEmpty();
        assertThat(consider(day(4.99))).as("told again after a day").isEmpty();
        assertThat(retraining.refusals(OptionalLong.of(loop.model.id()), 10))
                .extracting(PolicyDecision::reason)
                .containsExactly(
                        "request " + request.id() + " was rejected 2 days ago",
                        "request " + request.id() + " was rejected 2 h ago");
        RetrainingRequest next = consider(day(5)).orElseThrow();
        PolicyDecision said = retraining.decisions(OptionalLong.empty(), 1).getFirst();
        assertThat(said.accepted()).isTrue();
        assertThat(said.requestId()).hasValue(next.id());
        assertThat(said.trigger()).hasValue(TriggerReason.SCHEDULED);
        assertThat(said.checks()).hasSize(7);
    }

    @Test
    void afterAFailedRunTheModelIsLeftInPeaceForAWhile() {
        RetrainingRequest request = retraining.create(ENGINEER, day(1), loop.model.id(), "Now.");
        approve(REVIEWER, day(1), request.id(), "Go on.");
        TrainingRun failed = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), day(1))
                .orElseThrow();
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(retraining.checksNow(retraining.request(request.id()), day(2)))
                .filteredOn(c -> !c.passed())
                .extracting(Check::detail)
                .contains("run " + failed.id() + " failed 1 day ago");
        assertThat(retraining.checksNow(retraining.request(request.id()), day(4)))
                .extracting(Check::detail)
                .contains("run " + failed.id() + " failed 3 days ago");
        assertThat(retraining.checksNow(retraining.request(request.id()), day(0.5)))
                .as("what is still to come does not count")
                .extracting(Check::detail)
                .noneMatch(detail -> detail.contains("failed"));
    }

    @Test
    void aStormOfTriggersRaisesOneRequest() throws InterruptedException {
        triggers(EVERY_10_DAYS);
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger raised = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                pool.execute(() -> {
                    try {
                        start.await();
                        raised.addAndGet(consider(day(1)).isPresent() ? 1 : 0);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            start.countDown();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(raised).hasValue(1);
        assertThat(retraining.requests(OptionalLong.empty(), Optional.empty(), 10))
                .hasSize(1);
        assertThat(retraining.refusals(OptionalLong.empty(), 10))
                .as("the others say once that it is open")
                .hasSize(1)
                .allSatisfy(refusal -> assertThat(refusal.reason()).contains("is open"));
    }
}
