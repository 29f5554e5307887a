package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What hides an alert besides a silence: maintenance, and a more severe one of the same metric. */
class HidingTest extends HidingDesk {

    @Test
    void maintenanceHidesEverythingOfAModelOrOfAll() {
        assertThat(deck.silences.maintenance(MODEL, at("12:00"))).isEmpty();
        Silence own = deck.silences.add(
                PERSON,
                at("12:00"),
                Silence.Kind.MAINTENANCE,
                Matcher.ofModel(OF_MODEL),
                range("12:00", "13:00"),
                "upgrade");
        Silence all = deck.silences.add(
                PERSON, at("12:00"), Silence.Kind.MAINTENANCE, Matcher.EVERYTHING, range("12:30", "12:40"), "network");
        silence(LATENCY, "12:00", "20:00");
        assertThat(deck.silences.maintenance(MODEL, at("12:35"))).contains(own);
        assertThat(deck.silences.maintenance(2, at("12:35"))).contains(all);
        assertThat(deck.silences.maintenance(2, at("12:29"))).isEmpty();
        assertThat(deck.silences.maintenance(MODEL, at("13:00"))).isEmpty();
        Alert alert = slow("12:00");
        assertThat(alert.care().hidden()).contains(new Hidden(Hidden.Why.MAINTENANCE, own.id()));
    }

    @Test
    void aCriticalAlertHidesTheLesserOneOfTheSameMetric() {
        deck.calls("12:00", 60, 5, 10);
        deck.alerts.evaluate(MODEL, at("12:05"));
        Alert lesser = deck.alerts.open(OF_MODEL).getFirst();
        assertThat(lesser.asksForAttention()).isTrue();
        deck.calls("12:05", 60, 50, 10);
        deck.alerts.evaluate(MODEL, at("12:10"));
        List<Alert> both = deck.alerts.open(OF_MODEL);
        assertThat(both).extracting(Alert::severity).containsExactly(Severity.CRITICAL, Severity.WARNING);
        assertThat(both.getLast().care().hidden())
                .contains(new Hidden(Hidden.Why.INHIBITION, both.getFirst().id()));
        assertThat(AlertGroup.of(both)).singleElement().satisfies(group -> {
            assertThat(group.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(group.waiting()).isEqualTo(1);
            assertThat(group.alerts()).isEqualTo(both);
            assertThat(group.modelName()).isEqualTo("m1");
            assertThat(group.type()).isEqualTo(AlertType.ERROR_RATE);
        });
        deck.calls("12:10", 60, 0, 10);
        deck.calls("12:15", 60, 0, 10);
        deck.alerts.evaluate(MODEL, at("12:20"));
        assertThat(deck.alerts.open(OF_MODEL))
                .as("one cause, one alert to see")
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
                    assertThat(alert.asksForAttention()).isTrue();
                });
        assertThat(deck.alerts.require(lesser.id()).acknowledgedBy()).contains("system");
    }

    @Test
    void inhibitionsCanBeSwitchedOff() {
        deck.calls("12:05", 60, 60, 900);
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(2);
        deck.silences.inhibit(PERSON, at("12:11"), Inhibition.CRITICAL_HIDES_LESSER, false);
        assertThat(deck.silences.isOn(Inhibition.CRITICAL_HIDES_LESSER)).isFalse();
        assertThat(deck.silences.isOn(Inhibition.FAILURES_HIDE_LATENCY)).isTrue();
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(1);
        deck.silences.inhibit(PERSON, at("12:12"), Inhibition.of("failures-hide-latency"), false);
        assertThat(deck.alerts.open(OF_MODEL)).noneMatch(Alert::isHidden);
        deck.silences.inhibit(PERSON, at("12:13"), Inhibition.FAILURES_HIDE_LATENCY, true);
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isHidden).hasSize(1);
        assertThat(deck.audit.entries(AuditFilter.newest(9))).hasSize(3);
        assertThatThrownBy(() -> Inhibition.of("x")).hasMessageContaining("choose one of failures-hide-latency");
        for (Inhibition inhibition : Inhibition.values()) {
            assertThat(inhibition.sentence()).startsWith("a critical alert");
        }
    }

    private Inhibition.Burning burning(String condition, Severity severity) {
        AlertRule rule = new AlertRule(
                1, "r", OF_MODEL, OptionalLong.empty(), true, Condition.parse(condition), severity, List.of(), "", "");
        return new Inhibition.Burning(AlertMove.begun(rule, MODEL, rule.subject(), at("12:00")), rule);
    }

    @Test
    void whatHidesWhatIsATable() {
        String errors = "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}";
        String slow = "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":1}";
        String drift = "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.1}";
        String age = drift.replace("\"operator\"", "\"feature\":\"age\",\"operator\"");
        String tax = age.replace("age", "tax");
        Inhibition failures = Inhibition.FAILURES_HIDE_LATENCY;
        assertThat(failures.hides(burning(errors, Severity.CRITICAL), burning(slow, Severity.CRITICAL)))
                .isTrue();
        assertThat(failures.hides(burning(errors, Severity.WARNING), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(failures.hides(burning(slow, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(failures.hides(burning(errors, Severity.CRITICAL), burning(drift, Severity.WARNING)))
                .isFalse();
        AlertRule crash = ProcessFailures.rule();
        assertThat(failures.hides(
                        new Inhibition.Burning(AlertMove.begun(crash, MODEL, "", at("12:00")), crash),
                        burning(slow, Severity.WARNING)))
                .as("the model's process failed")
                .isTrue();
        String other = "{\"metric\":\"series:queue\",\"operator\":\">\",\"threshold\":0}";
        assertThat(failures.hides(burning(other, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        Inhibition lesser = Inhibition.CRITICAL_HIDES_LESSER;
        assertThat(lesser.hides(burning(drift, Severity.CRITICAL), burning(age, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(age, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(drift, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(burning(age, Severity.CRITICAL), burning(tax, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(
                        burning(other, Severity.CRITICAL), burning(other.replace("queue", "cpu"), Severity.WARNING)))
                .as("two series have nothing to do with each other")
                .isFalse();
        assertThat(lesser.hides(burning(other, Severity.CRITICAL), burning(other, Severity.WARNING)))
                .isTrue();
        assertThat(lesser.hides(
                        burning(drift.replace("input", "concept"), Severity.CRITICAL), burning(drift, Severity.INFO)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.CRITICAL), burning(slow, Severity.WARNING)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.CRITICAL), burning(errors, Severity.CRITICAL)))
                .isFalse();
        assertThat(lesser.hides(burning(errors, Severity.WARNING), burning(errors, Severity.INFO)))
                .isFalse();
    }
}
