package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.domain.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionDraftTest {

    private static Condition draft(String before, String metric, String operator, Map<String, String> typed) {
        return ConditionDraft.of(
                before.isEmpty() ? Map.of() : Condition.parse(before).document(), metric, operator, typed);
    }

    @Test
    void whatIsTypedIsTheConditionAndABlankFieldTakesItsKeyAway() {
        Condition made = draft("", "p95Latency", ">", Map.of("threshold", " 500 ", "windowMinutes", "10"));
        assertThat(made.words()).isEqualTo("p95 latency > 500 ms for 10 min");
        String held =
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"forMinutes\":30,\"repeatMinutes\":60}";
        assertThat(draft(held, "p95Latency", ">", Map.of("threshold", "0,5")).document())
                .containsEntry("threshold", .5)
                .containsEntry("repeatMinutes", 60)
                .doesNotContainKey("forMinutes");
    }

    @Test
    void anotherOperatorTakesAlongWhatItHasAUseFor() {
        String chart = "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[1,2],\"windowMinutes\":60}";
        assertThat(draft(chart, "requestCount", "control", Map.of("windowMinutes", "60"))
                        .document())
                .containsEntry("rules", java.util.List.of(1, 2));
        assertThat(draft(chart, "requestCount", "outside", Map.of("low", "1", "high", "9"))
                        .words())
                .contains("outside 1 to 9");
    }

    @Test
    void whatIsWrongIsSaidInTheWordsOfTheEngine() {
        assertThatThrownBy(() -> draft("", "p95Latency", ">", Map.of("threshold", "high")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("condition.threshold must be a number")
                .hasMessageContaining("high");
    }

    @Test
    void onlyFieldsWithAMeaningAreAskedFor() {
        assertThat(ConditionDraft.TYPED.stream()
                        .filter(key -> ConditionDraft.goesWith(key, RuleMetric.DRIFT_SCORE, ">")))
                .contains("driftType", "feature", "threshold", "breaches")
                .doesNotContain("low", "high", "windowMinutes", "minRequests");
        assertThat(ConditionDraft.TYPED.stream()
                        .filter(key -> ConditionDraft.goesWith(key, RuleMetric.ERROR_RATE, "control")))
                .contains("windowMinutes", "minRequests")
                .doesNotContain("threshold", "recoveryThreshold", "low", "breaches", "driftType");
    }
}
