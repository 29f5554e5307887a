package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.List;
import java.util.Map;

/** Joins periods into a longer one: counts and sums add up, extremes stay exact, sketches merge; never percentiles of percentiles. */
final class Merge {

    private Merge() {}

    static MetricPeriod of(List<MetricPeriod> periods, TimeRange range, long versionId) {
        LatencyFigures latency = LatencyFigures.none();
        long requests = 0;
        long errors = 0;
        long labelled = 0;
        long correct = 0;
        long lag = 0;
        for (MetricPeriod period : periods) {
            latency = latency.merge(period.latency());
            requests += period.requestCount();
            errors += period.errorCount();
            labelled += period.labelledCount();
            correct += period.correctCount();
            lag += period.labelLagSumMillis();
        }
        return new MetricPeriod(
                versionId,
                range,
                requests,
                errors,
                latency,
                labelled,
                correct,
                lag,
                quality(periods, labelled, correct));
    }

    static MetricPeriod withQuality(MetricPeriod p, Map<String, Double> quality) {
        return new MetricPeriod(
                p.versionId(),
                p.range(),
                p.requestCount(),
                p.errorCount(),
                p.latency(),
                p.labelledCount(),
                p.correctCount(),
                p.labelLagSumMillis(),
                quality);
    }

    /** One period keeps its quality; of several only the accuracy can be told, since it is a ratio of counts; {@link QualityOfEvents} knows more. */
    private static Map<String, Double> quality(List<MetricPeriod> periods, long labelled, long correct) {
        if (periods.size() == 1) {
            return periods.getFirst().quality();
        }
        boolean classified = periods.stream().anyMatch(p -> p.quality().containsKey("accuracy"));
        return classified ? Map.of("accuracy", (double) correct / labelled) : Map.of();
    }
}
