package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.MetricName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
        ">,500,400,501,BREACH",
        ">,500,400,450,BETWEEN",
        ">,500,400,401,BETWEEN",
        ">,500,400,400,OK",
        ">,500,400,399,OK",
        "<=,10,20,10,BREACH",
        "<=,10,20,20,BETWEEN",
        "<=,10,20,21,OK",
        "<,10,20,9,BREACH",
        "<,10,20,15,BETWEEN",
        "<,10,20,20,OK",
        ">=,500,500,500,BREACH",
        ">=,500,500,499,OK"
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
                        + " | p99 latency ≥ 1,500 ms for 5 min, until back at 1,200.5 ms",
                "{\"metric\":\"accuracy\",\"operator\":\"<\",\"threshold\":0.8,\"windowMinutes\":1440,\"minRequests\":100}"
                        + " | accuracy < 80 % for 24 h with at least 100 labelled predictions",
                "{\"metric\":\"nullRateIncrease\",\"operator\":\">=\",\"threshold\":0.1} | null rate increase ≥ 10"
                        + " points",
                "{\"metric\":\"jobLag\",\"operator\":\">=\",\"threshold\":2} | job lag ≥ 2 intervals",
                "{\"metric\":\"errorCount\",\"operator\":\"<=\",\"threshold\":5} | errors ≤ 5 for 5 min",
                "{\"metric\":\"errorCount\",\"operator\":\"==\",\"threshold\":5} | errors = 5 for 5 min",
                "{\"metric\":\"errorCount\",\"operator\":\"!=\",\"threshold\":5} | errors ≠ 5 for 5 min",
                "{\"metric\":\"throughputPerSecond\",\"operator\":\"<\",\"threshold\":0.5} | throughput < 0.5"
                        + " requests/s for 5 min",
                "{\"metric\":\"driftScore\",\"driftType\":\"concept\",\"operator\":\">\",\"threshold\":0.3,\"forMinutes\":720}"
                        + " | concept drift score > 0.3 for 12 h",
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"feature\":\"age\",\"operator\":\">\",\"threshold\":0.3}"
                        + " | input drift score of age > 0.3",
                "{\"metric\":\"avgLatency\",\"operator\":\"outside\",\"low\":5,\"high\":80.5} | mean latency outside 5 ms to"
                        + " 80.5 ms for 5 min",
                "{\"metric\":\"errorRate\",\"operator\":\"inside\",\"low\":0.1,\"high\":0.2,\"forMinutes\":5} | error rate"
                        + " inside 10 % to 20 % for 5 min",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"breaches\":3,\"ofReadings\":5} | p95 latency"
                        + " over 5 min > 500 ms, in 3 of 5 readings",
                "{\"metric\":\"p95Latency\",\"operator\":\">\",\"threshold\":500,\"breaches\":3,\"withinMinutes\":60,\"forMinutes\":10}"
                        + " | p95 latency over 5 min > 500 ms, 3 times within 1 h for 10 min",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[1,2],\"windowMinutes\":60,\"referenceHours\":336}"
                        + " | requests over 1 h out of control (rules 1, 2) against the 336 h before",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"mean\":20,\"sigma\":2.5,\"windowMinutes\":60}"
                        + " | requests over 1 h out of control (rule 1) against 20 ± 2.5",
                "{\"metric\":\"series:cpu\",\"operator\":\">\",\"threshold\":90} | cpu > 90 for 5 min",
                "{\"metric\":\"series:queue depth\",\"statistic\":\"max\",\"operator\":\">\",\"threshold\":-1.5} | queue depth"
                        + " (max) > −1.5 for 5 min",
                "{\"metric\":\"f1\",\"operator\":\"<\",\"threshold\":0.7} | F1 < 0.7 for 24 h",
                "{\"metric\":\"labelLagHours\",\"operator\":\">\",\"threshold\":36} | label lag > 36 h for 5 min",
                "{\"metric\":\"unknownCategories\",\"feature\":\"country\",\"operator\":\">\",\"threshold\":0} | values of"
                        + " unknown categories of country > 0",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"keepFiringMinutes\":10,\"noDataMinutes\":30,\"errorMinutes\":15,\"repeatMinutes\":240}"
                        + " | error rate > 10 % for 5 min, kept until ok for 10 min, or no data for 30 min, or errors"
                        + " for 15 min, asks again after 4 h"
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
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"low\":0} | condition.low goes with the"
                        + " operators outside and inside | take it out",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"sigma\":1} | condition.sigma goes with the"
                        + " operator control | take it out",
                "{\"metric\":\"errorRate\",\"operator\":\"outside\",\"low\":0.2,\"high\":0.1} | condition.high must be above"
                        + " condition.low | not 0.1",
                "{\"metric\":\"errorRate\",\"operator\":\"outside\",\"low\":0.2,\"high\":2} | condition.high must be a share |"
                        + " not 2",
                "{\"metric\":\"errorRate\",\"operator\":\"outside\",\"threshold\":0.2} | condition.threshold does not go with a"
                        + " band | take it out",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[5]} | condition.rules must be a list of the"
                        + " numbers 1 to 4 | not [5]",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[0]} | condition.rules | not [0]",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[1.5]} | condition.rules | not [1.5]",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":[]} | condition.rules | not []",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"rules\":1} | condition.rules | not 1",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"mean\":1} | condition.sigma must be a number |"
                        + " missing",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"sigma\":1} | condition.mean must be a number |"
                        + " missing",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"mean\":1,\"sigma\":0} | condition.sigma must be above 0"
                        + " | not 0",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"windowMinutes\":5,\"referenceHours\":672} |"
                        + " condition.referenceHours must be a whole number from 2 to 166 | not 672",
                "{\"metric\":\"requestCount\",\"operator\":\"control\",\"breaches\":2} | condition.breaches does not go with a"
                        + " control chart | take it out",
                "{\"metric\":\"jobLag\",\"operator\":\"control\"} | condition.metric must be one whose readings are kept |"
                        + " jobLag",
                "{\"metric\":\"jobLag\",\"operator\":\">\",\"threshold\":2,\"breaches\":2,\"ofReadings\":3} | whose readings are"
                        + " kept | jobLag",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"ofReadings\":3} | condition.ofReadings goes"
                        + " with condition.breaches | take it out",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"breaches\":3} | condition.ofReadings must be"
                        + " given | withinMinutes in its place",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"breaches\":3,\"ofReadings\":2} |"
                        + " condition.ofReadings must be a whole number from 3 | not 2",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"breaches\":3,\"withinMinutes\":10} |"
                        + " condition.withinMinutes must be a whole number from 15 | not 10",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"recoveryThreshold\":0.05,\"breaches\":2,\"ofReadings\":3}"
                        + " | condition.recoveryThreshold does not go with condition.breaches | take it out",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"feature\":\"age\"} | condition.feature does"
                        + " not go with errorRate | take it out",
                "{\"metric\":\"nullRate\",\"operator\":\">\",\"threshold\":0.1,\"feature\":\" \"} | condition.feature must be the"
                        + " name of a feature | not",
                "{\"metric\":\"nullRate\",\"operator\":\">\",\"threshold\":0.1,\"feature\":7} | condition.feature must be | not 7",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"statistic\":\"max\"} | condition.statistic"
                        + " belongs to a series | take it out",
                "{\"metric\":\"series:cpu\",\"operator\":\">\",\"threshold\":0.1,\"statistic\":\"sum\"} | condition.statistic must"
                        + " be one of count, min | not \"sum\"",
                "{\"metric\":\"series: \",\"operator\":\">\",\"threshold\":0.1} | condition.metric must be series: and the name |"
                        + " not",
                "{\"metric\":\"f1\",\"operator\":\"<\",\"threshold\":0.1,\"windowMinutes\":90} | condition.windowMinutes must be"
                        + " whole hours | not 90",
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0.1,\"noDataMinutes\":2000} |"
                        + " condition.noDataMinutes must be a whole number from 0 to 1440 | not 2000",
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
        "MILLIS,1234567,500,'1,234,567 ms'",
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
    void everyStoredMetricCanBeRuledOn() {
        assertThat(Arrays.stream(RuleMetric.values()).flatMap(metric -> metric.stored().stream()))
                .containsExactlyInAnyOrder(MetricName.values());
    }

    @Test
    void ofTwoValuesTheWorseOneIsKept() {
        Limit outside = new Limit.Band(10, 20, true);
        assertThat(outside.worse(25, 22)).isEqualTo(25);
        assertThat(outside.worse(22, 1)).as("farther on the other side").isEqualTo(1);
        Limit inside = new Limit.Band(10, 20, false);
        assertThat(inside.worse(11, 14)).isEqualTo(14);
        assertThat(inside.worse(14, 11)).isEqualTo(14);
        Limit given = new Limit.ControlChart(List.of(1), Optional.of(new Limit.Centre(10, 1)), 0);
        assertThat(given.worse(15, 12)).isEqualTo(15);
        assertThat(given.worse(12, 4)).isEqualTo(4);
        Limit moving = new Limit.ControlChart(List.of(1), Optional.empty(), 24);
        assertThat(moving.worse(15, 12)).as("nobody knows: the newest").isEqualTo(12);
    }

    @Test
    void aLimitHasAsManyLinesAsItHasValues() {
        assertThat(new Limit.Threshold(Operator.ABOVE, 5, OptionalDouble.empty()).lines())
                .containsExactly(5.0);
        assertThat(new Limit.Band(1, 2, true).lines()).containsExactly(1.0, 2.0);
        assertThat(new Limit.ControlChart(List.of(1), Optional.of(new Limit.Centre(10, 1)), 0).lines())
                .containsExactly(7.0, 13.0);
        assertThat(new Limit.ControlChart(List.of(1), Optional.empty(), 24).lines())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,9.9,BREACH",
        "true,10,OK",
        "true,20,OK",
        "true,20.1,BREACH",
        "false,9.9,OK",
        "false,10,BREACH",
        "false,20,BREACH",
        "false,20.1,OK"
    })
    void aBandHasBothItsEnds(boolean outside, double value, Level level) {
        assertThat(new Limit.Band(10, 20, outside).judge(value)).isEqualTo(level);
    }

    @Test
    void whatDoesNotGoTogetherIsNoCondition() {
        Limit limit = new Limit.Threshold(Operator.ABOVE, 1, OptionalDouble.empty());
        SeriesReading cpu = new SeriesReading("cpu", SeriesReading.USUAL);
        assertThatThrownBy(() -> new Condition(
                        RuleMetric.ERROR_RATE,
                        Optional.empty(),
                        Optional.of(DriftType.INPUT),
                        Optional.empty(),
                        limit,
                        5,
                        0,
                        Optional.empty(),
                        Holding.NONE))
                .hasMessageContaining("drift type");
        assertThatThrownBy(() -> new Condition(
                        RuleMetric.ERROR_RATE,
                        Optional.of(cpu),
                        Optional.empty(),
                        Optional.empty(),
                        limit,
                        5,
                        0,
                        Optional.empty(),
                        Holding.NONE))
                .hasMessageContaining("series");
        assertThatThrownBy(() -> new Condition(
                        RuleMetric.ERROR_RATE,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        limit,
                        0,
                        0,
                        Optional.empty(),
                        Holding.NONE))
                .hasMessageContaining("window");
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
