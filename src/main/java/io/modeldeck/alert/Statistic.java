package io.modeldeck.alert;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The series that passes a threshold exactly when a rule's condition is met for long enough, at each evaluation. Turned so that larger is worse. Pure.
 *
 * @param at when each value was judged, ascending
 * @param values NaN where nothing could be judged
 * @param step the usual distance of two of them
 * @param apart for how long values must stay below a level for what comes after to be another peak
 */
record Statistic(long[] at, double[] values, Duration step, Duration apart) {

    private static final long DAY = Duration.ofDays(1).toMillis();

    static Statistic of(Condition condition, Course course, TimeRange range, int side) {
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        Instant newest = Instant.MIN;
        for (Instant now : course.moments(range)) {
            List<Measure> measures = course.at(now);
            // Between two checks, or two windows side by side, nothing new is judged.
            if (!measures.isEmpty() && measures.getLast().at().isAfter(newest)) {
                newest = measures.getLast().at();
                times.add(now.toEpochMilli());
                values.add(judged(condition, measures, side));
            }
        }
        long[] at = times.stream().mapToLong(Long::longValue).toArray();
        double[] single = values.stream().mapToDouble(Double::doubleValue).toArray();
        Holding holding = condition.holding();
        return new Statistic(
                at,
                held(at, single, Duration.ofMinutes(holding.forMinutes()).toMillis()),
                step(at),
                Duration.ofMinutes(holding.keepFiringMinutes()));
    }

    /** The value that decides: the newest, or the n-th worst of those that are counted. */
    private static double judged(Condition condition, List<Measure> measures, int side) {
        if (condition.count().isEmpty()) {
            return side * measures.getLast().value();
        }
        double[] known = measures.stream()
                .filter(Measure::isKnown)
                .mapToDouble(measure -> side * measure.value())
                .sorted()
                .toArray();
        int needed = condition.count().get().breaches();
        return known.length < needed ? Double.NaN : known[known.length - needed];
    }

    /** The least value of the stretch that the condition must hold; not known where one of it is not. */
    private static double[] held(long[] at, double[] values, long length) {
        if (length == 0) {
            return values;
        }
        double[] least = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            int first = i;
            while (first > 0 && at[i] - at[first] < length) {
                first--;
                value = Math.min(value, values[first]);
            }
            least[i] = at[i] - at[first] < length ? Double.NaN : value;
        }
        return least;
    }

    private static Duration step(long[] at) {
        long[] steps = new long[Math.max(0, at.length - 1)];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = at[i + 1] - at[i];
        }
        Arrays.sort(steps);
        return Duration.ofMillis(steps.length == 0 ? 0 : steps[steps.length / 2]);
    }

    /** How much time the values that are known stand for. */
    Duration covered() {
        return step.multipliedBy(
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).count());
    }

    /** How high each run of values above the level got. Unknown values neither end a run nor begin one. */
    double[] peaks(double level) {
        List<Double> peaks = new ArrayList<>();
        double height = Double.NEGATIVE_INFINITY;
        long calmFrom = Long.MIN_VALUE;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > level) {
                height = Math.max(height, values[i]);
                calmFrom = Long.MIN_VALUE;
            } else if (height > level) {
                calmFrom = Double.isNaN(values[i]) || calmFrom == Long.MIN_VALUE ? at[i] : calmFrom;
                if (!Double.isNaN(values[i]) && at[i] - calmFrom >= apart.toMillis()) {
                    peaks.add(height);
                    height = Double.NEGATIVE_INFINITY;
                }
            }
        }
        if (height > level) {
            peaks.add(height);
        }
        return peaks.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The highest value of each day (UTC) that has at least one. */
    double[] dailyMaxima() {
        SortedMap<Long, Double> highest = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isNaN(values[i])) {
                highest.merge(Math.floorDiv(at[i], DAY), values[i], Math::max);
            }
        }
        return highest.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
