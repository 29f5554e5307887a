package io.modeldeck.ui.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.alert.Condition;
import io.modeldeck.alert.RuleMetric;
import io.modeldeck.domain.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .doesNotContainKeys("forMinutes", "repeatMinutes");
    }

    @Test
    void anotherOperatorTakesAlongWhatItHasAUseFor() {
        String chart = "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[1,2],\"windowMinutes\":60}";
        assertThat(draft(chart, "requestCount", "control", Map.of("windowMinutes", "60", "rules", "2; 1 4"))
                        .document())
                .containsEntry("rules", List.of(1, 2, 4));
        assertThatThrownBy(() -> draft(chart, "requestCount", "control", Map.of("rules", "1, all")))
                .hasMessageContaining("condition.rules must be a list of the numbers 1 to 4");
        assertThat(draft(chart, "requestCount", "outside", Map.of("low", "1", "high", "9"))
                        .words())
                .contains("outside 1 to 9");
    }

    /** Whatever a condition can say is shown in the fields that have a meaning with it, and read back as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'metric':'driftScore','driftType':'input','feature':'age','operator':'>','threshold':0.3,'errorMinutes':60}",
                "{'metric':'series:cpu','statistic':'p95','operator':'control','mean':5,'sigma':0.5,'rules':[1,3],'windowMinutes':30}",
                "{'metric':'errorRate','operator':'>','threshold':0.1,'breaches':3,'withinMinutes':120,'repeatMinutes':240}",
                "{'metric':'errorRate','operator':'outside','low':0.1,'high':0.2,'breaches':3,'ofReadings':5,'minRequests':7}",
                "{'metric':'p95Latency','operator':'control','referenceHours':100,'noDataMinutes':30,'windowMinutes':15}",
                "{'metric':'p95Latency','operator':'>','threshold':9,'recoveryThreshold':8,'forMinutes':5,'keepFiringMinutes':10}"
            })
    void everyKeyHasAField(String json) {
        Condition condition = Condition.parse(json.replace('\'', '"'));
        Map<String, ?> document = condition.document();
        String operator = (String) document.get("operator");
        Map<String, String> fields = new HashMap<>();
        for (String key : ConditionDraft.TYPED) {
            if (ConditionDraft.goesWith(key, condition.metric(), operator)) {
                fields.put(key, ConditionDraft.text(document.get(key)));
            }
        }
        assertThat(ConditionDraft.of(Map.of(), condition.metricWord(), operator, fields))
                .isEqualTo(condition);
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
