package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.util.Map;

/**
 * What one version (or all of a model, merged) did in one period.
 *
 * @param versionId the version, 0 when several are merged
 * @param requestCount calls, failed ones included
 * @param errorCount calls that failed (never wrong predictions)
 * @param labelledCount predictions whose outcome is known
 * @param correctCount those of them that were right; for regression always 0
 * @param labelLagSumMillis sum over labelled predictions of label time minus event time
 * @param quality realised quality by metric name ({@code accuracy}, {@code auc}, {@code rmse} …), only what is defined
 * @param standardErrors how far quality and the label lag (in hours, under its metric name) scatter by chance, where that is known; see {@link
 *     MetricBands}
 */
public record MetricPeriod(
        long versionId,
        TimeRange range,
        long requestCount,
        long errorCount,
        LatencyFigures latency,
        long labelledCount,
        long correctCount,
        long labelLagSumMillis,
        Map<String, Double> quality,
        Map<String, Double> standardErrors) {

    public MetricPeriod {
        quality = Map.copyOf(quality);
        standardErrors = Map.copyOf(standardErrors);
    }

    /** Without standard errors. */
    public MetricPeriod(
            long versionId,
            TimeRange range,
            long requestCount,
            long errorCount,
            LatencyFigures latency,
            long labelledCount,
            long correctCount,
            long labelLagSumMillis,
            Map<String, Double> quality) {
        this(
                versionId,
                range,
                requestCount,
                errorCount,
                latency,
                labelledCount,
                correctCount,
                labelLagSumMillis,
                quality,
                Map.of());
    }

    /** Share of failed calls; NaN without calls. */
    public double errorRate() {
        return requestCount == 0 ? Double.NaN : (double) errorCount / requestCount;
    }

    public double throughputPerSecond() {
        return requestCount / (range.length().toMillis() / 1e3);
    }

    /** Share of successful predictions whose outcome is known; NaN without any. */
    public double labelCoverage() {
        long predicted = requestCount - errorCount;
        return predicted == 0 ? Double.NaN : Math.min(1, (double) labelledCount / predicted);
    }

    /** How long outcomes took on average; zero without labels. */
    public Duration meanLabelLag() {
        return labelledCount == 0 ? Duration.ZERO : Duration.ofMillis(labelLagSumMillis / labelledCount);
    }
}
