package io.modeldeck.search;

import io.modeldeck.stats.RegressionTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much each hyperparameter matters by itself: its share of the variance of a small forest that was fitted to the trials, as functional analysis of variance has it
 * (Hutter and others 2014), with the other hyperparameters averaged out over the trials. What is missing to 1 is what only combinations explain.
 */
final class Importance {

    private static final int FEWEST = 10;
    private static final int TREES = 32;
    private static final int DRAWN = 512;
    private static final RegressionTree.Limits LIMITS = new RegressionTree.Limits(8, 0, 2);

    private Importance() {}

    /** Shares from 0 to 1 by name; empty below ten trials that came to their end, and where all came out alike. */
    static Map<String, Double> of(Space space, List<Scored> trials, long seed) {
        List<Scored> ended = trials.stream().filter(t -> !t.pruned()).toList();
        if (ended.size() < FEWEST) {
            return Map.of();
        }
        SplittableRandom random = new SplittableRandom(seed);
        List<RegressionTree> forest = forest(space, ended, random);
        double[] anywhere = new double[DRAWN];
        for (int i = 0; i < DRAWN; i++) {
            double[] point = new double[space.size()];
            for (int d = 0; d < point.length; d++) {
                point[d] = ended.get(random.nextInt(ended.size())).point()[d];
            }
            anywhere[i] = predict(forest, point);
        }
        double all = variance(anywhere);
        if (all < 1e-18) {
            return Map.of();
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        for (int d = 0; d < space.size(); d++) {
            shares.put(space.dimensions().get(d).name(), variance(marginal(forest, ended, d)) / all);
        }
        // Both variances are of samples: by chance the parts may be a little more than the whole.
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((name, share) -> share / Math.max(1, sum));
        return shares;
    }

    /** What is predicted for each value of one hyperparameter, averaged over the others. */
    private static double[] marginal(List<RegressionTree> forest, List<Scored> trials, int dimension) {
        int step = Math.max(1, trials.size() / 32);
        List<Double> means = new ArrayList<>();
        for (int value = 0; value < trials.size(); value += step) {
            double sum = 0;
            int n = 0;
            for (int other = 0; other < trials.size(); other += step) {
                double[] point = trials.get(other).point().clone();
                point[dimension] = trials.get(value).point()[dimension];
                sum += predict(forest, point);
                n++;
            }
            means.add(sum / n);
        }
        return means.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<RegressionTree> forest(Space space, List<Scored> trials, SplittableRandom random) {
        List<RegressionTree> forest = new ArrayList<>();
        for (int tree = 0; tree < TREES; tree++) {
            double[][] columns = new double[space.size()][trials.size()];
            double[] target = new double[trials.size()];
            for (int row = 0; row < target.length; row++) {
                Scored drawn = trials.get(random.nextInt(target.length));
                target[row] = drawn.loss();
                for (int d = 0; d < columns.length; d++) {
                    columns[d][row] = drawn.point()[d];
                }
            }
            forest.add(RegressionTree.of(columns, target, LIMITS));
        }
        return forest;
    }

    private static double predict(List<RegressionTree> forest, double[] point) {
        return forest.stream().mapToDouble(tree -> tree.predict(point)).sum() / forest.size();
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / values.length;
    }
}
