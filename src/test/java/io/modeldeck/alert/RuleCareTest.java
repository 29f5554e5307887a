package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What people do to rules, and what becomes of their alerts. */
class RuleCareTest extends MeasuringDesk {

    @Test
    void aRuleIsNamedAndSaysNoNovels() {
        AlertRule good = deck.rules.all().getFirst();
        for (String name : List.of(" ", "x".repeat(121), "a\nb")) {
            assertThatThrownBy(() -> new AlertRule(
                            0,
                            name,
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            true,
                            good.condition(),
                            Severity.INFO,
                            List.of(),
                            "",
                            ""))
                    .hasMessageContaining("1 to 120 printable");
        }
        assertThatThrownBy(() -> new AlertRule(
                        0,
                        "a",
                        OptionalLong.empty(),
                        OptionalLong.of(1),
                        true,
                        good.condition(),
                        Severity.INFO,
                        List.of(),
                        "",
                        ""))
                .hasMessageContaining("without its model");
        for (List<String> words : List.of(List.of("x".repeat(4_001), ""), List.of("", "x".repeat(4_001)))) {
            assertThatThrownBy(() -> new AlertRule(
                            0,
                            "a",
                            OptionalLong.empty(),
                            OptionalLong.empty(),
                            true,
                            good.condition(),
                            Severity.INFO,
                            List.of(),
                            words.getFirst(),
                            words.getLast()))
                    .hasMessageContaining("shorten them");
        }
    }

    @Test
    void aRuleIsSwitchedOffForOneModelAndEditedInPlace() {
        AlertRule global = deck.rules.all().getFirst();
        AlertRule off = deck.rules.enableFor(PERSON, at("00:00"), global.id(), MODEL, false, "noisy here");
        assertThat(off.modelId()).hasValue(MODEL);
        assertThat(deck.rules.effective(MODEL)).hasSize(7).doesNotContain(global);
        assertThat(deck.rules.effective(2)).contains(global);
        AlertRule on = deck.rules.enableFor(PERSON, at("00:00"), global.id(), MODEL, true, "");
        assertThat(on.id()).isEqualTo(off.id());
        assertThat(deck.rules
                        .enableFor(PERSON, at("00:00"), on.id(), MODEL, false, "")
                        .enabled())
                .isFalse();
        assertThatThrownBy(() -> deck.rules.enableFor(PERSON, at("00:00"), on.id(), 2, false, ""))
                .hasMessageContaining("another model");
        AlertRule renamed = new AlertRule(
                global.id(),
                "answers",
                global.modelId(),
                global.versionId(),
                true,
                global.condition(),
                Severity.INFO,
                List.of(),
                "",
                "");
        assertThat(deck.rules.edit(PERSON, at("00:00"), renamed, "").name()).isEqualTo("answers");
        assertThat(deck.rules.edit(PERSON, at("00:00"), renamed, "").name()).isEqualTo("answers");
        assertThatThrownBy(() -> deck.rules.add(PERSON, at("00:00"), renamed, ""))
                .hasMessageContaining("already, number " + global.id());
    }

    @Test
    void onlyTheAlertsOfTheRuleAreWithdrawn() {
        deck.calls("12:00", 60, 60, 900);
        deck.alerts.evaluate(MODEL, at("12:05"));
        List<Alert> open = deck.alerts.open(OF_MODEL);
        assertThat(open).hasSize(3);
        Alert slow = open.stream()
                .filter(alert -> alert.type() == AlertType.LATENCY)
                .findFirst()
                .orElseThrow();
        deck.rules.enable(PERSON, at("12:06"), slow.ruleId(), false, "");
        assertThat(deck.alerts.open(OF_MODEL)).filteredOn(Alert::isUnrecovered).hasSize(2);
        int steps = deck.alerts.transitions(slow.id()).size();
        deck.rules.enable(PERSON, at("12:07"), open.getFirst().ruleId(), false, "");
        assertThat(deck.alerts.transitions(slow.id()))
                .as("what has recovered stays so")
                .hasSize(steps);
        AlertFilter day = AlertFilter.newest(9).in(new TimeRange(at("12:00"), at("13:00")));
        assertThat(deck.alerts.history(day)).hasSize(3);
        assertThat(deck.alerts.history(new AlertFilter(
                        OF_MODEL,
                        Optional.of(Severity.WARNING),
                        Optional.of(AlertType.LATENCY),
                        Optional.empty(),
                        Optional.of(true),
                        Optional.of(false),
                        9)))
                .hasSize(1);
        assertThat(deck.alerts.history(new AlertFilter(
                        OF_MODEL,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(false),
                        Optional.of(true),
                        9)))
                .isEmpty();
    }

    @Test
    void aPendingAlertCanNeitherBeSeenNorSilenced() {
        clear();
        deck.rule(
                "slow",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"forMinutes\":5}",
                Severity.INFO);
        for (String time : List.of("12:00", "12:05", "12:15")) {
            deck.calls(time, 9, 0, 900);
        }
        deck.calls("12:10", 9, 0, 10);
        deck.alerts.evaluate(MODEL, at("12:05"));
        assertThat(deck.silences.preview(Matcher.EVERYTHING)).isEmpty();
        assertThat(deck.alerts.require(1).asksForAttention()).isFalse();
        assertThat(deck.alerts.acknowledge(PERSON, at("12:06"), 1, "").reason()).contains("has not fired");
        deck.alerts.evaluate(MODEL, at("12:10"));
        deck.alerts.evaluate(MODEL, at("12:15"));
        deck.alerts.evaluate(MODEL, at("12:20"));
        Alert again = deck.alerts.open(OF_MODEL).getFirst();
        assertThat(again.state()).isEqualTo(AlertState.PENDING);
        assertThat(again.resolvedAt())
                .as("it recovered, and is only pending again")
                .contains(at("12:15"));
        deck.alerts.acknowledge(PERSON, at("12:21"), again.id(), "");
        deck.silences.add(
                PERSON,
                at("12:22"),
                Silence.Kind.SILENCE,
                Matcher.EVERYTHING,
                new TimeRange(at("13:00"), at("14:00")),
                "later");
        deck.silences.refresh(at("12:30"));
        assertThat(deck.alerts.require(again.id()).isHidden()).isFalse();
        deck.silences.refresh(at("13:30"));
        assertThat(deck.alerts.require(again.id()).isHidden())
                .as("seen, and hidden all the same")
                .isTrue();
        assertThat(deck.alerts.require(again.id()).asksForAttention()).isFalse();
        deck.alerts.evaluate(MODEL, at("13:35"));
        assertThat(deck.alerts.require(again.id()).isOpen()).isFalse();
        assertThat(deck.alerts.require(again.id()).asksForAttention()).isFalse();
    }
}
