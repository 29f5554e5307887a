package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A request is asked for and decided: by whom, once, and with its reason. */
class RetrainingServiceTest extends RetrainingDesk {

    @Test
    void aPersonsWishBecomesARequestWithItsChecksAndEvidence() {
        RetrainingRequest request = create();
        assertThat(request.status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(request.requestedBy()).isEqualTo(ENGINEER.name());
        assertThat(request.reason()).isEqualTo(TriggerReason.MANUAL);
        assertThat(request.versionId()).isEqualTo(first);
        assertThat(request.checks()).hasSize(6);
        assertThat(request.evidence()).containsKeys("version", "drift", "metrics", "earlierRetrainings");
        assertThat(retraining.request(request.id())).isEqualTo(request);
        assertThat(actions()).contains("request");
        assertThat(retraining.checksNow(request, AT))
                .as("its own being open does not stand against it")
                .extracting(Check::name)
                .doesNotContain("No other request is open")
                .contains("Room on the disk for the run");
    }

    @Test
    void aModelHasOneOpenRequest() {
        RetrainingRequest request = create();
        assertThatThrownBy(this::create).isInstanceOf(Problem.class).hasMessageContaining("request " + request.id());
        retraining.reject(REVIEWER, AT, request.id(), "Not now.");
        assertThat(create().id()).isNotEqualTo(request.id());
    }

    @Test
    void aRejectionTakesAReasonAndIsFinal() {
        RetrainingRequest request = create();
        assertThatThrownBy(() -> retraining.reject(REVIEWER, AT, request.id(), " "))
                .hasMessageContaining("--comment");
        RetrainingRequest rejected = retraining.reject(REVIEWER, AT, request.id(), "The strike is over.");
        assertThat(rejected.status()).isEqualTo(RequestStatus.REJECTED);
        assertThat(rejected.comment()).isEqualTo("The strike is over.");
        assertThatThrownBy(() -> approve(REVIEWER, AT, request.id(), "After all."))
                .hasMessageContaining("rejected already by " + REVIEWER.name())
                .hasMessageContaining("nothing was changed");
        assertThat(requested()).isEmpty();
    }

    @Test
    void onlyAReviewerDecidesAndOnlyAnEngineerAsks() {
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        RetrainingRequest request = create();
        assertThatThrownBy(() -> approve(viewer, AT, request.id(), "")).hasMessageContaining("reviewer");
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
        assertThatThrownBy(() -> approve(ENGINEER, AT, request.id(), "My own."))
                .hasMessageContaining(ENGINEER.name() + " made request " + request.id());
        assertThatThrownBy(() -> approve(REVIEWER.asSimulated(), AT, request.id(), "By a script."))
                .hasMessageContaining("made by a script");
        assertThat(requested()).isEmpty();
        approve(REVIEWER, AT, request.id(), "Seen.");
        assertThat(requested()).hasSize(1);
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
        assertThat(approve(REVIEWER, AT, request.id(), "Fine by me.").run()).isEmpty();
        assertThat(retraining.request(request.id()).status()).isEqualTo(RequestStatus.PENDING_APPROVAL);
        assertThat(retraining.endorsers(request.id())).containsExactly(REVIEWER.name());
        assertThat(requested()).isEmpty();
        assertThatThrownBy(() -> approve(REVIEWER, AT, request.id(), "Twice."))
                .hasMessageContaining("has approved request " + request.id() + " already");
        assertThatThrownBy(() -> approve(ENGINEER.asSimulated(), AT, request.id(), "Auto."))
                .hasMessageContaining("made by a script");
        Approval second = approve(ENGINEER, AT, request.id(), "And by me.");
        assertThat(second.run()).isPresent();
        assertThat(second.request().status()).isEqualTo(RequestStatus.APPROVED);
        assertThat(events(request)).containsExactly(RequestEvent.ENDORSE, RequestEvent.APPROVE);
    }

    @Test
    void aDecisionOfAScriptIsMarkedAsOne() {
        RetrainingRequest request = create();
        approve(REVIEWER.asSimulated(), AT, request.id(), "By a script.");
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
                    approve(REVIEWER, AT, request.id(), "Go on.");
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
                            approve(REVIEWER, AT, request.id(), "Go on.");
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
        assertThatThrownBy(() -> approve(REVIEWER, AT, 99, "")).hasMessageContaining("no retraining request 99");
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

    @Test
    void aCheckThatFailsHoldsAnApprovalUpUnlessItIsOverriddenForAReason() {
        RetrainingRequest request = create();
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, request.id(), "Go on."))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Request " + request.id() + " was not approved: ")
                .hasMessageContaining("0 of 500 new labelled samples")
                .hasMessageContaining("--override-checks");
        ApprovalWish silent = ApprovalWish.of(request.id(), " ").overChecks(true);
        assertThatThrownBy(() -> retraining.approve(REVIEWER, AT, silent)).hasMessageContaining("takes a reason");
        assertThat(retraining.request(request.id())).as("nothing has changed").isEqualTo(request);
        assertThat(requested()).isEmpty();

        approve(REVIEWER, AT, request.id(), "The labels come late.");
        RetrainingRequest approved = retraining.request(request.id());
        assertThat(approved.overridden()).contains("0 of 500 new labelled samples");
        assertThat(approved.raisedBy()).isEqualTo(request.details());
        assertThat(actions()).contains("override checks", "approve");

        RetrainingRequest waiting = retraining.withdraw(REVIEWER, AT, request.id(), "");
        assertThat(waiting.overridden()).as("nobody has approved it any more").isEmpty();
        assertThat(waiting.raisedBy()).isEqualTo(request.details());
        triggers(Map.of("minNewLabeledSamples", 0, "minDaysBetweenRetraining", 0));
        retraining.approve(REVIEWER, AT, request.id(), "Now all is well.");
        assertThat(retraining.request(request.id()).overridden()).isEmpty();
    }

    @Test
    void thePolicyMayLetNobodyOverrideAFailedCheck() {
        RetrainingRequest request = create();
        loop.engine
                .config()
                .set(
                        ENGINEER,
                        AT,
                        OptionalLong.of(loop.model.id()),
                        OptionalLong.empty(),
                        Map.of("policy", Map.of("overrideChecks", false)),
                        "");
        assertThatThrownBy(() -> approve(REVIEWER, AT, request.id(), "All the same."))
                .hasMessageContaining("policy.overrideChecks");
        assertThat(requested()).isEmpty();
    }
}
