package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The test of DeLong, DeLong and Clarke-Pearson (1988) of two areas under the ROC curve on the same rows. A positive row's placement is the share of
 * negative rows with a lower score, ties counting half, and the other way round; the area is the mean placement, and the variance of the difference
 * follows from the differences of placements on either side.
 */
public final class DeLong {

    private DeLong() {}

    /**
     * @param first area under the curve of the first scores
     * @param difference first minus second
     * @param standardError of the difference; 0 where both order every pair alike
     * @param interval of the difference, by the normal distribution
     * @param pValue two-sided
     */
    public record Result(
            double first, double second, double difference, double standardError, Interval interval, double pValue) {}

    /** Empty with fewer than two rows of a class. */
    public static Optional<Result> test(boolean[] truth, double[] first, double[] second, double confidence) {
        Rows.requirePaired(truth.length, first.length);
        Rows.requirePaired(truth.length, second.length);
        Rows.requireFinite("the first score", first);
        Rows.requireFinite("the second score", second);
        double[] firstUp = placements(truth, first, true);
        double[] firstDown = placements(truth, first, false);
        if (firstUp.length < 2 || firstDown.length < 2) {
            return Optional.empty();
        }
        double[] up = less(firstUp, placements(truth, second, true));
        double[] down = less(firstDown, placements(truth, second, false));
        double area = mean(firstUp);
        double difference = mean(up);
        double error = Math.sqrt(variance(up) / up.length + variance(down) / down.length);
        double half = Proportions.zOf(confidence) * error;
        double p = error == 0 ? 1 : Tails.normalTwoSided(difference / error);
        return Optional.of(new Result(
                area, area - difference, difference, error, new Interval(difference - half, difference + half), p));
    }

    /** Of the rows on one side, in their order. */
    private static double[] placements(boolean[] truth, double[] score, boolean side) {
        double[] own = scoresOf(truth, score, side);
        double[] others = scoresOf(truth, score, !side);
        Arrays.sort(others);
        double[] placements = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            // Ties count half: the mean of those below, and those not above.
            double below = (count(others, own[i], false) + count(others, own[i], true)) / 2.0;
            placements[i] = (side ? below : others.length - below) / others.length;
        }
        return placements;
    }

    /** How many of the ascending values lie below a value, or below and at it. */
    private static int count(double[] ascending, double value, boolean at) {
        int low = 0;
        int high = ascending.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ascending[middle] < value || at && ascending[middle] == value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double[] scoresOf(boolean[] truth, double[] score, boolean side) {
        return IntStream.range(0, score.length)
                .filter(row -> truth[row] == side)
                .mapToDouble(row -> score[row])
                .toArray();
    }

    private static double[] less(double[] first, double[] second) {
        double[] difference = new double[first.length];
        Arrays.setAll(difference, i -> first[i] - second[i]);
        return difference;
    }

    /** Divisor n−1. */
    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }
}
