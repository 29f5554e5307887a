package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Joins periods into a longer one: counts and sums add up, extremes stay exact, sketches merge; never percentiles of percentiles. */
final class Merge {

    private static final String LABEL_LAG = MetricName.LABEL_LAG.word();

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
                quality(periods, labelled, correct),
                standardErrors(periods, labelled, lag));
    }

    static MetricPeriod withQuality(MetricPeriod p, QualityFigures quality) {
        Map<String, Double> errors = new HashMap<>(quality.standardErrors());
        errors.putAll(p.standardErrors());
        return new MetricPeriod(
                p.versionId(),
                p.range(),
                p.requestCount(),
                p.errorCount(),
                p.latency(),
                p.labelledCount(),
                p.correctCount(),
                p.labelLagSumMillis(),
                quality.values(),
                errors);
    }

    /** One period keeps its quality; of several only the accuracy can be told, since it is a ratio of counts; {@link QualityOfEvents} knows more. */
    private static Map<String, Double> quality(List<MetricPeriod> periods, long labelled, long correct) {
        if (periods.size() == 1) {
            return periods.getFirst().quality();
        }
        boolean classified = periods.stream().anyMatch(p -> p.quality().containsKey("accuracy"));
        return classified ? Map.of("accuracy", (double) correct / labelled) : Map.of();
    }

    /** One period keeps its own; of several that of the label lag can be told. */
    private static Map<String, Double> standardErrors(List<MetricPeriod> periods, long labelled, long lagSumMillis) {
        if (periods.size() == 1) {
            return periods.getFirst().standardErrors();
        }
        OptionalDouble lag = lagError(periods, labelled, lagSumMillis);
        return lag.isPresent() ? Map.of(LABEL_LAG, lag.getAsDouble()) : Map.of();
    }

    /** Sums of squares add up: those within each period, out of its standard error, and that of its mean around the mean of all. */
    private static OptionalDouble lagError(List<MetricPeriod> periods, long labelled, long lagSumMillis) {
        double squares = 0;
        double mean = lagSumMillis / MetricName.MILLIS_PER_HOUR / labelled;
        for (MetricPeriod period : periods) {
            double n = period.labelledCount();
            Double error = period.standardErrors().get(LABEL_LAG);
            if (n > 1 && error == null) {
                return OptionalDouble.empty();
            }
            if (n > 0) {
                double gap = MetricName.LABEL_LAG.of(period) - mean;
                squares += (n > 1 ? error * error * n * (n - 1) : 0) + n * gap * gap;
            }
        }
        return labelled < 2
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / (labelled - 1) / labelled));
    }
}
