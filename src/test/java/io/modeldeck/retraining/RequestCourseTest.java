package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What becomes of a request: its run, its end, its return, and what is told of it later. */
class RequestCourseTest extends RetrainingDesk {

    @Test
    void anApprovalQueuesItsRunAndTheRequestIsCompletedWithIt() {
        loop.happens(World.USUAL, LoopModel.START, Duration.ofMinutes(10), 200, Duration.ofHours(1));
        RetrainingRequest request = create();
        TrainingRun run = approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
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
        TrainingRun run = approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
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
        assertThat(back.overridden()).as("the approval is over").isEmpty();
        TrainingRun again =
                approve(REVIEWER, AT, request.id(), "Once more.").run().orElseThrow();
        assertThat(retraining.request(request.id()).runId()).hasValue(again.id());
    }

    @Test
    void aCancelledRunPutsItsRequestBackToo() {
        RetrainingRequest request = create();
        TrainingRun run = approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        loop.engine.training().cancel(ENGINEER, AT, run.id(), "Not today.");
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
    }

    @Test
    void anApprovalIsTakenBackWhileItsRunWaitsAndTheRunDoesNotStartBeforeItsGraceIsOver() {
        RetrainingRequest request = create();
        Duration grace = Duration.ofSeconds(10);
        TrainingRun run = retraining
                .approve(
                        REVIEWER,
                        AT,
                        ApprovalWish.of(request.id(), "Go on.").overChecks(true).holding(grace))
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
                .approve(
                        REVIEWER,
                        AT.plusSeconds(30),
                        ApprovalWish.of(request.id(), "Now.").overChecks(true).holding(grace))
                .run()
                .orElseThrow();
        assertThat(loop.engine.training().runNext(model, AT.plusSeconds(40)))
                .map(TrainingRun::id)
                .hasValue(second.id());
        assertThatThrownBy(() -> retraining.withdraw(REVIEWER, AT, request.id(), ""))
                .hasMessageContaining("nothing was changed");
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
        assertThatThrownBy(() -> approve(REVIEWER, day(15), request.id(), "Late."))
                .hasMessageContaining("expired already");
    }

    @Test
    void anApprovedRequestDoesNotExpire() {
        RetrainingRequest request = retraining.create(ENGINEER, day(0), loop.model.id(), "Now.");
        approve(REVIEWER, day(1), request.id(), "Go on.");
        consider(day(40));
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.APPROVED);
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
        assertThatThrownBy(() -> approve(REVIEWER, AT, request.id(), "After all."))
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
    void theWayFromARequestToItsVersionIsWalkedFromEachOfItsLinks() {
        loop.happens(new World(0, true), LoopModel.START, Duration.ofMinutes(5), 288, Duration.ofHours(1));
        RetrainingRequest request = create();
        assertThat(retraining.lineage().ofRequest(request.id()))
                .singleElement()
                .satisfies(chain -> assertThat(chain.run()).isEmpty());
        TrainingRun cancelled =
                approve(REVIEWER, AT, request.id(), "Go on.").run().orElseThrow();
        loop.engine.training().cancel(ENGINEER, AT, cancelled.id(), "Not yet.");
        approve(REVIEWER, AT, request.id(), "Now.");
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
