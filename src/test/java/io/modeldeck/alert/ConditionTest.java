package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.drift.DriftType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

    @Test
    void theOriginsLatencyConditionIsReadWordForWord() {
        Condition condition = Condition.parse("""
            {
                "metric": "p95Latency",
                "operator": ">",
                "threshold": 500,
                "windowMinutes": 5
            }\
            """);
        assertThat(condition.metric()).isEqualTo(RuleMetric.P95_LATENCY);
        assertThat(condition.threshold()).as("milliseconds").isEqualTo(500);
        assertThat(condition.windowMinutes()).isEqualTo(5);
        assertThat(condition.words()).isEqualTo("p95 latency > 500 ms for 5 min");
        assertThat(Json.write(condition.document()))
                .isEqualTo("{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"windowMinutes\":5}");
        assertThat(condition.judge(500)).isEqualTo(Level.OK);
        assertThat(condition.judge(500.001)).isEqualTo(Level.BREACH);
    }

    @Test
    void theOriginsDriftConditionIsReadWordForWord() {
        Condition condition = Condition.parse("""
            {
                "metric": "driftScore",
                "driftType": "input",
                "operator": ">",
                "threshold": 0.3
            }\
            """);
        assertThat(condition.driftType()).contains(DriftType.INPUT);
        assertThat(condition.words()).isEqualTo("input drift score > 0.3");
        assertThat(Condition.of(condition.document())).isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource({
        ">,4,OK", ">,5,OK", ">,6,BREACH",
        ">=,4,OK", ">=,5,BREACH", ">=,6,BREACH",
        "<,4,BREACH", "<,5,OK", "<,6,OK",
        "<=,4,BREACH", "<=,5,BREACH", "<=,6,OK",
        "==,4,OK", "==,5,BREACH", "==,6,OK",
        "!=,4,BREACH", "!=,5,OK", "!=,6,BREACH"
    })
    void everyOperatorComparesAsItIsWritten(String operator, double value, Level level) {
        Condition condition =
                Condition.parse("{\"metric\":\"errorCount\",\"operator\":\"" + operator + "\",\"threshold\":5}");
        assertThat(condition.judge(value)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        ">,500,400,501,BREACH", ">,500,400,450,BETWEEN", ">,500,400,401,BETWEEN", ">,500,400,400,OK",
                ">,500,400,399,OK",
        "<,10,20,9,BREACH", "<,10,20,15,BETWEEN", "<,10,20,20,OK", ">=,500,500,500,BREACH", ">=,500,500,499,OK"
    })
    void betweenThresholdAndRecoveryIsNeither(String operator, int threshold, int recovery, double value, Level level) {
        Condition condition = Condition.parse("{\"metric\":\"avgLatency\",\"operator\":\"" + operator
                + "\",\"threshold\":" + threshold + ",\"recoveryThreshold\":" + recovery + "}");
        assertThat(condition.judge(value)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.05,\"windowMinutes\":10,\"minRequests\":50}"
                        + " | error rate > 5 % for 10 min with at least 50 requests",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.05,\"windowMinutes\":5,\"forMinutes\":10}"
                        + " | error rate over 5 min > 5 % for 10 min",
                "{\"metric\":\"p99Latency\",\"operator\":\">=\",\"threshold\":1500,\"forMinutes\":5,\"recoveryThreshold\":1200.5}"
                        + " | p99 latency >= 1500 ms for 5 min, until back at 1200.5 ms",
                "{\"metric\":\"accuracy\",\"operator\":\"<\",\"threshold\":0.8,\"windowMinutes\":1440,\"minRequests\":100}"
                        + " | accuracy < 80 % for 24 h with at least 100 labelled predictions",
                "{\"metric\":\"nullRateIncrease\",\"operator\":\">=\",\"threshold\":0.1} | null rate increase >= 10"
                        + " points",
                "{\"metric\":\"jobLag\",\"operator\":\">=\",\"threshold\":2} | job lag >= 2 intervals",
                "{\"metric\":\"throughputPerSecond\",\"operator\":\"<\",\"threshold\":0.5} | throughput < 0.5"
                        + " requests/s for 5 min",
                "{\"metric\":\"driftScore\",\"driftType\":\"concept\",\"operator\":\">\",\"threshold\":0.3,\"forMinutes\":720}"
                        + " | concept drift score > 0.3 for 12 h"
            })
    void wordsAreForPeopleAndTheDocumentComesBackAsItWas(String json, String words) {
        Condition condition = Condition.parse(json);
        assertThat(condition.words()).isEqualTo(words);
        assertThat(Condition.of(Json.readObject(Json.write(condition.document()))))
                .isEqualTo(condition);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"operator\":\">\",\"threshold\":1} | condition.metric must be one of requestCount | it is missing",
                "{\"metric\":\"p96Latency\",\"operator\":\">\",\"threshold\":1} | condition.metric must be one of |"
                        + " p95Latency",
                "{\"metric\":7,\"operator\":\">\",\"threshold\":1} | condition.metric must be one of | not 7",
                "{\"metric\":\"errorRate\",\"operator\":\"=>\",\"threshold\":1} | condition.operator must be one of >"
                        + " >= < <= == != | not \"=>\"",
                "{\"metric\":\"errorRate\",\"operator\":null,\"threshold\":1} | condition.operator | not null",
                "{\"metric\":\"errorRate\",\"operator\":\">\"} | condition.threshold must be a number | it is missing",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":\"5%\"} | condition.threshold must be a"
                        + " number | not \"5%\"",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":5} | condition.threshold must be a share"
                        + " from 0 to 1 | 5 % is 0.05",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":-0.1} | condition.threshold must be a"
                        + " share | not -0.1",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"windowMinutes\":0} |"
                        + " condition.windowMinutes must be a whole number from 1 to 43200 | not 0",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"forMinutes\":2.5} |"
                        + " condition.forMinutes must be a whole number | not 2.5",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"minRequests\":\"x\"} |"
                        + " condition.minRequests must be a whole number | not \"x\"",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"treshold\":0.1} | no key treshold | Did you mean"
                        + " threshold?",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"driftType\":\"input\"} |"
                        + " condition.driftType belongs to the metric driftScore | take it out",
                "{\"metric\":\"driftScore\",\"operator\":\">\",\"threshold\":0.1} | condition.driftType must be one of"
                        + " input, prediction, concept | it is missing",
                "{\"metric\":\"driftScore\",\"driftType\":\"label\",\"operator\":\">\",\"threshold\":0.1} |"
                        + " condition.driftType must be one of | not \"label\"",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\">\",\"threshold\":0.1,\"windowMinutes\":5}"
                        + " | condition.windowMinutes does not go with driftScore | monitoring config",
                "{\"metric\":\"jobLag\",\"operator\":\">\",\"threshold\":2,\"minRequests\":5} | condition.minRequests"
                        + " does not go with jobLag | take it out",
                "{\"metric\":\"avgLatency\",\"operator\":\">\",\"threshold\":2,\"recoveryThreshold\":3} |"
                        + " condition.recoveryThreshold must be at most the threshold 2 | not 3",
                "{\"metric\":\"avgLatency\",\"operator\":\"<\",\"threshold\":2,\"recoveryThreshold\":1} |"
                        + " condition.recoveryThreshold must be at least the threshold | not 1",
                "{\"metric\":\"avgLatency\",\"operator\":\"==\",\"threshold\":2,\"recoveryThreshold\":1} |"
                        + " condition.recoveryThreshold needs one of the operators | take it out",
                "{\"metric\": | not valid JSON | line 1"
            })
    void aBadConditionIsRefusedWithItsPlaceAndTheRemedy(String json, String place, String remedy) {
        assertThatThrownBy(() -> Condition.parse(json))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(place)
                .hasMessageContaining(remedy);
    }

    @ParameterizedTest
    @CsvSource({
        "MILLIS,612.4,500,612 ms",
        "MILLIS,500.3,500,500.3 ms",
        "MILLIS,500.44,500.4,500.44 ms",
        "MILLIS,499.9,500,499.9 ms",
        "MILLIS,0.0123,500,0.0123 ms",
        "MILLIS,1234567,500,1234567 ms",
        "SHARE,0.0523,0.05,5.23 %",
        "SHARE,0.05000001,0.05,5.000001 %",
        "SHARE,0.05,0.05,5 %",
        "SHARE,1,0.05,100 %",
        "COUNT,0,1,0",
        "SCORE,0.6234,0.3,0.623",
        "POINTS,0.23,0.1,23 points"
    })
    void aValueIsToldApartFromItsThreshold(Unit unit, double value, double threshold, String text) {
        assertThat(unit.textBeside(value, threshold)).isEqualTo(text);
    }

    @Test
    void everyMetricHasAWordATypeAndAUnit() {
        assertThat(RuleMetric.words()).doesNotHaveDuplicates().hasSize(RuleMetric.values().length);
        for (RuleMetric metric : RuleMetric.values()) {
            assertThat(RuleMetric.of(metric.word())).contains(metric);
            metric.stored().ifPresent(stored -> assertThat(stored.word()).isEqualTo(metric.word()));
        }
    }
}
