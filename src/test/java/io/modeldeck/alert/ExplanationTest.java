package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Severity;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No alert leaves its reader without what it means and what can be done. */
class ExplanationTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(AlertType.class)
    void everyTypeHasWordsForRulesThatHaveNone(AlertType type) {
        Explanation usual = Explanation.of(type, " ", "");
        assertThat(usual.meaning()).hasSizeGreaterThan(60).endsWith(".");
        assertThat(usual.guidance()).hasSizeGreaterThan(60).endsWith(".");
        assertThat(Explanation.of(type, "m", "")).isEqualTo(new Explanation("m", usual.guidance()));
        assertThat(Explanation.of(type, "", "g")).isEqualTo(new Explanation(usual.meaning(), "g"));
    }

    @Test
    void anAlertForMissingDataDoesNotSayWhatItsRuleSaysOfAValue() {
        try (AlertWorkspace deck = new AlertWorkspace(folder)) {
            AlertRule rule = deck.rule(
                    "slow",
                    "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"noDataMinutes\":10}",
                    Severity.WARNING);
            assertThat(rule.explanation()).isEqualTo(Explanation.of(AlertType.LATENCY, "", ""));
            assertThat(rule.withGuidance("Call the shift lead.").explanation().guidance())
                    .isEqualTo("Call the shift lead.");
            for (String time : new String[] {"12:00", "12:05", "12:10"}) {
                deck.alerts.evaluate(AlertWorkspace.MODEL, AlertWorkspace.at(time));
            }
            assertThat(deck.alerts.open(OptionalLong.of(AlertWorkspace.MODEL)))
                    .singleElement()
                    .satisfies(alert -> {
                        assertThat(alert.state()).isEqualTo(AlertState.NO_DATA);
                        assertThat(alert.meaning()).contains("nothing to measure");
                        assertThat(alert.guidance()).contains("whether calls come in");
                    });
            deck.calls("12:10", 20, 0, 900);
            deck.alerts.evaluate(AlertWorkspace.MODEL, AlertWorkspace.at("12:15"));
            assertThat(deck.alerts.open(OptionalLong.of(AlertWorkspace.MODEL)))
                    .filteredOn(alert -> alert.ruleId() == rule.id())
                    .singleElement()
                    .satisfies(alert -> assertThat(alert.meaning()).contains("Calls take longer"));
        }
    }
}
