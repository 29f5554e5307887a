package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.alert.ReadingStore.Quality;
import io.modeldeck.alert.Sentences.NullRate;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService.QualityReading;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Takes a condition's metric out of what was read. Pure. */
final class Measuring {

    private Measuring() {}

    static Measure metric(Condition condition, MetricPeriod period) {
        RuleMetric metric = condition.metric();
        if (period.requestCount() == 0 && !metric.isZeroWhenIdle()) {
            return idle(condition, period.range().to());
        }
        long counted = metric.countsLabels() ? period.labelledCount() : period.requestCount();
        return windowed(
                condition,
                period.range(),
                counted,
                metric.stored().orElseThrow().of(period));
    }

    /** A window without any request. */
    static Measure idle(Condition condition, Instant end) {
        return Measure.none(end, "no requests over " + Condition.minutes(condition.windowMinutes()));
    }

    /** The values of a series from outside, in a window. */
    static Measure series(Condition condition, Instant end, OptionalDouble value) {
        String over = " over " + Condition.minutes(condition.windowMinutes());
        return value.isPresent()
                ? new Measure(end, value.getAsDouble(), over)
                : Measure.none(end, "no value of " + condition.label() + over);
    }

    /** A quality that is computed from the labelled predictions of the window themselves. */
    static Measure realised(Condition condition, TimeRange window, QualityReading reading) {
        double value = reading.values().getOrDefault(condition.metric().word(), Double.NaN);
        return windowed(condition, window, reading.labelled(), value);
    }

    private static Measure windowed(Condition condition, TimeRange window, long counted, double value) {
        if (counted < condition.minRequests()) {
            return Measure.none(window.to(), Sentences.tooFew(condition, counted, window));
        }
        return Double.isNaN(value)
                ? Measure.none(
                        window.to(),
                        "no " + condition.metric().label() + " over " + Condition.minutes(condition.windowMinutes()))
                : new Measure(window.to(), value, Sentences.window(condition, counted));
    }

    /** All results of one check make one measure: the worst of them. */
    static Measure drift(Condition condition, List<Drift> results, Instant at) {
        List<Drift> worstFirst = worstFirst(condition, results);
        if (worstFirst.isEmpty()) {
            String type = condition.driftType().orElseThrow().word();
            return Measure.none(
                    at,
                    results.stream()
                            .filter(result ->
                                    result.type() == condition.driftType().get())
                            .filter(result -> isWanted(condition, result.feature()))
                            .findFirst()
                            .map(result -> type + " drift not evaluated: " + result.reason())
                            .orElse("no check of " + type + " drift"
                                    + condition
                                            .feature()
                                            .map(f -> " of " + Sentences.name(f))
                                            .orElse("") + " yet"));
        }
        double value = worstFirst.getFirst().score().orElseThrow();
        return new Measure(at, value, Sentences.drift(condition, worstFirst));
    }

    /** The evaluated results of the condition's type, the worst first. */
    static List<Drift> worstFirst(Condition condition, List<Drift> results) {
        return results.stream()
                .filter(result -> Optional.of(result.type()).equals(condition.driftType()))
                .filter(result -> isWanted(condition, result.feature()))
                .filter(result -> result.score().isPresent())
                .sorted(worst(
                        condition, Comparator.comparingDouble(r -> r.score().orElseThrow())))
                .toList();
    }

    static Measure quality(Condition condition, Quality quality) {
        if (quality.records() == 0) {
            return Measure.none(quality.at(), "no rows in the window of the data-quality check");
        }
        String rows = " in " + quality.records() + " rows";
        return switch (condition.metric()) {
            case NULL_RATE, NULL_RATE_INCREASE -> nulls(condition, quality);
            case SCHEMA_VIOLATIONS -> new Measure(quality.at(), quality.schemaViolations(), rows);
            case DUPLICATES -> new Measure(quality.at(), quality.duplicates(), rows);
            case FINDINGS ->
                new Measure(quality.at(), quality.findings().size(), ": " + String.join(" ", quality.findings()));
            case RANGE_VIOLATIONS -> counts(condition, quality, quality.rangeViolations());
            case OUTLIERS -> counts(condition, quality, quality.outliers());
            default -> counts(condition, quality, quality.unknownCategories());
        };
    }

    /** The worst feature; for an increase among those that the reference has. */
    private static Measure nulls(Condition condition, Quality quality) {
        boolean increase = condition.metric() == RuleMetric.NULL_RATE_INCREASE;
        if (increase && !quality.hasReference()) {
            return Measure.none(quality.at(), "no reference to compare missing values with");
        }
        List<NullRate> worstFirst = quality.nullRates().entrySet().stream()
                .filter(rate -> isWanted(condition, rate.getKey()))
                .filter(rate -> !increase || quality.reference().containsKey(rate.getKey()))
                .map(rate -> new NullRate(
                        rate.getKey(), quality.reference().getOrDefault(rate.getKey(), Double.NaN), rate.getValue()))
                .sorted(worst(condition, Comparator.comparingDouble(rate -> rate.of(condition.metric()))))
                .toList();
        return worstFirst.isEmpty()
                ? Measure.none(quality.at(), "no rows to count missing values in")
                : new Measure(
                        quality.at(),
                        worstFirst.getFirst().of(condition.metric()),
                        Sentences.nulls(condition, worstFirst, quality.records()));
    }

    /** The values of all features together, or of the one that was asked for. */
    private static Measure counts(Condition condition, Quality quality, Map<String, Long> byFeature) {
        if (!quality.hasReference()) {
            return Measure.none(quality.at(), "no reference to compare the values with");
        }
        long count = byFeature.entrySet().stream()
                .filter(entry -> isWanted(condition, entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return new Measure(quality.at(), count, " in " + quality.records() + " rows");
    }

    /**
     * The job that is furthest behind, in its own intervals.
     *
     * @param since before that nobody could have run it
     */
    static Measure job(List<Job> jobs, Instant now, Instant since) {
        return jobs.stream()
                .max(Comparator.comparingDouble(job -> job.lagInIntervals(now, since)))
                .map(job -> new Measure(now, job.lagInIntervals(now, since), Sentences.job(job, now)))
                .orElseGet(() -> new Measure(now, 0, ": no job is late"));
    }

    private static boolean isWanted(Condition condition, String feature) {
        return condition.feature().isEmpty() || condition.feature().get().equals(feature);
    }

    /** The first of a sorted list is the one that the limit minds most: for a band the one that lies farthest out. */
    private static <T> Comparator<T> worst(Condition condition, Comparator<T> ascending) {
        boolean low = condition.limit() instanceof Limit.Threshold threshold
                && !threshold.operator().higherIsWorse();
        return low ? ascending : ascending.reversed();
    }
}
