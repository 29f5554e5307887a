package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.LatencySketch;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MetricNamesTest {

    private static final Instant FROM = Instant.parse("2026-01-05T00:00:00Z");
    private static final TimeRange FIVE = new TimeRange(FROM, FROM.plusSeconds(300));

    private static LatencyFigures latency(long... micros) {
        LatencySketch sketch = new LatencySketch();
        Arrays.stream(micros).forEach(sketch::add);
        return new LatencyFigures(
                micros.length,
                Arrays.stream(micros).sum(),
                Arrays.stream(micros).min().orElse(0),
                Arrays.stream(micros).max().orElse(0),
                sketch);
    }

    private static MetricPeriod empty() {
        return new MetricPeriod(1, FIVE, 0, 0, LatencyFigures.none(), 0, 0, 0, Map.of());
    }

    @Test
    void chartsWriteSharesAndWhatSaysHowOftenSomethingWasRightInPerCent() {
        assertThat(Arrays.stream(MetricName.values())
                        .filter(metric -> metric.axis().equals("share")))
                .containsExactly(
                        MetricName.ERROR_RATE,
                        MetricName.LABEL_COVERAGE,
                        MetricName.ACCURACY,
                        MetricName.F1,
                        MetricName.AUC,
                        MetricName.AUC_WEIGHTED);
        assertThat(MetricName.P95_LATENCY.axis()).isEqualTo("ms");
        assertThat(MetricName.RMSE.axis()).isEmpty();
    }

    @Test
    void everyMetricReadsItsOwnFigure() {
        Map<String, Double> quality = new HashMap<>();
        String[] words = {"accuracy", "f1", "auc", "logLoss", "brier", "mae", "rmse", "r2", "aucWeighted"};
        for (int i = 0; i < words.length; i++) {
            quality.put(words[i], .1 * (i + 1));
        }
        MetricPeriod period =
                new MetricPeriod(1, FIVE, 60, 6, latency(1_000, 2_000, 3_000, 10_000), 27, 9, 27 * 7_200_000L, quality);
        Map<MetricName, Double> expected = new EnumMap<>(MetricName.class);
        expected.put(MetricName.REQUEST_COUNT, 60.0);
        expected.put(MetricName.ERROR_COUNT, 6.0);
        expected.put(MetricName.ERROR_RATE, .1);
        expected.put(MetricName.AVG_LATENCY, 4.0);
        expected.put(MetricName.P50_LATENCY, 2.0);
        expected.put(MetricName.P95_LATENCY, 10.0);
        expected.put(MetricName.P99_LATENCY, 10.0);
        expected.put(MetricName.MAX_LATENCY, 10.0);
        expected.put(MetricName.THROUGHPUT, .2);
        expected.put(MetricName.LABEL_COVERAGE, .5);
        expected.put(MetricName.LABEL_LAG, 2.0);
        expected.put(MetricName.ACCURACY, .1);
        expected.put(MetricName.F1, .2);
        expected.put(MetricName.AUC, .3);
        expected.put(MetricName.LOG_LOSS, .4);
        expected.put(MetricName.BRIER, .5);
        expected.put(MetricName.MAE, .6);
        expected.put(MetricName.RMSE, .7);
        expected.put(MetricName.R2, .8);
        expected.put(MetricName.AUC_WEIGHTED, .9);
        assertThat(expected).containsOnlyKeys(MetricName.values());
        expected.forEach(
                (name, value) -> assertThat(name.of(period)).as(name.word()).isEqualTo(value, within(value * .01)));
    }

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void aPeriodWithoutCallsHasCountsOfZeroAndNothingElse(MetricName name) {
        double value = name.of(empty());
        switch (name) {
            case REQUEST_COUNT, ERROR_COUNT, THROUGHPUT -> assertThat(value).isZero();
            default -> assertThat(value).isNaN();
        }
    }

    @ParameterizedTest
    @EnumSource(MetricName.class)
    void aMetricIsFoundByItsWord(MetricName name) {
        assertThat(MetricName.named(name.word())).isEqualTo(name);
        assertThat(name.label()).isNotBlank();
        assertThat(name.unit()).isNotNull();
    }

    @Test
    void anUnknownMetricIsRefusedWithTheListOfAll() {
        assertThatThrownBy(() -> MetricName.named("speed"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'speed'")
                .hasMessageContaining("p95Latency, p99Latency");
    }

    @Test
    void failedCallsAloneHaveNoLabelCoverageAndMoreLabelsThanPredictionsAreFull() {
        assertThat(new MetricPeriod(1, FIVE, 3, 3, LatencyFigures.none(), 0, 0, 0, Map.of()).labelCoverage())
                .isNaN();
        assertThat(new MetricPeriod(1, FIVE, 3, 1, LatencyFigures.none(), 3, 0, 0, Map.of()).labelCoverage())
                .isEqualTo(1);
    }

    @Test
    void theMeanLabelLagIsZeroWithoutLabels() {
        assertThat(empty().meanLabelLag()).isZero();
    }

    @Test
    void mergedLatenciesAreThoseOfAllCallsTogether() {
        LatencyFigures a = latency(5, 70, 900);
        LatencyFigures b = latency(1, 30_000);
        LatencyFigures merged = a.merge(b);
        assertThat(merged.count()).isEqualTo(5);
        assertThat(merged.sumMicros()).isEqualTo(30_976);
        assertThat(merged.minMicros()).isEqualTo(1);
        assertThat(merged.maxMicros()).isEqualTo(30_000);
        assertThat(merged.micros(.5)).isEqualTo(70);
        assertThat(merged.micros(0)).isEqualTo(1);
        assertThat(merged.micros(1)).isEqualTo(30_000);
        assertThat(a.micros(1)).as("the parts stay as they are").isEqualTo(900);
        assertThat(a.merge(LatencyFigures.none())).isSameAs(a);
        assertThat(LatencyFigures.none().merge(a)).isSameAs(a);
    }

    @ParameterizedTest
    @CsvSource({
        "5min, FIVE_MINUTES, 5-minute",
        "hourly, HOURLY, hourly",
        "daily, DAILY, daily",
        "monthly, MONTHLY, monthly"
    })
    void aGranularityIsFoundByItsWord(String word, Granularity granularity, String label) {
        assertThat(Granularity.of(word)).isEqualTo(granularity);
        assertThat(granularity.word()).isEqualTo(word);
        assertThat(granularity.label()).isEqualTo(label);
        assertThat(granularity.length().toMillis()).isEqualTo(granularity.millis());
    }

    @Test
    void anUnknownGranularityIsRefusedWithTheListOfAll() {
        assertThatThrownBy(() -> Granularity.of("weekly"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("'weekly'")
                .hasMessageContaining("5min, hourly, daily, monthly");
    }

    @Test
    void periodsStartAtMultiplesSinceTheEpochAlsoBeforeIt() {
        assertThat(Granularity.FIVE_MINUTES.startOf(299_999)).isZero();
        assertThat(Granularity.FIVE_MINUTES.startOf(300_000)).isEqualTo(300_000);
        assertThat(Granularity.HOURLY.startOf(-1)).isEqualTo(-3_600_000);
        assertThat(Granularity.DAILY.startOf(FROM.toEpochMilli() + 86_399_999)).isEqualTo(FROM.toEpochMilli());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59.999Z, 2026-01-01T00:00:00Z, 2026-02-01T00:00:00Z",
        "2024-02-01T00:00:00Z, 2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "1969-12-31T23:00:00Z, 1969-12-01T00:00:00Z, 1970-01-01T00:00:00Z",
    })
    void aMonthIsOneOfTheCalendar(Instant at, Instant from, Instant to) {
        assertThat(Granularity.MONTHLY.periodAt(at.toEpochMilli())).isEqualTo(new TimeRange(from, to));
    }

    @Test
    void onlyPeriodsOfFixedLengthAreStored() {
        assertThat(Granularity.STORED).containsExactly(Granularity.FIVE_MINUTES, Granularity.HOURLY, Granularity.DAILY);
        assertThat(Granularity.HOURLY.periodAt(7_199_999)).isEqualTo(TimeRange.ofMillis(3_600_000, 7_200_000));
    }

    @ParameterizedTest
    @CsvSource({
        // 600 periods of five minutes fit 300 pixels at two each; one minute more and they do not.
        "3004, 300, FIVE_MINUTES",
        "3005, 300, HOURLY",
        "36000, 300, HOURLY",
        "36060, 300, DAILY",
        "5256000, 10, DAILY",
        "10, 0, FIVE_MINUTES",
        "15, 0, HOURLY",
    })
    void aChartTakesTheFinestGranularityItCanShow(long minutes, int pixels, Granularity expected) {
        TimeRange range = new TimeRange(FROM, FROM.plus(Duration.ofMinutes(minutes)));
        assertThat(Granularity.forWidth(range, pixels)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"HOURLY, 300", "DAILY, 300", "HOURLY, 0", "DAILY, 61"})
    void belowTheLengthThatIsToldAFinerGranularityIsTakenAndBeyondItNot(Granularity shown, int pixels) {
        Duration below = shown.finerBelow(pixels).orElseThrow();
        TimeRange within = new TimeRange(FROM, FROM.plus(below).minusMillis(1));
        TimeRange beyond =
                new TimeRange(FROM, FROM.plus(below).plus(shown.finer().length()));
        assertThat(Granularity.forWidth(within, pixels)).isLessThan(shown);
        assertThat(Granularity.forWidth(beyond, pixels)).isEqualTo(shown);
    }

    @Test
    void whereNothingFinerIsStoredOrMonthsAreWishedNoLengthIsTold() {
        assertThat(Granularity.FIVE_MINUTES.finerBelow(300)).isEmpty();
        assertThat(Granularity.MONTHLY.finerBelow(300)).isEmpty();
    }
}
