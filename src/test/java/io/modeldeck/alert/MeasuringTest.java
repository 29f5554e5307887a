package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.store.StoreException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each kind of metric measures, and the sentence in which it is found. */
class MeasuringTest extends MeasuringDesk {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "schemaViolations || schema violations 3 ≥ 0 in 100 rows",
                "duplicates || repeated rows 7 ≥ 0 in 100 rows",
                "findings || findings about the data 2 ≥ 0: Age is odd. Income is missing.",
                "rangeViolations || range violations 9 ≥ 0 in 100 rows",
                "rangeViolations | age | range violations of age 4 ≥ 0 in 100 rows",
                "outliers || outliers 2 ≥ 0 in 100 rows",
                "unknownCategories || values of unknown categories 11 ≥ 0 in 100 rows",
                "unknownCategories | country | values of unknown categories of country 10 ≥ 0 in 100 rows",
                "nullRate || null rate 50 % ≥ 0 %: income from 10 % to 50 %, age 20 %, 100 rows",
                "nullRate | age | null rate of age 20 % ≥ 0 %: age 20 %, 100 rows",
                "nullRate | tax | ''",
                "nullRateIncrease || null rate increase 40 points ≥ 0 points: income from 10 % to 50 %, 100 rows",
                "nullRateIncrease | age | ''"
            })
    void aCheckOfTheDataSaysWhatItCounted(String word, String feature, String message) {
        deck.counts(
                "12:00",
                100,
                true,
                "{\"age\":4,\"income\":5}",
                "{\"age\":2}",
                "{\"country\":{\"X\":7,\"Y\":3},\"city\":{\"Z\":1}}",
                7);
        assertThat(found(metric(word, feature == null ? "" : ",\"feature\":\"" + feature + "\"")))
                .isEqualTo(message);
    }

    @Test
    void withoutAReferenceOrRowsThereIsNothingToCount() {
        deck.counts("12:00", 100, false, "{\"age\":4}", "{}", "{}", 7);
        assertThat(found(metric("rangeViolations", ""))).isEmpty();
        assertThat(found(metric("nullRateIncrease", ""))).isEmpty();
        assertThat(found(metric("nullRate", ""))).isNotEmpty();
        deck.counts("12:01", 0, true, "{}", "{}", "{}", 0);
        assertThat(found(metric("duplicates", ""))).isEmpty();
    }

    @Test
    void manyFeaturesAreCutAndANumberThatIsNoneIsPassedOver() {
        deck.quality("12:00", Map.of("a", 0.1, "b", 0.2, "c", 0.3, "d", 0.4, "e\n", 0.5), Map.of(), true);
        assertThat(found(metric("nullRate", "")))
                .isEqualTo("null rate 50 % ≥ 0 %: e  50 %, d 40 %, c 30 % and 2 more, 1,200 rows");
        deck.database.run(h ->
                h.execute("UPDATE data_quality_metrics SET null_rates = '{\"a\":\"x\",\"b\":0.2}', recorded_at = 9"));
        assertThat(found(metric("nullRate", ""))).isEqualTo("null rate 20 % ≥ 0 %: b 20 %, 1,200 rows");
        assertThat(Sentences.name("x".repeat(61))).hasSize(61).endsWith("…");
    }

    @Test
    void lowDriftCanBeWatchedToo() {
        deck.drift("12:00", "input", "age", 0.2, "NO_DRIFT");
        deck.drift("12:00", "input", "tax", 0.1, "NO_DRIFT");
        String low = "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\"<\",\"threshold\":0.3}";
        assertThat(found(low)).startsWith("input drift score 0.1 < 0.3: 2 of 2 checks, most tax (0.1), age (0.2)");
        assertThat(found(low.replace("\"operator\"", "\"feature\":\"zip\",\"operator\"")))
                .isEmpty();
    }

    @Test
    void aChartOfChecksTakesItsMeanFromTheChecksBefore() {
        for (int minute = 0; minute < 28; minute++) {
            deck.drift(String.format("11:%02d", minute), "input", "age", minute % 2 == 0 ? 0.1 : 0.2, "NO_DRIFT");
        }
        deck.drift("11:30", "input", "age", 0.9, "DRIFT");
        String chart =
                "{\"metric\":\"driftScore\",\"driftType\":\"input\",\"operator\":\"control\",\"referenceHours\":5}";
        assertThat(found(chart))
                .isEqualTo("input drift score 0.9: it moved, against 0.148 ± 0.0512: rule 1, one point beyond 3 sigma");
    }

    @Test
    void figuresOfCallsAndLabels() {
        deck.calls("12:00", 1, 0, 10);
        assertThat(found(metric("avgLatency", ""))).isEqualTo("mean latency 10 ms ≥ 0 ms over 5 min, 1 request");
        assertThat(found(metric("accuracy", ""))).as("no labels").isEmpty();
        assertThat(found(metric("accuracy", ",\"minRequests\":1")))
                .as("too few labels")
                .isEmpty();
        deck.labelled("12:01", 10, 2);
        assertThat(found(metric("accuracy", ""))).isEqualTo("accuracy 80 % ≥ 0 % over 5 min, 10 labelled");
        deck.labelled("11:30", 10, 0);
        assertThat(found(metric("f1", ",\"windowMinutes\":60"))).isEqualTo("F1 1 ≥ 0 over 1 h, 10 labelled");
        assertThat(found(metric("throughputPerSecond", ""))).startsWith("throughput 0.0367 requests/s ≥ 0 requests/s");
    }

    @Test
    void theLatestJobIsNamed() {
        deck.jobs.ensure("driftCheck", MODEL, Duration.ofHours(1), at("11:00"));
        deck.jobs.ensure("dataQualityCheck", MODEL, Duration.ofHours(1), at("12:30"));
        assertThat(found(metric("jobLag", ""))).startsWith("job lag 1.08 intervals ≥ 0 intervals: driftCheck");
        deck.jobs.moveDue(deck.jobs.find("driftCheck", MODEL).orElseThrow(), at("13:00"));
        assertThat(found(metric("jobLag", ""))).isEqualTo("job lag 0 intervals ≥ 0 intervals: no job is late");
        assertThat(Sentences.job(deck.jobs.find("driftCheck", MODEL).orElseThrow(), at("12:00")))
                .contains("is due at");
    }

    @Test
    void aWorkspaceInTroubleStopsTheEvaluation() {
        deck.drift("12:00", "input", "age", 0.2, "NO_DRIFT");
        deck.rules.effective(MODEL);
        int[] accesses = {0};
        deck.guard = () -> {
            if (++accesses[0] > 1) {
                throw new StoreException("The disk is gone.");
            }
        };
        assertThatThrownBy(() -> deck.alerts.evaluate(MODEL, at("12:05"))).isInstanceOf(StoreException.class);
    }

    @Test
    void withoutRulesOrAVersionThereIsLittleToSay() {
        deck.database.run(h -> h.execute("UPDATE model_version SET stage = 'archived'"));
        clear();
        deck.rule("quiet", "{\"metric\":\"requestCount\",\"operator\":\"<\",\"threshold\":1}", Severity.INFO);
        Alert alert = deck.alerts.evaluate(MODEL, at("12:05")).getFirst();
        assertThat(alert.versionId()).isEmpty();
        assertThat(deck.alerts.alert(alert.id())).isPresent();
        clear();
        assertThat(deck.alerts.evaluate(MODEL, at("12:10"))).isEmpty();
    }

    @Test
    void everyKindOfMetricIsWhatItsNameSays() {
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::isZeroWhenIdle))
                .hasSize(3);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::countsLabels))
                .hasSize(10);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::isRealised))
                .hasSize(8);
        assertThat(Arrays.stream(RuleMetric.values()).filter(RuleMetric::hasFeatures))
                .hasSize(6);
        assertThat(Unit.SCORE.textBeside(0.30000000000000004, 0.3)).isEqualTo("0.30000000000000004");
        assertThatThrownBy(() -> AlertType.of("x"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("latency, error_rate");
    }

    @Test
    void oddNumbersInDocuments() {
        assertThatThrownBy(() ->
                        Condition.of(Map.of("metric", "mae", "operator", ">", "threshold", Double.POSITIVE_INFINITY)))
                .hasMessageContaining("must be a number");
        assertThatThrownBy(() -> Condition.of(Map.of("metric", "x".repeat(100), "operator", ">", "threshold", 1)))
                .hasMessageContaining("…");
        Condition large = Condition.of(Map.of("metric", "mae", "operator", "!=", "threshold", 1e16));
        assertThat(Condition.of(large.document())).isEqualTo(large);
        assertThatThrownBy(() ->
                        Condition.of(Map.of("metric", "mae", "operator", "!=", "threshold", 1, "recoveryThreshold", 0)))
                .hasMessageContaining("needs one of the operators");
    }
}
