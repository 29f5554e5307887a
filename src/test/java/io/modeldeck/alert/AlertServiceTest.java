package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The life of an alert: it fires, latches, recovers, is acknowledged and closes. */
class AlertServiceTest extends AlertDesk {

    @Test
    void aSlowWindowFiresAndSaysSoInNumbers() {
        calls("12:00", 84, 0, 612);
        List<Alert> fired = alerts.evaluate(MODEL, at("12:05"));
        assertThat(fired).hasSize(1);
        Alert alert = fired.getFirst();
        assertThat(alert.message()).isEqualTo("p95 latency 612 ms > 500 ms over 5 min, 84 requests");
        assertThat(alert.condition()).isEqualTo("p95 latency > 500 ms for 5 min");
        assertThat(alert.actualValue().orElseThrow()).isEqualTo(612);
        assertThat(alert.threshold()).isEqualTo(500);
        assertThat(alert.at()).isEqualTo(at("12:05"));
        assertThat(alert.state()).isEqualTo(AlertState.FIRING);
        assertThat(alert.severity()).isEqualTo(Severity.WARNING);
        assertThat(alert.versionId()).hasValue(11);
        assertThat(alert.modelName()).isEqualTo("m1");
        assertThat(alert.meaning()).isNotBlank();
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.from() + ">" + t.to() + " " + t.by())
                .containsExactly("OK>FIRING system");
        assertThat(heard).contains(new Change.AlertChanged(MODEL));
        assertThat(alerts.evaluate(2, at("12:05"))).isEmpty();
    }

    @Test
    void itLatchesThroughSilenceAndRecoveryUntilAcknowledged() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 900);
        calls("12:10", 20, 0, 700);
        calls("12:20", 20, 0, 10);
        Alert alert = only("12:05");
        assertThat(again(alert, "12:10").worstValue().orElseThrow()).isEqualTo(900);
        alert = again(alert, "12:15");
        assertThat(alert.worstValue().orElseThrow()).as("stays at its worst").isEqualTo(900);
        assertThat(alert.message()).startsWith("p95 latency 900 ms");
        assertThat(alert.actualValue().orElseThrow()).as("what it fired at").isEqualTo(600);
        alert = again(alert, "12:20");
        assertThat(alert.state()).isEqualTo(AlertState.NO_DATA);
        assertThat(alert.resolvedAt()).isEmpty();
        alert = again(alert, "12:25");
        assertThat(alert.state()).isEqualTo(AlertState.OK);
        assertThat(alert.resolvedAt()).contains(at("12:25"));
        assertThat(alert.isOpen()).isTrue();
        alert = again(alert, "12:30");
        assertThat(alert.state())
                .as("a recovery is a fact that silence does not take back")
                .isEqualTo(AlertState.OK);
        assertThat(alerts.acknowledge(PERSON, at("13:00"), alert.id(), "disk was full"))
                .isInstanceOf(Decision.Accepted.class);
        alert = alerts.require(alert.id());
        assertThat(alert.closedAt()).contains(at("13:00"));
        assertThat(alert.acknowledgedBy()).contains("Sample engineer");
        assertThat(alerts.open(OF_MODEL)).isEmpty();
        assertThat(alerts.transitions(alert.id()))
                .extracting(AlertTransition::kind)
                .containsExactly(Kind.CONDITION, Kind.CONDITION, Kind.CONDITION, Kind.ACKNOWLEDGED, Kind.CLOSED);
    }

    @Test
    void aConditionThatDoesNotHoldLongEnoughLeavesNoTrace() {
        AlertRule slow = rules.all().getFirst();
        rules.save(PERSON, at("00:00"), slow.with(Condition.parse("""
            {"metric":"p95Latency","operator":">","threshold":500,"forMinutes":10}\
            """), Severity.CRITICAL), "calmer");
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 600);
        calls("12:15", 20, 0, 600);
        calls("12:20", 20, 0, 600);
        alerts.evaluate(MODEL, at("12:05"));
        assertThat(alerts.open(OF_MODEL)).as("pending is not shown").isEmpty();
        assertThat(rows("alert_event")).isEqualTo(1);
        alerts.evaluate(MODEL, at("12:10"));
        assertThat(rows("alert_event")).isZero();
        alerts.evaluate(MODEL, at("12:15"));
        alerts.evaluate(MODEL, at("12:20"));
        assertThat(alerts.open(OF_MODEL)).isEmpty();
        Alert alert = only("12:25");
        assertThat(alert.at()).as("when it was first met").isEqualTo(at("12:15"));
        assertThat(alert.firedAt()).contains(at("12:25"));
        assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(alerts.transitions(alert.id()))
                .extracting(AlertTransition::to)
                .containsExactly(AlertState.PENDING, AlertState.FIRING);
    }

    @Test
    void firingAgainWhileOpenCountsUpAndAfterClosingIsAnotherAlert() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 700);
        calls("12:15", 20, 0, 10);
        calls("12:20", 20, 0, 800);
        Alert first = only("12:05");
        again(first, "12:10");
        Alert twice = again(first, "12:15");
        assertThat(twice.firings()).isEqualTo(2);
        assertThat(twice.firedAt()).contains(at("12:15"));
        assertThat(twice.resolvedAt()).isEmpty();
        alerts.acknowledge(PERSON, at("12:16"), first.id(), "");
        Alert closed = again(first, "12:20");
        assertThat(closed.closedAt()).as("recovered after it was acknowledged").contains(at("12:20"));
        Alert second = only("12:25");
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.firings()).isEqualTo(1);
        assertThat(alerts.history(AlertFilter.newest(10).ofModel(MODEL)))
                .extracting(Alert::id)
                .containsExactly(second.id(), first.id());
        assertThat(alerts.history(AlertFilter.newest(10).onlyOpen(false)))
                .extracting(Alert::id)
                .containsExactly(first.id());
    }

    @Test
    void anAcknowledgementIsKeptOnceAndTheSecondIsToldWhoWasFirst() {
        calls("12:00", 20, 0, 600);
        Alert alert = only("12:05");
        alerts.acknowledge(PERSON, at("12:06"), alert.id(), "looking");
        Decision second = alerts.acknowledge(REVIEWER, at("12:07"), alert.id(), "me too");
        assertThat(second).isInstanceOf(Decision.Refused.class);
        assertThat(second.reason()).contains("already acknowledged by Sample engineer at 2024-03-01T12:06:00Z");
        assertThat(alerts.require(alert.id()).acknowledgedBy()).contains("Sample engineer");
        assertThat(alerts.require(alert.id()).isOpen()).isTrue();
        alerts.comment(REVIEWER, at("12:08"), alert.id(), "it was the disk");
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.by() + ": " + t.comment())
                .contains("Sample engineer: looking", "Sample reviewer: it was the disk")
                .doesNotContain("Sample reviewer: me too");
        assertThat(audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("comment", "acknowledge");
        Actor viewer = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);
        assertThatThrownBy(() -> alerts.acknowledge(viewer, at("12:09"), alert.id(), ""))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> alerts.acknowledge(PERSON, at("12:09"), 999, ""))
                .hasMessageContaining("no alert 999");
        assertThatThrownBy(() -> alerts.comment(PERSON, at("12:09"), alert.id(), " "))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> alerts.comment(PERSON, at("12:09"), alert.id(), "x".repeat(5_000)))
                .hasMessageContaining("shorten");
    }

    @Test
    void anAcknowledgementCanBeTakenBackAlsoWhereItClosed() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 10);
        Alert alert = only("12:05");
        assertThat(alerts.unacknowledge(PERSON, at("12:05"), alert.id(), ""))
                .as("nobody has seen it")
                .isInstanceOf(Decision.Refused.class);
        alerts.acknowledge(PERSON, at("12:06"), alert.id(), "");
        assertThat(alerts.unacknowledge(REVIEWER, at("12:07"), alert.id(), "not yet"))
                .isInstanceOf(Decision.Accepted.class);
        Alert asks = alerts.require(alert.id());
        assertThat(asks.acknowledged()).isFalse();
        assertThat(asks.acknowledgedBy()).isEmpty();
        again(alert, "12:10");
        alerts.acknowledge(PERSON, at("12:11"), alert.id(), "");
        assertThat(alerts.require(alert.id()).isOpen()).isFalse();
        alerts.unacknowledge(PERSON, at("12:12"), alert.id(), "");
        Alert open = alerts.require(alert.id());
        assertThat(open.isOpen()).isTrue();
        assertThat(open.closedAt()).isEmpty();
        assertThat(open.resolvedAt()).contains(at("12:10"));
        assertThat(alerts.open(OF_MODEL)).extracting(Alert::id).containsExactly(alert.id());
        assertThat(again(alert, "12:15").isOpen()).as("it waits for a person").isTrue();
        assertThat(alerts.transitions(alert.id()))
                .extracting(t -> t.kind() + " " + t.by() + ": " + t.comment())
                .contains("REMINDED Sample reviewer: The acknowledgement was taken back. not yet");
        assertThat(audit.entries(AuditFilter.ofModel(MODEL, 10)).stream().map(AuditEntry::action))
                .containsExactly("unacknowledge", "acknowledge", "unacknowledge", "acknowledge");
    }

    @Test
    void anAlertOfAnotherRuleIsNoSuccessor() {
        calls("12:00", 60, 0, 600);
        calls("12:05", 60, 0, 10);
        Alert slow = only("12:05");
        alerts.acknowledge(PERSON, at("12:06"), slow.id(), "");
        alerts.evaluate(MODEL, at("12:10"));
        drift("12:10", "input", "age", 0.9, "DRIFT");
        Alert drifted = only("12:15");
        assertThat(drifted.id()).isNotEqualTo(slow.id());
        assertThat(alerts.unacknowledge(PERSON, at("12:16"), slow.id(), "")).isInstanceOf(Decision.Accepted.class);
        assertThat(alerts.open(OF_MODEL)).hasSize(2);
    }

    @Test
    void whatItsRuleHasRaisedAnewSinceStaysClosed() {
        calls("12:00", 20, 9, 600);
        calls("12:05", 20, 0, 10);
        calls("12:10", 20, 0, 700);
        alerts.evaluate(MODEL, at("12:05"));
        Alert first = alerts.open(OF_MODEL).stream()
                .filter(alert -> alert.type() == AlertType.LATENCY)
                .findFirst()
                .orElseThrow();
        alerts.acknowledge(PERSON, at("12:06"), first.id(), "");
        alerts.evaluate(MODEL, at("12:10"));
        alerts.evaluate(MODEL, at("12:15"));
        Decision refused = alerts.unacknowledge(PERSON, at("12:16"), first.id(), "");
        assertThat(refused.reason()).contains("is closed, and its rule has opened alert");
        assertThat(alerts.require(first.id()).isOpen()).isFalse();
    }

    @Test
    void aStepOfANewerProgramIsNotGuessed() {
        assertThatThrownBy(() -> AlertTransition.Kind.of("dreamt"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown kind 'dreamt'");
    }

    @Test
    void anEvaluationThatChangesNothingWritesNothing() {
        calls("12:00", 20, 0, 600);
        calls("12:05", 20, 0, 550);
        only("12:05");
        heard.clear();
        long before = writes();
        assertThat(alerts.evaluate(MODEL, at("12:10"))).isEmpty();
        assertThat(alerts.evaluate(MODEL, at("12:10"))).isEmpty();
        assertThat(alerts.evaluate(2, at("12:10"))).isEmpty();
        assertThat(writes()).isEqualTo(before);
        assertThat(heard).isEmpty();
    }

    @Test
    void aThousandQuietEvaluationsWriteNothing() {
        calls("12:00", 84, 0, 12);
        drift("12:00", "input", "age", 0.1, "NO_DRIFT");
        long before = writes();
        for (int i = 1; i <= 1_000; i++) {
            alerts.evaluate(MODEL, at("12:00").plus(Duration.ofMinutes(5L * i)));
        }
        assertThat(writes()).isEqualTo(before);
    }
}
