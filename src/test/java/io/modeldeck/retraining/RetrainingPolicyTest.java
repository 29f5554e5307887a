package io.modeldeck.retraining;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Decision.Accepted;
import io.modeldeck.domain.Decision.Refused;
import io.modeldeck.retraining.RetrainingPolicy.Limits;
import io.modeldeck.retraining.RetrainingPolicy.Outcome;
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
    private static final Limits LIMITS = new Limits(true, 7, 500);

    private static Situation situation(Duration age, long labels, boolean open, boolean active) {
        return new Situation(
                NOW, Optional.of(NOW.minus(age)), labels, open ? OptionalLong.of(12) : OptionalLong.empty(), active);
    }

    private static List<String> failed(Outcome outcome) {
        return outcome.checks().stream()
                .filter(c -> !c.passed())
                .map(Check::name)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // hours since the last training, labels, request open, run active, on → automatic, manual
        "168, 500, false, false, true, true, true",
        "167, 500, false, false, true, false, true",
        "168, 499, false, false, true, false, true",
        "168, 500, true, false, true, false, false",
        "168, 500, false, true, true, false, false",
        "168, 500, false, false, false, false, true",
        "167, 499, true, true, false, false, false",
        "0, 0, false, false, true, false, true",
    })
    void everyCheckAloneAndAllTogether(
            long hours, long labels, boolean open, boolean active, boolean on, boolean automatic, boolean manual) {
        Limits limits = new Limits(on, 7, 500);
        Situation situation = situation(Duration.ofHours(hours), labels, open, active);
        Outcome decided = RetrainingPolicy.decide(limits, situation);
        assertThat(decided.decision() instanceof Accepted).isEqualTo(automatic);
        assertThat(failed(decided))
                .hasSize((hours < 168 ? 1 : 0)
                        + (labels < 500 ? 1 : 0)
                        + (open ? 1 : 0)
                        + (active ? 1 : 0)
                        + (on ? 0 : 1));
        assertThat(decided.checks()).hasSize(5);
        Outcome byHand = RetrainingPolicy.decideManual(limits, situation);
        assertThat(byHand.decision() instanceof Accepted).isEqualTo(manual);
        assertThat(byHand.checks()).as("all inform a person").hasSize(4);
    }

    @Test
    void theReasonsNameTheNumbers() {
        Outcome outcome = RetrainingPolicy.decide(
                new Limits(false, 7, 500), situation(Duration.ofDays(6).plusHours(23), 499, true, true));
        assertThat(outcome.decision())
                .isEqualTo(new Refused("switched off for this model; last retraining 6 days ago, minimum is 7;"
                        + " 499 of 500 new labelled samples; request 12 is open; a run is queued or running"));
    }

    @Test
    void hoursAreNamedWithinTheFirstDayAndOneDayIsSingular() {
        assertThat(RetrainingPolicy.decide(LIMITS, situation(Duration.ofHours(5), 500, false, false))
                        .decision()
                        .reason())
                .isEqualTo("last retraining 5 h ago, minimum is 7");
        Outcome oneDay =
                RetrainingPolicy.decide(new Limits(true, 1, 0), situation(Duration.ofDays(1), 0, false, false));
        assertThat(oneDay.checks()).extracting(Check::name).contains("At least 1 day since the last retraining");
        assertThat(oneDay.decision()).isInstanceOf(Accepted.class);
    }

    @Test
    void aModelThatWasNeverTrainedIsOldEnough() {
        Outcome outcome =
                RetrainingPolicy.decide(LIMITS, new Situation(NOW, Optional.empty(), 500, OptionalLong.empty(), false));
        assertThat(outcome.decision()).isInstanceOf(Accepted.class);
        assertThat(outcome.checks()).extracting(Check::detail).contains("never trained here");
    }

    @Test
    void aRefusalIsToldOnceADayAndAtOnceWhenItsReasonsChange() {
        RefusalMemory memory = new RefusalMemory();
        Outcome young = RetrainingPolicy.decide(LIMITS, situation(Duration.ofDays(1), 500, false, false));
        Outcome youngAndFew = RetrainingPolicy.decide(LIMITS, situation(Duration.ofDays(1), 3, false, false));
        Outcome olderButYoung = RetrainingPolicy.decide(LIMITS, situation(Duration.ofDays(2), 500, false, false));
        assertThat(memory.isNews(1, young, NOW)).isTrue();
        assertThat(memory.isNews(1, young, NOW.plusSeconds(300))).isFalse();
        assertThat(memory.isNews(1, olderButYoung, NOW.plusSeconds(600)))
                .as("the same check, other numbers")
                .isFalse();
        assertThat(memory.isNews(2, young, NOW.plusSeconds(600)))
                .as("another model")
                .isTrue();
        assertThat(memory.isNews(1, youngAndFew, NOW.plusSeconds(900))).isTrue();
        Instant day = NOW.plusSeconds(900).plus(Duration.ofDays(1));
        assertThat(memory.isNews(1, youngAndFew, day.minusMillis(1))).isFalse();
        assertThat(memory.isNews(1, youngAndFew, day)).isTrue();
    }
}
