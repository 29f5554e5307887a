package io.modeldeck.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The circular block bootstrap (Politis and Romano 1992) of measurements in the order of time: whole stretches of neighbours are drawn, so that a disturbance
 * that lasted for several measurements counts as one, not as several independent ones. Intervals are those of percentiles.
 */
public final class BlockBootstrap {

    private final double[] sorted;
    private final int[] ranks;
    private final int draws;
    private final long seed;
    private final double confidence;

    /**
     * @param values in the order in which they were measured; at least one, all finite
     * @param draws how often as many values are drawn as there are
     * @param seed the same seed draws the same stretches
     * @param confidence share of the draws that an interval holds, as 0.95
     */
    public BlockBootstrap(double[] values, int draws, long seed, double confidence) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing can be drawn from no values");
        }
        Rows.requireFinite("the value", values);
        this.sorted = values.clone();
        Arrays.sort(sorted);
        this.ranks = ranks(values);
        this.draws = draws;
        this.seed = seed;
        this.confidence = confidence;
    }

    /** The length of the stretches: the cube root of the number of values, which is the order at which the error of the interval is least. */
    public static int blockLength(int values) {
        return Math.max(1, (int) Math.round(Math.cbrt(values)));
    }

    /** Where the mean lies. */
    public Interval mean() {
        double[] means = new double[draws];
        each((draw, counts) -> {
            double sum = 0;
            for (int i = 0; i < sorted.length; i++) {
                sum += counts[i] * sorted[i];
            }
            means[draw] = sum / sorted.length;
        });
        return interval(means);
    }

    /**
     * Where quantiles lie, by linear interpolation at rank p·(n−1) as in {@link Sample#quantile}.
     *
     * @param quantiles each from 0 to 1
     */
    public List<Interval> quantiles(double... quantiles) {
        double[][] drawn = new double[quantiles.length][draws];
        double[] values = new double[sorted.length];
        each((draw, counts) -> {
            spread(counts, values);
            for (int q = 0; q < quantiles.length; q++) {
                double rank = quantiles[q] * (values.length - 1);
                int below = (int) rank;
                double above = values[Math.min(below + 1, values.length - 1)];
                drawn[q][draw] = values[below] + (rank - below) * (above - values[below]);
            }
        });
        List<Interval> intervals = new ArrayList<>();
        for (double[] each : drawn) {
            intervals.add(interval(each));
        }
        return intervals;
    }

    private interface Draw {
        void of(int draw, int[] counts);
    }

    /** Tells how often each of the sorted values was drawn: nothing has to be sorted again. */
    private void each(Draw work) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = ranks.length;
        int length = blockLength(n);
        int[] counts = new int[n];
        for (int draw = 0; draw < draws; draw++) {
            Arrays.fill(counts, 0);
            int drawn = 0;
            while (drawn < n) {
                int from = random.nextInt(n);
                for (int i = 0; i < length && drawn < n; i++, drawn++) {
                    counts[ranks[(from + i) % n]]++;
                }
            }
            work.of(draw, counts);
        }
    }

    private void spread(int[] counts, double[] values) {
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int times = 0; times < counts[i]; times++) {
                values[at++] = sorted[i];
            }
        }
    }

    private Interval interval(double[] values) {
        Sample sample = Sample.of(values);
        double outside = (1 - confidence) / 2;
        return new Interval(sample.quantile(outside), sample.quantile(1 - outside));
    }

    /** The place of each value among the sorted ones. */
    private static int[] ranks(double[] values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
        int[] ranks = new int[values.length];
        for (int place = 0; place < order.length; place++) {
            ranks[order[place]] = place;
        }
        return ranks;
    }
}
