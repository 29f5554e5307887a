package io.modeldeck.training;

import java.util.Map;

/** Sums up how well answers meet the truth, each row by its weight. */
final class Tally {

    private static final double SMALLEST_PROBABILITY = 1e-15;

    private final boolean classes;
    private double weight;
    private double first;
    private double second;

    private Tally(boolean classes) {
        this.classes = classes;
    }

    /** Measures {@code loss} (mean log loss, natural logarithm) and {@code accuracy}. */
    static Tally ofClasses() {
        return new Tally(true);
    }

    /** Measures {@code rmse} and {@code mae}. */
    static Tally ofValues() {
        return new Tally(false);
    }

    /** Probabilities of the classes, and the class that was true. The most probable class is the first of equals. */
    void addClass(double rowWeight, double[] shares, int truth) {
        double own = shares[truth];
        boolean right = true;
        for (int k = 0; k < shares.length; k++) {
            right &= k < truth ? shares[k] < own : shares[k] <= own;
        }
        addLoss(rowWeight, -Math.log(Math.max(own, SMALLEST_PROBABILITY)), right);
    }

    void addValue(double rowWeight, double answer, double truth) {
        add(rowWeight, (answer - truth) * (answer - truth), Math.abs(answer - truth));
    }

    /** A row's log loss, and whether its most probable class is the true one. */
    void addLoss(double rowWeight, double loss, boolean right) {
        add(rowWeight, loss, right ? 1 : 0);
    }

    private void add(double rowWeight, double a, double b) {
        weight += rowWeight;
        first += rowWeight * a;
        second += rowWeight * b;
    }

    /** What is to become small: the mean log loss, or the mean squared error. NaN without rows. */
    double loss() {
        return first / weight;
    }

    Map<String, Double> metrics() {
        if (!(weight > 0)) {
            return Map.of();
        }
        return classes
                ? Map.of("loss", first / weight, "accuracy", second / weight)
                : Map.of("rmse", Math.sqrt(first / weight), "mae", second / weight);
    }
}
