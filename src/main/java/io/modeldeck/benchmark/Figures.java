package io.modeldeck.benchmark;

import io.modeldeck.stats.BlockBootstrap;
import io.modeldeck.stats.Interval;
import io.modeldeck.stats.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The times of the answered calls of one model in milliseconds, by name; where chance alone may have moved a figure, the interval in which it lies 95 times
 * of 100.
 */
public record Figures(Map<String, Double> values, Map<String, Interval> intervals) {

    public static final List<String> NAMES = List.of("average", "p50", "p95", "p99", "min", "p25", "p75", "max");
    static final double CONFIDENCE = 0.95;
    static final int DRAWS = 1_000;

    /** Empty where no call was answered. */
    static Optional<Figures> of(double[] millis, long seed) {
        if (millis.length == 0) {
            return Optional.empty();
        }
        Sample sample = Sample.of(millis);
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("average", sample.mean());
        values.put("p50", sample.quantile(0.50));
        values.put("p95", sample.quantile(0.95));
        values.put("p99", sample.quantile(0.99));
        values.put("min", sample.min());
        values.put("p25", sample.quantile(0.25));
        values.put("p75", sample.quantile(0.75));
        values.put("max", sample.max());
        BlockBootstrap drawn = new BlockBootstrap(millis, DRAWS, seed, CONFIDENCE);
        Map<String, Interval> intervals = new LinkedHashMap<>();
        intervals.put("average", drawn.mean());
        List<Interval> quantiles = drawn.quantiles(0.50, 0.95, 0.99);
        intervals.put("p50", quantiles.get(0));
        intervals.put("p95", quantiles.get(1));
        intervals.put("p99", quantiles.get(2));
        return Optional.of(new Figures(values, intervals));
    }

    public double value(String name) {
        return values.getOrDefault(name, Double.NaN);
    }

    public Optional<Interval> interval(String name) {
        return Optional.ofNullable(intervals.get(name));
    }
}
