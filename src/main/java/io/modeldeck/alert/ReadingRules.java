package io.modeldeck.alert;

import io.modeldeck.alert.ReadingStore.Drift;
import io.modeldeck.alert.ReadingStore.Quality;
import io.modeldeck.alert.Sentences.NullRate;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.schedule.Job;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns what was read into a reading of a condition. Pure. */
final class ReadingRules {

    private ReadingRules() {}

    static Reading metric(Condition condition, MetricPeriod period) {
        RuleMetric metric = condition.metric();
        long counted = metric.countsLabels() ? period.labelledCount() : period.requestCount();
        if (counted < condition.minRequests()) {
            return new Reading.NoData(Sentences.tooFew(condition, counted, period.range()));
        }
        double value = metric.stored().orElseThrow().of(period);
        if (Double.isNaN(value)) {
            return new Reading.NoData("no " + metric.label() + " over " + Condition.minutes(condition.windowMinutes()));
        }
        return new Reading.Measured(value, condition.judge(value), Sentences.metric(condition, value, period));
    }

    /** All results of one check make one reading: the worst of them. */
    static Reading drift(Condition condition, List<Drift> results) {
        List<Drift> worstFirst = worstFirst(condition, results);
        if (worstFirst.isEmpty()) {
            String type = condition.driftType().orElseThrow().word();
            return new Reading.NoData(results.stream()
                    .filter(result -> result.type() == condition.driftType().get())
                    .findFirst()
                    .map(result -> type + " drift not evaluated: " + result.reason())
                    .orElse("no check of " + type + " drift yet"));
        }
        double value = worstFirst.getFirst().score().orElseThrow();
        return new Reading.Measured(value, condition.judge(value), Sentences.drift(condition, worstFirst));
    }

    /** The evaluated results of the condition's type, the worst first. */
    static List<Drift> worstFirst(Condition condition, List<Drift> results) {
        Comparator<Drift> byScore =
                Comparator.comparingDouble(result -> result.score().orElseThrow());
        return results.stream()
                .filter(result -> Optional.of(result.type()).equals(condition.driftType()))
                .filter(result -> result.score().isPresent())
                .sorted(condition.operator().higherIsWorse() ? byScore.reversed() : byScore)
                .toList();
    }

    /** The worst feature, among those that the reference has. */
    static Reading nulls(Condition condition, Quality quality) {
        if (!quality.hasReference()) {
            return new Reading.NoData("no reference to compare missing values with");
        }
        Comparator<NullRate> byIncrease = Comparator.comparingDouble(NullRate::increase);
        List<NullRate> worstFirst = quality.nullRates().entrySet().stream()
                .filter(rate -> quality.reference().containsKey(rate.getKey()))
                .map(rate -> new NullRate(rate.getKey(), quality.reference().get(rate.getKey()), rate.getValue()))
                .sorted(condition.operator().higherIsWorse() ? byIncrease.reversed() : byIncrease)
                .toList();
        if (worstFirst.isEmpty() || quality.records() == 0) {
            return new Reading.NoData("no rows to count missing values in");
        }
        double value = worstFirst.getFirst().increase();
        return new Reading.Measured(
                value, condition.judge(value), Sentences.nulls(condition, worstFirst, quality.records()));
    }

    /** The job that is furthest behind, in its own intervals. */
    static Reading job(Condition condition, List<Job> jobs, Instant now) {
        Optional<Job> latest = jobs.stream().max(Comparator.comparingDouble(job -> job.lagInIntervals(now)));
        double lag = latest.map(job -> job.lagInIntervals(now)).orElse(0.0);
        String words =
                latest.map(job -> Sentences.job(condition, job, lag, now)).orElse("no job is late");
        return new Reading.Measured(lag, condition.judge(lag), words);
    }
}
