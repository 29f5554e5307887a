package io.modeldeck.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.Interval;
import io.modeldeck.stats.LatencySketch;
import io.modeldeck.stats.Proportions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricBandsTest {

    private static final TimeRange HOUR =
            TimeRange.endingAt(Instant.parse("2026-01-05T01:00:00Z"), Duration.ofHours(1));

    private static LatencyFigures latency(long... micros) {
        LatencySketch sketch = new LatencySketch();
        long sum = 0;
        long max = 0;
        for (long value : micros) {
            sketch.add(value);
            sum += value;
            max = Math.max(max, value);
        }
        return new LatencyFigures(micros.length, sum, micros[0], max, sketch);
    }

    private static MetricPeriod period(
            LatencyFigures latency, long labelled, Map<String, Double> quality, Map<String, Double> errors) {
        return new MetricPeriod(1, HOUR, 100, 7, latency, labelled, 40, labelled * 7_200_000L, quality, errors);
    }

    private static MetricPeriod period() {
        return period(latency(1_000), 50, Map.of(), Map.of());
    }

    private static Interval band(MetricName metric, MetricPeriod period) {
        return MetricBands.of(metric, period).orElseThrow();
    }

    @Test
    void sharesOfCountsHaveWilsonsInterval() {
        MetricPeriod period = period(latency(1_000), 50, Map.of("accuracy", .8), Map.of());
        assertThat(MetricBands.of(MetricName.ERROR_RATE, period)).isEqualTo(Proportions.wilsonInterval(7, 100, .95));
        assertThat(MetricBands.of(MetricName.LABEL_COVERAGE, period))
                .isEqualTo(Proportions.wilsonInterval(50, 93, .95));
        assertThat(MetricBands.of(MetricName.ACCURACY, period)).isEqualTo(Proportions.wilsonInterval(40, 50, .95));
        assertThat(MetricBands.of(MetricName.ACCURACY, period()))
                .as("numbers are predicted")
                .isEmpty();
        assertThat(MetricBands.of(MetricName.LABEL_COVERAGE, period(latency(1), 99, Map.of(), Map.of())))
                .as("failed calls may have got labels, too")
                .isEqualTo(Proportions.wilsonInterval(93, 93, .95));
    }

    @Test
    void countsAndExtremesHaveNone() {
        for (MetricName metric : MetricName.values()) {
            if (!MetricBands.isKnownFor(metric)) {
                assertThat(MetricBands.of(metric, period())).as(metric.word()).isEmpty();
            }
        }
        assertThat(List.of(MetricName.values()))
                .filteredOn(MetricBands::isKnownFor)
                .hasSize(16);
    }

    @Test
    void latencyIsBoundedByItsOrderStatisticsAndItsScatter() {
        long[] micros = new long[100];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = 1_000L * (i + 1);
        }
        MetricPeriod period = period(latency(micros), 0, Map.of(), Map.of());
        Interval median = band(MetricName.P50_LATENCY, period);
        assertThat(median.low()).isCloseTo(40, within(.4));
        assertThat(median.high()).isCloseTo(61, within(.61));
        assertThat(band(MetricName.P95_LATENCY, period).high())
                .as("never beyond the slowest call")
                .isLessThanOrEqualTo(100);
        assertThat(MetricBands.of(MetricName.P99_LATENCY, period))
                .as("too few calls")
                .isEmpty();
        Interval mean = band(MetricName.AVG_LATENCY, period);
        // s of 1..100 is 29.011, t of 99 degrees of freedom 1.98422; the sketch may add two per cent of the root mean
        // square of 58.
        assertThat((mean.low() + mean.high()) / 2).isCloseTo(50.5, within(1e-9));
        assertThat((mean.high() - mean.low()) / 2).isBetween(1.98422 * 2.9011, 1.98422 * (2.9011 + .12));
        assertThat(MetricBands.of(MetricName.AVG_LATENCY, period())).isEmpty();
        assertThat(band(MetricName.AVG_LATENCY, period(latency(1, 1_000), 0, Map.of(), Map.of()))
                        .low())
                .as("no call takes less than no time")
                .isZero();
    }

    @Test
    void qualityLiesAroundItsValueAndEndsWhereTheMetricEnds() {
        Map<String, Double> values = Map.of("auc", .97, "f1", .5, "brier", .01, "rmse", 3.0, "r2", .9);
        Map<String, Double> errors = Map.of("auc", .05, "f1", .01, "brier", .02, "r2", .2, "labelLagHours", .5);
        MetricPeriod period = period(latency(1_000), 50, values, errors);
        double t = 2.0095752371292397;
        assertThat(band(MetricName.AUC, period).low()).isCloseTo(.97 - t * .05, within(1e-9));
        assertThat(band(MetricName.AUC, period).high()).isEqualTo(1);
        assertThat(band(MetricName.F1, period).high()).isCloseTo(.5 + t * .01, within(1e-9));
        assertThat(band(MetricName.BRIER, period))
                .isEqualTo(new Interval(0, .01 + (band(MetricName.BRIER, period).high() - .01)));
        assertThat(band(MetricName.BRIER, period).high()).isCloseTo(.01 + t * .02, within(1e-9));
        assertThat(band(MetricName.R2, period).high()).isEqualTo(1);
        assertThat(band(MetricName.R2, period).low()).isCloseTo(.9 - t * .2, within(1e-9));
        assertThat(band(MetricName.LABEL_LAG, period).low()).isCloseTo(2 - t * .5, within(1e-9));
        assertThat(MetricBands.of(MetricName.RMSE, period))
                .as("without its error")
                .isEmpty();
        QualityFigures quality = new QualityFigures(Map.of("accuracy", .8, "auc", .97), Map.of("auc", .05));
        assertThat(MetricBands.ofQuality(MetricName.ACCURACY, quality, 50))
                .isEqualTo(Proportions.wilsonInterval(40, 50, .95));
        assertThat(MetricBands.ofQuality(MetricName.AUC, quality, 50)).contains(band(MetricName.AUC, period));
    }

    /** Lags of 1, 2, 3 and 7, 9 hours: merged they scatter as the five together. */
    @Test
    void theErrorOfTheLabelLagMergesExactly() {
        MetricPeriod first = lagging(3, 6, Math.sqrt(1 / 3.0));
        MetricPeriod second = lagging(2, 16, 1);
        MetricPeriod alone = lagging(1, 4, Double.NaN);
        MetricPeriod none = lagging(0, 0, Double.NaN);
        // Mean 26/6, squared distances 1, 2, 3, 7, 9, 4.
        double mean = 26 / 6.0;
        double squares = 0;
        for (double lag : new double[] {1, 2, 3, 7, 9, 4}) {
            squares += (lag - mean) * (lag - mean);
        }
        MetricPeriod merged = Merge.of(List.of(first, second, alone, none), HOUR, 1);
        assertThat(merged.standardErrors().get("labelLagHours")).isCloseTo(Math.sqrt(squares / 5 / 6), within(1e-12));
        assertThat(Merge.of(List.of(alone, none), HOUR, 1).standardErrors())
                .as("one label")
                .isEmpty();
        MetricPeriod old = new MetricPeriod(1, HOUR, 5, 0, LatencyFigures.none(), 2, 0, 7_200_000, Map.of());
        assertThat(Merge.of(List.of(first, old), HOUR, 1).standardErrors())
                .as("not told of all")
                .isEmpty();
        assertThat(Optional.of(Merge.of(List.of(first), HOUR, 1).standardErrors()))
                .contains(first.standardErrors());
    }

    private static MetricPeriod lagging(long labelled, long sumHours, double error) {
        Map<String, Double> errors = Double.isNaN(error) ? Map.of() : Map.of("labelLagHours", error);
        return new MetricPeriod(
                1, HOUR, 5, 0, LatencyFigures.none(), labelled, 0, sumHours * 3_600_000, Map.of(), errors);
    }
}
