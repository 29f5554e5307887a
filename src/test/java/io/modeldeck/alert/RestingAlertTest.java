package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule over a series that somebody sends no longer. */
class RestingAlertTest extends AlertDesk {

    private static final Duration DAY = Duration.ofDays(1);

    private AlertRule rule;

    @BeforeEach
    void watch() {
        rule = rules.add(
                PERSON,
                at("09:00"),
                AlertWorkspace.unkept("{\"metric\":\"series:queue\",\"operator\":\">\",\"threshold\":10,"
                        + "\"windowMinutes\":5,\"noDataMinutes\":10}"),
                "");
        value(at("10:00"), 3);
    }

    private void value(Instant at, double value) {
        deck.series.record(OF_MODEL, "queue", "", new long[] {at.toEpochMilli()}, new double[] {value});
    }

    /** The alert that has fired for the missing data, acknowledged. */
    private Alert seen() {
        assertThat(alerts.evaluate(MODEL, at("10:05"))).isEmpty();
        assertThat(alerts.evaluate(MODEL, at("10:10"))).isEmpty();
        Alert alert = alerts.evaluate(MODEL, at("10:20")).getFirst();
        assertThat(alert.state()).isEqualTo(AlertState.NO_DATA);
        alerts.acknowledge(PERSON, at("10:25"), alert.id(), "moved house");
        return alert;
    }

    private Instant later(int days) {
        return at("10:20").plus(DAY.multipliedBy(days));
    }

    @Test
    void itClosesAfterADayAndFiresNoMore() {
        Alert alert = seen();
        alerts.evaluate(MODEL, later(1).minusSeconds(300));
        assertThat(alerts.require(alert.id()).isOpen()).isTrue();
        alerts.evaluate(MODEL, later(1));
        assertThat(alerts.require(alert.id()).closedAt()).contains(later(1));
        assertThat(alerts.transitions(alert.id()))
                .filteredOn(step -> step.kind() == Kind.CLOSED)
                .extracting(AlertTransition::comment)
                .containsExactly("Without data for a day, and acknowledged.");
        assertThat(alerts.transitions(alert.id()))
                .filteredOn(step -> step.to() == AlertState.OK && step.kind() == Kind.CONDITION)
                .singleElement()
                .satisfies(step -> assertThat(step.comment())
                        .isEqualTo("no value of queue over 5 min; its data have come to their end, only new ones fire"
                                + " it again"));
        for (int day = 2; day < 5; day++) {
            assertThat(alerts.evaluate(MODEL, later(day))).isEmpty();
        }
        assertThat(alerts.history(AlertFilter.newest(9))).hasSize(1);
    }

    @Test
    void newDataFireANewAlert() {
        Alert alert = seen();
        alerts.evaluate(MODEL, later(1));
        value(later(3).minusSeconds(60), 30);
        assertThat(alerts.evaluate(MODEL, later(3)))
                .singleElement()
                .satisfies(fired -> assertThat(fired.id()).isNotEqualTo(alert.id()));
        assertThat(alerts.require(alert.id()).latch().resting()).isFalse();
    }

    @Test
    void afterGoodDataTheirAbsenceCountsAnew() {
        seen();
        alerts.evaluate(MODEL, later(1));
        value(later(3).minusSeconds(60), 3);
        assertThat(alerts.evaluate(MODEL, later(3))).isEmpty();
        alerts.evaluate(MODEL, later(3).plusSeconds(600));
        assertThat(alerts.evaluate(MODEL, later(3).plusSeconds(1_200))).hasSize(1);
    }

    @Test
    void aRuleThatSomebodyChangesWatchesAgain() {
        seen();
        alerts.evaluate(MODEL, later(1));
        rules.edit(PERSON, later(2), rule.with(rule.condition(), Severity.CRITICAL), "");
        alerts.evaluate(MODEL, later(2));
        assertThat(alerts.evaluate(MODEL, later(2).plusSeconds(600))).hasSize(1);
    }

    @Test
    void ofAModelThatNobodyLooksAtAnyLongerItEndsByTheClock() {
        Alert alert = seen();
        alerts.settle(model -> true, later(1).minusMillis(1));
        alerts.settle(model -> model != MODEL, later(1));
        assertThat(alerts.require(alert.id()).isOpen()).isTrue();
        alerts.settle(model -> model == MODEL, later(2));
        assertThat(alerts.require(alert.id()).closedAt()).contains(later(2));
        assertThat(alerts.open(OptionalLong.empty())).isEmpty();
    }

    @Test
    void whatNobodyHasSeenStaysHoweverLongAgoItsDataEnded() {
        seen();
        Alert alert = alerts.open(OF_MODEL).getFirst();
        alerts.unacknowledge(PERSON, at("10:30"), alert.id(), "");
        alerts.evaluate(MODEL, later(30));
        alerts.settle(model -> true, later(31));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::asksForAttention).isEqualTo(List.of(true));
    }

    @Test
    void aBackTestTellsItOnce() {
        BackTest test = deck.history.test(rule, MODEL, new TimeRange(at("09:55"), later(4)));
        assertThat(test.episodes())
                .singleElement()
                .satisfies(episode -> assertThat(episode.recoveredAt()).contains(later(1)));
    }
}
