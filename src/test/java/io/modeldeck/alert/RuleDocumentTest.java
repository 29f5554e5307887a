package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleDocumentTest {

    private static final RuleDocument.Names NAMES = new RuleDocument.Names() {
        @Override
        public long model(String name) {
            if (!name.equals("sentiment")) {
                throw new Problem("There is no model '" + name + "'.");
            }
            return 7;
        }

        @Override
        public long version(long modelId, String version) {
            return 10 * modelId + Long.parseLong(version.replace("v", ""));
        }
    };

    /** As the origin design keeps a rule: the condition and the channels are texts. */
    @Test
    void aRuleOfTheOriginDesignIsReadAsItStands() {
        List<AlertRule> rules = RuleDocument.read("""
            [{
                "id": "8c1f",
                "ruleName": "slow",
                "modelName": "sentiment",
                "modelVersion": "v3",
                "enabled": false,
                "alertType": "latency",
                "condition": "{\\"metric\\":\\"p95Latency\\",\\"operator\\":\\">\\",\\"threshold\\":500,\\"windowMinutes\\":5}",
                "severity": "critical",
                "notificationChannels": "[\\"email\\", \\"slack\\"]"
            }, {
                "ruleName": "drift",
                "modelName": null,
                "modelVersion": null,
                "enabled": true,
                "alertType": "drift",
                "condition": {"metric": "driftScore", "driftType": "input", "operator": ">", "threshold": 0.3},
                "severity": "warning",
                "notificationChannels": ["email"]
            }]
            """, NAMES);
        assertThat(rules).hasSize(2);
        AlertRule slow = rules.getFirst();
        assertThat(slow.name()).isEqualTo("slow");
        assertThat(slow.modelId()).hasValue(7);
        assertThat(slow.versionId()).hasValue(73);
        assertThat(slow.enabled()).isFalse();
        assertThat(slow.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(slow.channels()).containsExactly("email", "slack");
        assertThat(slow.condition().words()).isEqualTo("p95 latency > 500 ms for 5 min");
        assertThat(rules.getLast().isGlobal()).isTrue();
        assertThat(rules.getLast().condition().threshold()).isEqualTo(0.3);
    }

    @Test
    void oneRuleAndOurOwnListAreReadToo() {
        String rule = """
            {"id": 4, "name": "few", "condition": {"metric": "requestCount", "operator": "<", "threshold": 1},
             "meaning": "m", "guidance": "g", "useful": 2, "standing": "own"}""";
        AlertRule one = RuleDocument.read(rule, NAMES).getFirst();
        assertThat(one.severity()).isEqualTo(Severity.WARNING);
        assertThat(one.enabled()).isTrue();
        assertThat(one.modelId()).isEqualTo(OptionalLong.empty());
        assertThat(one.meaning() + one.guidance()).isEqualTo("mg");
        assertThat(RuleDocument.read("{\"rules\": [" + rule + "," + rule + "]}", NAMES))
                .containsExactly(one, one);
        assertThat(RuleDocument.read("[]", NAMES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[7] | Rule 1 of the list must be an object",
                "[{\"ruleName\":\"a\",\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\"}}] | Rule 1 of the list:"
                        + " condition.threshold must be a number",
                "{\"ruleNam\":\"a\"} | There is no key ruleNam in a rule | Did you mean name?",
                "{\"name\":\"a\"} | The rule's condition must be a condition document, and it is missing",
                "{\"name\":\"a\",\"condition\":7} | condition must be a condition document, not 7",
                "{\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}} | The rule's name must be a"
                        + " text, and it is missing",
                "{\"name\":\"a\",\"version\":1,\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}} |"
                        + " names a version without its model",
                "{\"name\":\"a\",\"model\":\"x\",\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}} |"
                        + " There is no model 'x'",
                "{\"name\":\"a\",\"type\":\"drift\",\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}}"
                        + " | The rule's type must be error_rate, as the metric errorRate says",
                "{\"name\":\"a\",\"enabled\":\"yes\",\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}}"
                        + " | enabled must be true or false, not \"yes\"",
                "{\"name\":\"a\",\"severity\":\"bad\",\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}}"
                        + " | severity must be one of info, warning, critical",
                "{\"name\":\"a\",\"channels\":7,\"condition\":{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1}} |"
                        + " channels must be a list of names, not 7",
                "{\"name\":\"a\" | not valid JSON"
            })
    void aBadDocumentIsRefusedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> RuleDocument.read(json, NAMES))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(message.split(" \\| ")[0]);
    }
}
