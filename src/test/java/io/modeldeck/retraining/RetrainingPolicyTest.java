package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import io.modeldeck.retraining.RetrainingPolicy.Limits;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import io.modeldeck.retraining.RetrainingPolicy.Room;
import io.modeldeck.retraining.RetrainingPolicy.Setback;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetrainingPolicyTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final Duration THREE_DAYS = Duration.ofDays(3);
    private static final Limits LIMITS = new Limits(true, 7, 500, THREE_DAYS);

    private static final Room ROOMY = new Room(OptionalLong.of(12_400_000_000L), 3_100_000);

    private static Situation situation(Duration age, long labels, boolean open, boolean active) {
        return situation(age, labels, Optional.empty(), open, active);
    }

    private static Situation situation(
            Duration age, long labels, Optional<Duration> sinceNo, boolean open, boolean active) {
        return new Situation(
                NOW,
                Optional.of(NOW.minus(age)),
                labels,
                sinceNo.map(ago -> new Setback("request 3 was rejected", NOW.minus(ago))),
                open ? OptionalLong.of(12) : OptionalLong.empty(),
                active);
    }

    private static Outcome decide(Limits limits, Situation situation) {
        return RetrainingPolicy.decide(limits, situation, ROOMY);
    }

    private static List<String> failed(Outcome outcome) {
        return outcome.checks().stream()
                .filter(c -> !c.passed())
                .map(Check::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // hours since the last training, labels, hours since a rejection (-1: none), request open, run active, on →
        // automatic, manual
        "168, 500, -1, false, false, true, true, true",
        "167, 500, -1, false, false, true, false, true",
        "168, 499, -1, false, false, true, false, true",
        "168, 500, 72, false, false, true, true, true",
        "168, 500, 71, false, false, true, false, true",
        "168, 500, 0, false, false, true, false, true",
        "168, 500, -1, true, false, true, false, false",
        "168, 500, -1, false, true, true, false, false",
        "168, 500, -1, false, false, false, false, true",
        "167, 499, 71, true, true, false, false, false",
        "0, 0, 0, false, false, true, false, true",
    })
    void everyCheckAloneAndAllTogether(
            long hours,
            long labels,
            long sinceNo,
            boolean open,
            boolean active,
            boolean on,
            boolean automatic,
            boolean manual) {
        Limits limits = new Limits(on, 7, 500, THREE_DAYS);
        Situation situation = situation(
                Duration.ofHours(hours),
                labels,
                sinceNo < 0 ? Optional.empty() : Optional.of(Duration.ofHours(sinceNo)),
                open,
                active);
        Outcome decided = decide(limits, situation);
        assertThat(decided.decision() instanceof Accepted).isEqualTo(automatic);
        assertThat(failed(decided))
                .hasSize((hours < 168 ? 1 : 0)
                        + (labels < 500 ? 1 : 0)
                        + (sinceNo >= 0 && sinceNo < 72 ? 1 : 0)
                        + (open ? 1 : 0)
                        + (active ? 1 : 0)
                        + (on ? 0 : 1));
        assertThat(decided.checks()).hasSize(7);
        Outcome byHand = RetrainingPolicy.decideManual(limits, situation, ROOMY);
        assertThat(byHand.decision() instanceof Accepted).isEqualTo(manual);
        assertThat(byHand.checks()).as("all inform a person").hasSize(6);
    }

    @Test
    void theReasonsNameTheNumbers() {
        Outcome outcome = decide(
                new Limits(false, 7, 500, THREE_DAYS),
                situation(Duration.ofDays(6).plusHours(23), 499, true, true));
        assertThat(outcome.decision())
                .isEqualTo(new Refused("switched off for this model; last retraining 6 days ago, minimum is 7 days;"
                        + " 499 of 500 new labelled samples; request 12 is open; a run is queued or running"));
    }

    @Test
    void hoursAreNamedWithinTheFirstDayAndOneDayIsSingular() {
        assertThat(decide(LIMITS, situation(Duration.ofHours(5), 500, false, false))
                        .decision()
                        .reason())
                .isEqualTo("last retraining 5 h ago, minimum is 7 days");
        assertThat(decide(new Limits(true, 7, 5_000, THREE_DAYS), situation(Duration.ofMinutes(9), 1_730, false, false))
                        .decision()
                        .reason())
                .isEqualTo("last retraining less than an hour ago, minimum is 7 days;"
                        + " 1,730 of 5,000 new labelled samples");
        Outcome oneDay = decide(new Limits(true, 1, 0, THREE_DAYS), situation(Duration.ofDays(1), 0, false, false));
        assertThat(oneDay.checks()).extracting(Check::name).contains("At least 1 day since the last retraining");
        assertThat(oneDay.decision()).isInstanceOf(Accepted.class);
    }

    @Test
    void aModelThatWasNeverTrainedIsOldEnough() {
        Outcome outcome = decide(
                LIMITS, new Situation(NOW, Optional.empty(), 500, Optional.empty(), OptionalLong.empty(), false));
        assertThat(outcome.decision()).isInstanceOf(Accepted.class);
        assertThat(outcome.checks()).extracting(Check::detail).contains("never trained here");
    }

    @Test
    void aRejectionOrAFailureIsNamedWithItsAge() {
        Outcome outcome =
                decide(LIMITS, situation(Duration.ofDays(9), 500, Optional.of(Duration.ofHours(50)), false, false));
        assertThat(outcome.decision()).isEqualTo(new Refused("request 3 was rejected 2 days ago"));
        assertThat(failed(outcome)).containsExactly("Nothing was rejected and no run failed for 3 days");
    }

    private static PolicyDecision told(Outcome outcome) {
        return new PolicyDecision(
                1,
                OptionalLong.empty(),
                NOW,
                outcome.decision() instanceof Accepted,
                outcome.decision().reason(),
                Optional.of(TriggerReason.DRIFT_DETECTED),
                "",
                outcome.checks(),
                OptionalLong.empty());
    }

    @Test
    void aRefusalIsToldOnceADayAndAtOnceWhenItsReasonsChange() {
        Outcome young = decide(LIMITS, situation(Duration.ofDays(1), 500, false, false));
        Outcome youngAndFew = decide(LIMITS, situation(Duration.ofDays(1), 3, false, false));
        Outcome olderButYoung = decide(LIMITS, situation(Duration.ofDays(2), 500, false, false));
        Outcome fine = decide(LIMITS, situation(Duration.ofDays(8), 500, false, false));
        PolicyDecision last = told(young);
        assertThat(last.saysAlready(young, NOW.plusSeconds(300))).isTrue();
        assertThat(last.saysAlready(olderButYoung, NOW.plusSeconds(600)))
                .as("the same check, other numbers")
                .isTrue();
        assertThat(last.saysAlready(youngAndFew, NOW.plusSeconds(900))).isFalse();
        Instant day = NOW.plus(Duration.ofDays(1));
        assertThat(last.saysAlready(young, day.minusMillis(1))).isTrue();
        assertThat(last.saysAlready(young, day)).isFalse();
        assertThat(told(fine).saysAlready(young, NOW))
                .as("a request was raised since")
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "12400000000, 3100000, true, '12.4 GB free, the run takes about 3.1 MB'",
        "67100000, 3100000, true, '67.1 MB free, the run takes about 3.1 MB'",
        "67099999, 3100000, false, '67.1 MB free, the run takes about 3.1 MB and 64 MB must stay free'",
        "0, 940, false, '0 B free, the run takes about 940 B and 64 MB must stay free'",
    })
    void theRoomOnTheDiskHoldsATriggerAndAnApprovalUpAndInformsWhoeverAsks(
            long free, long needed, boolean enough, String found) {
        Situation situation = situation(Duration.ofDays(8), 500, false, false);
        Room room = new Room(OptionalLong.of(free), needed);
        Outcome triggered = RetrainingPolicy.decide(LIMITS, situation, room);
        assertThat(triggered.checks().getLast()).isEqualTo(new Check("Room on the disk for the run", enough, found));
        assertThat(triggered.decision() instanceof Accepted).isEqualTo(enough);
        Outcome asked = RetrainingPolicy.decideManual(LIMITS, situation, room);
        assertThat(asked.decision() instanceof Accepted).isTrue();
        assertThat(asked.failed()).hasSize(enough ? 0 : 1);
        Outcome approved = RetrainingPolicy.decideApproval(LIMITS, situation, room);
        assertThat(approved.decision() instanceof Accepted).isEqualTo(enough);
    }

    @Test
    void aDiskThatDoesNotSayWhatIsFreeHoldsNothingUpAndTheCheckSaysSo() {
        Outcome outcome = RetrainingPolicy.decideApproval(
                LIMITS, situation(Duration.ofDays(8), 500, false, false), new Room(OptionalLong.empty(), 5));
        assertThat(outcome.decision() instanceof Accepted).isTrue();
        assertThat(outcome.checks().getLast().detail()).isEqualTo("the disk does not say how much is free");
    }

    @Test
    void anApprovalFindsWhatStandsAgainstItNowButNotItsOwnRequest() {
        Outcome outcome =
                RetrainingPolicy.decideApproval(LIMITS, situation(Duration.ofDays(2), 412, true, true), ROOMY);
        assertThat(outcome.decision())
                .isEqualTo(new Refused("last retraining 2 days ago, minimum is 7 days;"
                        + " 412 of 500 new labelled samples; a run is queued or running"));
    }
}
