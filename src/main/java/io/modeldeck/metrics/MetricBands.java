package io.modeldeck.metrics;

import io.modeldeck.stats.Bands;
import io.modeldeck.stats.Interval;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a metric of a period may lie by chance alone, 95 times of 100. Pure.
 *
 * <ul>
 *   <li>Error rate, label coverage and accuracy are shares of counts: Wilson's score interval (1927).
 *   <li>Percentiles of latency: between two order statistics, whose ranks come from the binomial distribution (Hahn and Meeker 1991); read from the
 *       sketch, so each end is within 1 % itself.
 *   <li>The mean latency: t·s/√n; s comes from the sketch's bins, rounded up by the 1 % that they may hide, so the band is rather too wide than too
 *       narrow.
 *   <li>Label lag, log loss, Brier score, MAE, RMSE, R² and F1: value ± t·(standard error) of {@link io.modeldeck.stats.StandardErrors}; ROC AUC with
 *       the error of Hanley and McNeil (1982). Cut where the metric itself ends.
 * </ul>
 *
 * <p>The ROC AUC of more than two classes is a mean of the classes' own; its error is taken as the mean of theirs, which it is at most, however they
 * hang together.
 *
 * <p>All take rows as independent of each other. Counts and extremes have no band: they are what happened.
 */
public final class MetricBands {

    private static final Set<MetricName> AT_MOST_ONE =
            EnumSet.of(MetricName.AUC, MetricName.AUC_WEIGHTED, MetricName.F1, MetricName.R2);

    private MetricBands() {}

    /** The band of the metric in the period; empty where the metric has none or the rows are too few to tell. */
    public static Optional<Interval> of(MetricName metric, MetricPeriod period) {
        return switch (metric) {
            case ERROR_RATE -> Bands.rateBand(period.errorCount(), period.requestCount());
            case LABEL_COVERAGE -> {
                long predicted = period.requestCount() - period.errorCount();
                yield Bands.rateBand(Math.min(period.labelledCount(), predicted), predicted);
            }
            case AVG_LATENCY -> mean(period.latency());
            case P50_LATENCY -> percentile(period.latency(), .50);
            case P95_LATENCY -> percentile(period.latency(), .95);
            case P99_LATENCY -> percentile(period.latency(), .99);
            case LABEL_LAG -> around(metric, metric.of(period), period.standardErrors(), period.labelledCount());
            case ACCURACY ->
                period.quality().containsKey(metric.word())
                        ? Bands.rateBand(period.correctCount(), period.labelledCount())
                        : Optional.empty();
            case F1, AUC, AUC_WEIGHTED, LOG_LOSS, BRIER, MAE, RMSE, R2 ->
                around(metric, metric.of(period), period.standardErrors(), period.labelledCount());
            case REQUEST_COUNT, ERROR_COUNT, MAX_LATENCY, THROUGHPUT -> Optional.empty();
        };
    }

    /** Whether the metric has a band at all. */
    public static boolean isKnownFor(MetricName metric) {
        return switch (metric) {
            case REQUEST_COUNT, ERROR_COUNT, MAX_LATENCY, THROUGHPUT -> false;
            default -> true;
        };
    }

    /** The band of a value of realised quality over so many labelled predictions. */
    static Optional<Interval> ofQuality(MetricName metric, QualityFigures quality, long labelled) {
        double value = quality.values().get(metric.word());
        return metric == MetricName.ACCURACY
                ? Bands.rateBand(Math.round(value * labelled), labelled)
                : around(metric, value, quality.standardErrors(), labelled);
    }

    private static Optional<Interval> around(
            MetricName metric, double value, Map<String, Double> standardErrors, long n) {
        return Optional.ofNullable(standardErrors.get(metric.word()))
                .flatMap(error -> Bands.around(value, error, n))
                .map(band -> new Interval(
                        metric == MetricName.R2 ? band.low() : Math.max(0, band.low()),
                        AT_MOST_ONE.contains(metric) ? Math.min(1, band.high()) : band.high()));
    }

    private static Optional<Interval> mean(LatencyFigures latency) {
        return latency.count() < 2
                ? Optional.empty()
                : Bands.meanBand(
                                latency.count(),
                                latency.avgMillis(),
                                latency.sketch().standardDeviation().orElseThrow() / 1e3)
                        .map(band -> new Interval(Math.max(0, band.low()), band.high()));
    }

    private static Optional<Interval> percentile(LatencyFigures latency, double q) {
        return Bands.quantileBand(latency.sketch(), q)
                .map(band -> new Interval(millis(latency, band.low()), millis(latency, band.high())));
    }

    /** Within the exact extremes, as the percentiles themselves. */
    private static double millis(LatencyFigures latency, double micros) {
        return Math.clamp(Math.round(micros), latency.minMicros(), latency.maxMicros()) / 1e3;
    }
}
