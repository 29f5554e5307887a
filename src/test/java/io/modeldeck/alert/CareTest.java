package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people do about an alert: they look after it, rate it and have seen it, until it asks again. */
class CareTest extends HidingDesk {

    @Test
    void severalAreRatedAllOrNoneAndEachGetsItsOwnWordBack() {
        List<Long> ids = slowAndMany();
        InboxGroups groups = deck.alerts.groups();
        groups.rate(PERSON, at("12:06"), List.of(ids.getFirst()), Optional.of(Usefulness.USEFUL), "");
        assertThatThrownBy(() -> groups.rate(
                        PERSON, at("12:07"), List.of(ids.getLast(), 999L), Optional.of(Usefulness.NOISE), ""))
                .hasMessageContaining("999");
        assertThat(words(ids)).as("nothing of it").containsExactly(Optional.of(Usefulness.USEFUL), Optional.empty());

        var before = groups.rate(PERSON, at("12:08"), ids, Optional.of(Usefulness.NOISE), "a backup");
        assertThat(words(ids)).containsOnly(Optional.of(Usefulness.NOISE));
        groups.rate(PERSON, at("12:09"), before, "");
        assertThat(words(ids)).containsExactly(Optional.of(Usefulness.USEFUL), Optional.empty());
        assertThat(steps(deck.alerts.require(ids.getLast())))
                .contains("rated Sample engineer: noise. a backup", "rated Sample engineer: The word was taken back.");
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .filteredOn("rate"::equals)
                .hasSize(5);
    }

    private List<Optional<Usefulness>> words(List<Long> ids) {
        return ids.stream()
                .map(id -> deck.alerts.require(id).care().usefulness())
                .toList();
    }

    @Test
    void peopleAssignAndRateAndRulesCountIt() {
        Alert alert = slow("12:00");
        assertThat(deck.rules.records().get(alert.ruleId())).isEqualTo(new RuleRecord(1, 1, 0, 0));
        Alert assigned =
                deck.alerts.assign(PERSON, at("12:06"), alert.id(), Optional.of("Sample reviewer"), "she knows it");
        assertThat(assigned.care().assignedTo()).contains("Sample reviewer");
        assertThat(deck.alerts
                        .assign(PERSON, at("12:07"), alert.id(), Optional.empty(), "")
                        .care()
                        .assignedTo())
                .isEmpty();
        deck.alerts.rate(PERSON, at("12:08"), alert.id(), Optional.of(Usefulness.NOISE), "");
        Alert rated =
                deck.alerts.rate(PERSON, at("12:09"), alert.id(), Optional.of(Usefulness.of("useful")), "it was real");
        assertThat(rated.care().usefulness()).contains(Usefulness.USEFUL);
        assertThat(deck.rules.records().get(alert.ruleId())).isEqualTo(new RuleRecord(1, 1, 1, 0));
        assertThat(steps(alert))
                .contains(
                        "assigned Sample engineer: To Sample reviewer. she knows it",
                        "assigned Sample engineer: To nobody.",
                        "rated Sample engineer: noise.",
                        "rated Sample engineer: useful. it was real");
        assertThat(deck.audit.entries(AuditFilter.ofModel(MODEL, 10)))
                .extracting(AuditEntry::action)
                .containsExactly("rate", "rate", "assign", "assign");
        assertThatThrownBy(() -> Usefulness.of("fine")).hasMessageContaining("'useful' or 'noise'");
        assertThatThrownBy(() -> deck.alerts.assign(PERSON, at("12:10"), alert.id(), Optional.of(" "), ""))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> deck.alerts.rate(VIEWER, at("12:10"), alert.id(), Optional.of(Usefulness.NOISE), ""))
                .hasMessageContaining("Viewer may not");
    }

    @Test
    void aNameThatIsNoneIsRefusedWithTheOptionThatTakesIt() {
        Alert alert = slow("12:00");
        for (String name : List.of("", " ", "a\nb", "x".repeat(201))) {
            assertThatThrownBy(() -> deck.alerts.assign(PERSON, at("12:06"), alert.id(), Optional.of(name), ""))
                    .hasMessageContaining("alert " + alert.id())
                    .hasMessageContaining("--to NAME")
                    .hasMessageContaining("--to-nobody");
        }
        assertThat(deck.alerts.require(alert.id()).care().assignedTo()).isEmpty();
    }

    @Test
    void anAcknowledgedAlertThatGoesOnAsksAgain() {
        for (AlertRule rule : deck.rules.all()) {
            deck.rules.delete(PERSON, at("00:00"), rule.id(), "");
        }
        deck.rule(
                "slow",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"repeatMinutes\":10}",
                Severity.WARNING);
        Alert alert = slow("12:00");
        deck.alerts.acknowledge(PERSON, at("12:05"), alert.id(), "");
        deck.calls("12:05", 20, 0, 900);
        deck.calls("12:10", 20, 0, 900);
        deck.alerts.evaluate(MODEL, at("12:10"));
        assertThat(deck.alerts.require(alert.id()).acknowledged()).isTrue();
        deck.alerts.evaluate(MODEL, at("12:15"));
        Alert reminded = deck.alerts.require(alert.id());
        assertThat(reminded.asksForAttention()).isTrue();
        assertThat(reminded.acknowledgedBy()).isEmpty();
        assertThat(reminded.firings()).isEqualTo(1);
        assertThat(deck.alerts.transitions(alert.id()).getLast().kind()).isEqualTo(Kind.REMINDED);
    }
}
