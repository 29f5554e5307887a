package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.BaselineKind;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.TrainingRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetrainingServiceTest {

    private static final Instant AT = LoopModel.START.plus(Duration.ofDays(3));
    private static final Actor ENGINEER = LoopModel.ENGINEER;
    private static final Actor REVIEWER = LoopModel.REVIEWER;

    @TempDir
    Path folder;

    private LoopModel loop;
    private RetrainingService retraining;
    private long first;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        retraining = loop.engine.retraining();
        first = loop.firstVersion();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private RetrainingRequest create() {
        return retraining.create(ENGINEER, AT, loop.model.id(), "Let us see.");
    }

    private List<TrainingRun> requested() {
        return loop.engine.training().runs(OptionalLong.of(loop.model.id()), 100).stream()
                .filter(run -> run.requestId().isPresent())
                .toList();
    }

    private List<String> actions() {
        return loop.engine.audit().entries(AuditFilter.ofModel(loop.model.id(), 1_000)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private void secondPerson() {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        AT,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("secondPerson", true)),
                        "");
    }

    @Test
    void aPersonsWishBecomesARequestWithItsChecksAndEvidence() {
        RetrainingRequest request = create();
        assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(request.requestedBy()).isEqualTo(ENGINEER.name());
        assertThat(request.reason()).isEqualTo(TriggerReason.MANUAL);
        assertThat(request.versionId()).isEqualTo(first);
        assertThat(request.checks()).hasSize(5);
        assertThat(request.evidence()).containsKeys("version", "drift", "metrics", "earlierRetrainings");
        assertThat(retraining.request(request.id())).isEqualTo(request);
        assertThat(actions()).contains("request");
        assertThat(retraining.checksNow(loop.model.id(), AT))
                .filteredOn(c -> !c.passed())
                .extracting(Check::detail)
                .contains("request " + request.id() + " is open");
    }

    @Test
    void aModelHasOneOpenRequest() {
        RetrainingRequest request = create();
        assertThatThrownBy(this::create).isInstanceOf(Problem.class).hasMessageContaining("request " + request.id());
        retraining.reject(REVIEWER, AT, request.id(), "Not now.");
        assertThat(create().id()).isNotEqualTo(request.id());
    }

    @Test
    void anApprovalQueuesItsRunAndTheRequestIsCompletedWithIt() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(10), 200, Duration.ofHours(1));
        RetrainingRequest request = create();
        TrainingRun run =
                retraining.approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        assertThat(run.status()).isEqualTo(RunStatus.QUEUED);
        assertThat(run.requestId()).hasValue(request.id());
        assertThat(run.trainedFromId()).hasValue(first);
        RetrainingRequest approved = retraining.request(request.id());
        assertThat(approved.status()).isEqualTo(RequestStatus.APPROVED);
        assertThat(approved.reviewedBy()).hasValue(REVIEWER.name());
        assertThat(approved.runId()).hasValue(run.id());
        assertThat(approved.simulated()).isFalse();
        TrainingRun ended = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), AT)
                .orElseThrow();
        assertThat(ended.failureReason()).isEmpty();
        assertThat(ended.status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.COMPLETED);
        assertThat(actions()).contains("approve", "run completed");
    }

    @Test
    void aFailedRunPutsItsRequestBackWithTheFailureAndItCanBeApprovedAgain() {
        RetrainingRequest request = create();
        TrainingRun run =
                retraining.approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        TrainingRun failed = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), AT)
                .orElseThrow();
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(failed.failureReason()).contains("has a label yet").contains("feedback import");
        RetrainingRequest back = retraining.request(request.id());
        assertThat(back.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(((Number) back.details().get("failedRun")).longValue()).isEqualTo(run.id());
        assertThat(back.details()).containsEntry("failure", failed.failureReason());
        TrainingRun again = retraining
                .approve(REVIEWER, AT, request.id(), "Once more.")
                .run()
                .orElseThrow();
        assertThat(retraining.request(request.id()).runId()).hasValue(again.id());
    }

    @Test
    void aCancelledRunPutsItsRequestBackToo() {
        RetrainingRequest request = create();
        TrainingRun run =
                retraining.approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        loop.engine.training().cancel(ENGINEER, AT, run.id(), "Not today.");
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    }

    @Test
    void anApprovalIsTakenBackWhileItsRunWaitsAndTheRunDoesNotStartBeforeItsGraceIsOver() {
        RetrainingRequest request = create();
        Duration grace = Duration.ofSeconds(10);
        TrainingRun run = retraining
                .approve(REVIEWER, AT, request.id(), "Go on.", grace)
                .run()
                .orElseThrow();
        OptionalLong model = OptionalLong.of(request.modelId());
        assertThat(loop.engine.training().runNext(model, AT.plusSeconds(9))).isEmpty();
        RetrainingRequest waiting = retraining.withdraw(REVIEWER, AT.plusSeconds(9), request.id(), "The wrong one.");
        assertThat(waiting.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(waiting.details()).as("nothing failed").doesNotContainKey("failure");
        assertThat(loop.engine.training().run(run.id()).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(loop.engine.training().runNext(model, AT.plusSeconds(20))).isEmpty();
        assertThat(loop.engine.audit().entries(AuditFilter.newest(2)))
                .extracting(entry -> entry.action())
                .containsExactly("cancel", "withdraw");
        assertThatThrownBy(() -> retraining.withdraw(REVIEWER, AT, request.id(), ""))
                .hasMessageContaining("waits for a decision");
        // once it has started, the approval stands
        TrainingRun second = retraining
                .approve(REVIEWER, AT.plusSeconds(30), request.id(), "Now.", grace)
                .run()
                .orElseThrow();
        assertThat(loop.engine.training().runNext(model, AT.plusSeconds(40)))
                .map(TrainingRun::id)
                .hasValue(second.id());
        assertThatThrownBy(() -> retraining.withdraw(REVIEWER, AT, request.id(), ""))
                .hasMessageContaining("nothing was changed");
    }

    @Test
    void aRejectionTakesAReasonAndIsFinal() {
        RetrainingRequest request = create();
        assertThatThrownBy(() -> retraining.reject(REVIEWER, AT, request.id(), " "))
                .hasMessageContaining("--comment");
        RetrainingRequest rejected = retraining.reject(REVIEWER, AT, request.id(), "The strike is over.");
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(rejected.comment()).isEqualTo("The strike is over.");
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, request.id(), "After all."))
                .hasMessageContaining("rejected already by " + REVIEWER.name())
                .hasMessageContaining("nothing was changed");
        assertThat(requested()).isEmpty();
    }

    @Test
    void onlyAReviewerDecidesAndOnlyAnEngineerAsks() {
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        RetrainingRequest request = create();
        assertThatThrownBy(() -> retraining.approve(viewer, AT, request.id(), ""))
                .hasMessageContaining("reviewer");
        assertThatThrownBy(() -> retraining.reject(viewer, AT, request.id(), "No."))
                .hasMessageContaining("reviewer");
        assertThatThrownBy(() -> retraining.create(viewer, AT, loop.model.id(), ""))
                .hasMessageContaining("engineer");
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    }

    @Test
    void aSecondPersonMustDecideWhereThePolicyAsksForOne() {
        RetrainingRequest request = create();
        secondPerson();
        assertThatThrownBy(() -> retraining.approve(ENGINEER, AT, request.id(), "My own."))
                .hasMessageContaining(ENGINEER.name() + " made request " + request.id());
        assertThatThrownBy(() -> retraining.approve(REVIEWER.asSimulated(), AT, request.id(), "By a script."))
                .hasMessageContaining("made by a script");
        assertThat(requested()).isEmpty();
        retraining.approve(REVIEWER, AT, request.id(), "Seen.");
        assertThat(requested()).hasSize(1);
    }

    @Test
    void aDecisionOfAScriptIsMarkedAsOne() {
        RetrainingRequest request = create();
        retraining.approve(REVIEWER.asSimulated(), AT, request.id(), "By a script.");
        assertThat(retraining.request(request.id()).simulated()).isTrue();
        assertThat(loop.engine.audit().entries(AuditFilter.ofModel(loop.model.id(), 100)))
                .filteredOn(e -> e.action().equals("approve"))
                .extracting(AuditEntry::simulated)
                .containsExactly(true);
    }

    @Test
    void anApprovalThatIsBrokenOffLeavesNothing() {
        RetrainingRequest request = create();
        assertThatThrownBy(() -> loop.engine.together(() -> {
                    retraining.approve(REVIEWER, AT, request.id(), "Go on.");
                    throw new IllegalStateException("stop");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(retraining.request(request.id())).isEqualTo(request);
        assertThat(requested()).isEmpty();
        assertThat(actions()).doesNotContain("approve");
    }

    @Test
    void ofEightDecisionsAtOnceOneCounts() throws InterruptedException {
        RetrainingRequest request = create();
        CountDownLatch start = new CountDownLatch(1);
        AtomicInteger decided = new AtomicInteger();
        AtomicInteger told = new AtomicInteger();
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                boolean approve = i % 2 == 0;
                pool.execute(() -> {
                    try {
                        start.await();
                        if (approve) {
                            retraining.approve(REVIEWER, AT, request.id(), "Go on.");
                        } else {
                            retraining.reject(REVIEWER, AT, request.id(), "Not now.");
                        }
                        decided.incrementAndGet();
                    } catch (Problem already) {
                        told.incrementAndGet();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            start.countDown();
            pool.shutdown();
            assertThat(pool.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(decided).hasValue(1);
        assertThat(told).hasValue(7);
        boolean approved = retraining.request(request.id()).status() == RequestStatus.APPROVED;
        assertThat(requested()).hasSize(approved ? 1 : 0);
        assertThat(actions())
                .filteredOn(a -> a.equals("approve") || a.equals("reject"))
                .hasSize(1);
    }

    @Test
    void anUnknownRequestIsNamed() {
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, 99, ""))
                .hasMessageContaining("no retraining request 99");
    }

    @Test
    void requestsAreListedByModelAndStatus() {
        RetrainingRequest request = create();
        assertThat(retraining.requests(OptionalLong.empty(), Optional.of(RequestStatus.PENDING_APPROVAL), 5))
                .containsExactly(request);
        assertThat(retraining.requests(OptionalLong.of(loop.model.id() + 1), Optional.empty(), 5))
                .isEmpty();
        assertThat(retraining.requests(OptionalLong.empty(), Optional.of(RequestStatus.REJECTED), 5))
                .isEmpty();
        assertThat(RequestStatus.of("sent_back").isOpen()).isTrue();
        assertThat(RequestStatus.EXPIRED.isOpen()).isFalse();
    }

    private void triggers(Map<String, Object> keys) {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        LoopModel.START,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("retrainingTriggers", keys),
                        "");
    }

    private Optional<RetrainingRequest> consider(Instant at) {
        return retraining.consider(loop.model.id(), at);
    }

    private void usualDay() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
    }

    private static Instant day(double day) {
        return LoopModel.START.plusMillis(Math.round(day * 86_400_000));
    }

    private static final Map<String, Object> EVERY_10_DAYS =
            Map.of("minNewLabeledSamples", 0, "conditions", List.of(Map.of("type", "schedule", "everyDays", 10)));

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
    void aRequestThatNobodyDecidesExpiresAndIsAskedForAgain() {
        triggers(EVERY_10_DAYS);
        RetrainingRequest request = consider(day(1)).orElseThrow();
        assertThat(consider(day(14.99))).isEmpty();
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        RetrainingRequest next = consider(day(15)).orElseThrow();
        RetrainingRequest expired = retraining.request(request.id());
        assertThat(expired.status()).isEqualTo(RequestStatus.EXPIRED);
        assertThat(expired.reviewedBy()).hasValue("system");
        assertThat(expired.reviewedAt()).hasValue(day(15));
        assertThat(expired.comment()).isEqualTo("Nobody decided within 14 days.");
        assertThat(next.id()).isNotEqualTo(request.id());
        assertThat(actions()).contains("expire");
        assertThatThrownBy(() -> retraining.approve(REVIEWER, day(15), request.id(), "Late."))
                .hasMessageContaining("expired already");
    }

    private List<RequestEvent> events(RetrainingRequest request) {
        return retraining.steps(request.id()).stream().map(RequestStep::event).toList();
    }

    @Test
    void whatIsSentBackIsReopenedByItsConditionWithItsEvidenceAsItWas() {
        triggers(EVERY_10_DAYS);
        RetrainingRequest request = create();
        assertThatThrownBy(() -> retraining.sendBack(REVIEWER, AT, request.id(), " ", Optional.empty()))
                .hasMessageContaining("say what is missing");
        RetrainingRequest sent = retraining.sendBack(
                REVIEWER, AT, request.id(), "Too few labels.", Optional.of(new ReopenCondition.NewLabels(100)));
        assertThat(sent.status()).isEqualTo(RequestStatus.SENT_BACK);
        assertThat(retraining.request(request.id()).reopenWhen()).hasValue(new ReopenCondition.NewLabels(100));
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, request.id(), "After all."))
                .hasMessageContaining("sent back already by " + REVIEWER.name())
                .hasMessageContaining("Reopen it first");
        assertThatThrownBy(this::create).hasMessageContaining("request " + request.id());
        loop.happens(World.USUAL, AT, Duration.ofMinutes(5), 99, Duration.ofMinutes(1));
        consider(AT.plus(Duration.ofDays(1)));
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.SENT_BACK);
        loop.happens(World.USUAL, AT.plus(Duration.ofDays(1)), Duration.ofMinutes(5), 1, Duration.ofMinutes(1));
        consider(AT.plus(Duration.ofDays(2)));
        RetrainingRequest open = retraining.request(request.id());
        assertThat(open.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(open.reopenWhen()).isEmpty();
        assertThat(open.evidence()).isEqualTo(request.evidence());
        assertThat(events(request)).containsExactly(RequestEvent.SEND_BACK, RequestEvent.REOPEN);
        assertThat(retraining.steps(request.id()).getLast().comment()).startsWith("100 new labels came in");
    }

    @Test
    void whatIsSentBackWaitsForItsTimeOrForAPersonAndElseExpires() {
        triggers(EVERY_10_DAYS);
        RetrainingRequest request = create();
        Instant later = AT.plus(Duration.ofDays(30));
        assertThatThrownBy(() -> retraining.sendBack(
                        REVIEWER, AT, request.id(), "Later.", Optional.of(new ReopenCondition.At(AT))))
                .hasMessageContaining("name a later time");
        retraining.sendBack(REVIEWER, AT, request.id(), "Later.", Optional.of(new ReopenCondition.At(later)));
        consider(later.minusMillis(1));
        assertThat(retraining.request(request.id()).status())
                .as("older than the expiry, but it was told to wait")
                .isEqualTo(RequestStatus.SENT_BACK);
        retraining.reopen(ENGINEER, later.minusMillis(1), request.id(), "The holidays are over.");
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThatThrownBy(() -> retraining.reopen(ENGINEER, later, request.id(), "Again."))
                .hasMessageContaining("waits for a decision");
        retraining.sendBack(REVIEWER, later, request.id(), "What for?", Optional.empty());
        consider(later.plus(Duration.ofDays(14)));
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.EXPIRED);
    }

    @Test
    void whereTwoReviewersAreAskedForTheSecondOneQueuesTheRun() {
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        AT,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("approvals", 2)),
                        "");
        RetrainingRequest request = create();
        assertThat(retraining.approve(REVIEWER, AT, request.id(), "Fine by me.").run())
                .isEmpty();
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(retraining.endorsers(request.id())).containsExactly(REVIEWER.name());
        assertThat(requested()).isEmpty();
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, request.id(), "Twice."))
                .hasMessageContaining("has approved request " + request.id() + " already");
        assertThatThrownBy(() -> retraining.approve(ENGINEER.asSimulated(), AT, request.id(), "Auto."))
                .hasMessageContaining("made by a script");
        Approval second = retraining.approve(ENGINEER, AT, request.id(), "And by me.");
        assertThat(second.run()).isPresent();
        assertThat(second.request().status()).isEqualTo(RequestStatus.APPROVED);
        assertThat(events(request)).containsExactly(RequestEvent.ENDORSE, RequestEvent.APPROVE);
    }

    @Test
    void aRequestAboutAVersionThatNoLongerServesIsOvertaken() {
        RetrainingRequest request = create();
        long second = loop.train(LoopModel.rows(300, 4, World.USUAL), LoopModel.recipe(), AT)
                .versionId()
                .orElseThrow();
        loop.promote(second, AT);
        RetrainingRequest overtaken = retraining.request(request.id());
        assertThat(overtaken.status()).isEqualTo(RequestStatus.SUPERSEDED);
        assertThat(overtaken.supersededBy()).hasValue("loop v2");
        assertThat(retraining.requests(OptionalLong.empty(), Optional.of(RequestStatus.SUPERSEDED), 5))
                .containsExactly(overtaken);
        assertThat(retraining.requests(OptionalLong.empty(), Optional.of(RequestStatus.EXPIRED), 5))
                .isEmpty();
        assertThat(create().versionId()).as("the model is free for another").isEqualTo(second);
    }

    @Test
    void whatMovedSinceTheEvidenceWasFrozenIsMarked() {
        usualDay();
        loop.engine.drift().check(loop.model.id(), day(1));
        RetrainingRequest request = retraining.create(ENGINEER, day(1), loop.model.id(), "Let us see.");
        assertThat(retraining.moved(request, day(1))).isEmpty();
        loop.happens(new World(3, true), day(1), Duration.ofMinutes(5), 288, Duration.ofHours(1));
        loop.engine.drift().check(loop.model.id(), day(2));
        List<Moved> moved = retraining.moved(request, day(2.1));
        assertThat(moved)
                .filteredOn(one -> one.what().equals("drift") && one.subject().equals("x"))
                .singleElement()
                .satisfies(one -> assertThat(one.now()).isGreaterThan(one.then() + .1));
        assertThat(moved)
                .filteredOn(one -> one.what().equals("drift") && one.subject().equals("noise"))
                .isEmpty();
        assertThat(moved)
                .filteredOn(one -> one.what().equals("labels"))
                .containsExactly(new Moved("labels", "", 277, 576));
        assertThat(retraining.request(request.id()).evidence()).isEqualTo(request.evidence());
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
    void theWayFromARequestToItsVersionIsWalkedFromEachOfItsLinks() {
        loop.happens(new World(0, true), LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
        RetrainingRequest request = create();
        assertThat(retraining.lineage().ofRequest(request.id()))
                .singleElement()
                .satisfies(chain -> assertThat(chain.run()).isEmpty());
        TrainingRun cancelled =
                retraining.approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        loop.engine.training().cancel(ENGINEER, AT, cancelled.id(), "Not yet.");
        retraining.approve(REVIEWER, AT, request.id(), "Now.");
        TrainingRun run = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), AT)
                .orElseThrow();
        long version = run.versionId().orElseThrow();
        loop.promote(version, AT);
        Lineage.Chain chain = retraining.lineage().ofVersion(version);
        assertThat(chain.request().orElseThrow().id()).isEqualTo(request.id());
        assertThat(chain.run().orElseThrow().id()).isEqualTo(run.id());
        assertThat(chain.parents()).extracting(parent -> parent.id()).containsExactly(first);
        assertThat(retraining.lineage().ofRun(run.id())).isEqualTo(chain);
        assertThat(retraining.lineage().ofRequest(request.id())).hasSize(2).contains(chain);
        assertThat(retraining.lineage().ofVersion(first).children())
                .extracting(child -> child.id())
                .containsExactly(version);
    }

    @Test
    void anApprovedRequestDoesNotExpire() {
        RetrainingRequest request = retraining.create(ENGINEER, day(0), loop.model.id(), "Now.");
        retraining.approve(REVIEWER, day(1), request.id(), "Go on.");
        consider(day(40));
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.APPROVED);
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
        assertThat(said.checks()).hasSize(6);
    }

    @Test
    void afterAFailedRunTheModelIsLeftInPeaceForAWhile() {
        RetrainingRequest request = retraining.create(ENGINEER, day(1), loop.model.id(), "Now.");
        retraining.approve(REVIEWER, day(1), request.id(), "Go on.");
        TrainingRun failed = loop.engine
                .training()
                .runNext(OptionalLong.of(loop.model.id()), day(1))
                .orElseThrow();
        assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
        assertThat(retraining.checksNow(loop.model.id(), day(2)))
                .filteredOn(c -> !c.passed())
                .extracting(Check::detail)
                .contains("run " + failed.id() + " failed 1 day ago");
        assertThat(retraining.checksNow(loop.model.id(), day(4)))
                .extracting(Check::detail)
                .contains("run " + failed.id() + " failed 3 days ago");
        assertThat(retraining.checksNow(loop.model.id(), day(0.5)))
                .as("what is still to come does not count")
                .extracting(Check::detail)
                .contains("no rejection and no failed run");
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

    @Test
    void theEvidenceSaysWhatEarlierRetrainingsBought() {
        loop.train(LoopModel.rows(200, 5, new World(0, true)), LoopModel.recipe(), day(1));
        RetrainingRequest request = create();
        Map<?, ?> run = (Map<?, ?>) ((List<?>) request.evidence().get("earlierRetrainings")).getFirst();
        assertThat(run.get("metric")).isEqualTo("accuracy");
        assertThat(((Number) run.get("before")).doubleValue()).isLessThan(.3);
        assertThat(((Number) run.get("after")).doubleValue()).isGreaterThan(.7);
        assertThat(request.evidence()).containsKeys("trigger", "newLabels", "lastTraining");
    }
}
