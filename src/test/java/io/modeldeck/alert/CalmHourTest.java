package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Hours in which no rule can have anything to say are passed over, and no others. */
class CalmHourTest extends MeasuringDesk {

    /** An hour is calm where a rule can have nothing to say in it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">=\",\"threshold\":500} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">=\",\"threshold\":10} | false",
                "{\"metric\":\"p95Latency\",\"operator\":\"<\",\"threshold\":1} | false",
                "{\"metric\":\"requestCount\",\"operator\":\">\",\"threshold\":500} | false",
                "{\"metric\":\"avgLatency\",\"operator\":\"outside\",\"low\":0,\"high\":500} | false",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.5,\"noDataMinutes\":60} | false",
                "{\"metric\":\"series:cpu\",\"operator\":\">\",\"threshold\":500} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500} | true",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500,\"repeatMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500,\"breaches\":1,\"withinMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5,\"forMinutes\":60} | false",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5} | true",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":5} | false"
            })
    void anHourIsCalmWhereNoRuleCanHaveAnythingToSay(String condition, boolean calm) {
        clear();
        deck.calls("12:00", 20, 0, 10);
        deck.counts("12:00", 100, true, "{}", "{}", "{}", 7);
        deck.rule("tried", condition, Severity.INFO);
        deck.rule("other", "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.5}", Severity.INFO);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isEqualTo(calm);
        assertThat(deck.alerts.watchesSilence(MODEL)).isEqualTo(condition.contains("noData"));
    }

    /** Rules on checks side by side: one that is pending waits for time to pass, one that fired waits for a check. */
    @Test
    void anAlertThatFiredForACheckDisturbsNoOtherRuleOnChecks() {
        clear();
        deck.counts("12:00", 100, true, "{}", "{}", "{}", 7);
        deck.rule("many", "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":500}", Severity.INFO);
        deck.rule(
                "some",
                "{\"metric\":\"duplicates\",\"operator\":\">\",\"threshold\":5,\"forMinutes\":60}",
                Severity.INFO);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isFalse();
        assertThat(deck.alerts.evaluate(MODEL, at("13:05"))).hasSize(1);
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("13:05"), at("14:00"))))
                .isTrue();
    }

    /** An alert that only waits to be acknowledged, and calls of unknown length, disturb nobody; a slow stretch to come does. */
    @Test
    void anHourIsCalmUntilSomethingInItIsOverTheLimit() {
        clear();
        deck.rule("slow", "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500}", Severity.INFO);
        deck.calls("12:00", 20, 0, 900);
        deck.calls("12:05", 20, 0, 10);
        deck.together(() -> {
            deck.calls("12:10", 20, 20, 10);
            deck.database.run(h -> h.execute("UPDATE inference_event SET latency_us = NULL WHERE error IS NOT NULL"));
        });
        deck.calls("12:30", 20, 0, 900);
        deck.alerts.evaluate(MODEL, at("12:05"));
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.open(OF_MODEL)).extracting(Alert::state).containsExactly(AlertState.OK);
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:10"), at("12:30"))))
                .isTrue();
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:10"), at("12:35"))))
                .isFalse();
    }

    @Test
    void withoutRulesEveryHourIsCalm() {
        clear();
        assertThat(deck.alerts.isCalm(MODEL, new TimeRange(at("12:05"), at("13:00"))))
                .isTrue();
    }

    /** A budget from checks, which come as they come, and from what is stored. */
    @Test
    void aBudgetTakesChecksAsTheyCome() {
        clear();
        Random random = new Random(1);
        for (int minute = 0; minute < 1_200; minute += 15) {
            deck.drift(
                    String.format("%02d:%02d", minute / 60, minute % 60),
                    "input",
                    "age",
                    0.2 + 0.05 * random.nextGaussian(),
                    "NO_DRIFT");
        }
        AlertRule rule = deck.rule(
                "drift",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.3,\"breaches\":2,\"ofReadings\":3,\"noDataMinutes\":10}",
                Severity.INFO);
        Budget budget = deck.history.budget(rule, MODEL, new TimeRange(at("00:00"), at("20:00")), 10);
        assertThat(budget.peaks()).isBetween(10, 39);
        assertThat(budget.limit().value()).isBetween(0.2, 0.45);
        assertThat(budget.smallestShift()).isEmpty();
        TimeRange longer = new TimeRange(at("00:00").minus(Duration.ofDays(1)), at("20:00"));
        assertThat(deck.history.budget(rule, MODEL, longer, 10))
                .as("before the first check there is nothing to judge")
                .usingRecursiveComparison()
                .ignoringFields("range")
                .isEqualTo(budget);
        assertThatThrownBy(() -> deck.history.budget(rule, MODEL, new TimeRange(at("00:00"), at("00:10")), 10))
                .hasMessageContaining("0 readings");
    }
}
