package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The test of DeLong, DeLong and Clarke-Pearson (1988) of two areas under the ROC curve on the same rows. A positive row's placement is the share of
 * negative rows with a lower score, ties counting half, and the other way round; the area is the mean placement, and the variance of the difference
 * follows from the differences of placements on either side. With more than two classes the mean area of each class against the rest is compared in the same way: a
 * row's share in that mean is the sum of its placements for each class, and the variance follows from the rows within each class.
 */
public final class DeLong {

    /** A variance below this comes from the order of summation. */
    private static final double ROUNDING = 1e-24;

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
        double variance = variance(up) / up.length + variance(down) / down.length;
        return Optional.of(result(mean(firstUp), mean(up), variance, confidence));
    }

    /**
     * The mean area of each class against the rest, of the classes that occur.
     *
     * @param truth number of each row's class
     * @param first a score of each class for each row; classes in the order of their numbers
     * @return empty with fewer than two classes, or fewer than two rows of a class that occurs
     */
    public static Optional<Result> macro(int[] truth, double[][] first, double[][] second, double confidence) {
        Rows.requirePaired(truth.length, first.length);
        Rows.requirePaired(truth.length, second.length);
        int[] classes = Arrays.stream(truth).distinct().sorted().toArray();
        double[] shares = new double[truth.length];
        double area = 0;
        for (int each : classes) {
            boolean[] own = own(truth, each);
            double[] mine = byRow(own, column("the first score", first, each));
            double[] theirs = byRow(own, column("the second score", second, each));
            long size = IntStream.of(truth).filter(c -> c == each).count();
            for (int row = 0; row < truth.length; row++) {
                double weight = 1.0 / classes.length / (own[row] ? size : truth.length - size);
                shares[row] += weight * (mine[row] - theirs[row]);
            }
            area += mean(scoresOf(own, mine, true)) / classes.length;
        }
        double difference = 0;
        double variance = 0;
        for (int each : classes) {
            double[] within = scoresOf(own(truth, each), shares, true);
            if (classes.length < 2 || within.length < 2) {
                return Optional.empty();
            }
            // Each area is counted by its own rows and by the others, so twice in all.
            difference += Arrays.stream(within).sum() / 2;
            variance += variance(within) * within.length;
        }
        return Optional.of(result(area, difference, variance < ROUNDING ? 0 : variance, confidence));
    }

    private static Result result(double area, double difference, double variance, double confidence) {
        double error = Math.sqrt(variance);
        double half = Proportions.zOf(confidence) * error;
        double p = error == 0 ? 1 : Tails.normalTwoSided(difference / error);
        return new Result(
                area, area - difference, difference, error, new Interval(difference - half, difference + half), p);
    }

    private static boolean[] own(int[] truth, int wanted) {
        boolean[] own = new boolean[truth.length];
        for (int row = 0; row < own.length; row++) {
            own[row] = truth[row] == wanted;
        }
        return own;
    }

    private static double[] column(String what, double[][] scores, int column) {
        double[] values = Arrays.stream(scores).mapToDouble(row -> row[column]).toArray();
        Rows.requireFinite(what, values);
        return values;
    }

    /** The placements of both sides, each at its row. */
    private static double[] byRow(boolean[] truth, double[] score) {
        double[] up = placements(truth, score, true);
        double[] down = placements(truth, score, false);
        double[] placements = new double[truth.length];
        int positive = 0;
        for (int row = 0; row < truth.length; row++) {
            placements[row] = truth[row] ? up[positive++] : down[row - positive];
        }
        return placements;
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
