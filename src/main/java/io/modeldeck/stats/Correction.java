package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Comparator;

/** Corrections of several p values that are looked at together. A corrected p value is held against the level that one test alone would have. */
public enum Correction {
    /** False-discovery rate: of the rejections at q at most the share q is false, on average (Benjamini and Hochberg 1995). */
    BENJAMINI_HOCHBERG {
        @Override
        double[] ascending(double[] sorted) {
            int n = sorted.length;
            double[] adjusted = new double[n];
            double smallest = 1;
            for (int rank = n; rank >= 1; rank--) {
                smallest = Math.min(smallest, sorted[rank - 1] * n / rank);
                adjusted[rank - 1] = smallest;
            }
            return adjusted;
        }
    },
    /** Family-wise error: any false rejection at a has at most the probability a, step by step (Holm 1979). */
    HOLM {
        @Override
        double[] ascending(double[] sorted) {
            int n = sorted.length;
            double[] adjusted = new double[n];
            double largest = 0;
            for (int rank = 1; rank <= n; rank++) {
                largest = Math.max(largest, Math.min(1, sorted[rank - 1] * (n - rank + 1)));
                adjusted[rank - 1] = largest;
            }
            return adjusted;
        }
    },
    /** The same for each test by itself: every p value times their number. */
    BONFERRONI {
        @Override
        double[] ascending(double[] sorted) {
            return Arrays.stream(sorted)
                    .map(p -> Math.min(1, p * sorted.length))
                    .toArray();
        }
    },
    /** As they are. */
    NONE {
        @Override
        double[] ascending(double[] sorted) {
            return sorted;
        }
    };

    abstract double[] ascending(double[] sorted);

    /** The corrected p values in the order of the given ones. */
    public double[] adjust(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("a p value lies between 0 and 1, not at " + p);
            }
        }
        Integer[] order = new Integer[pValues.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> pValues[i]));
        double[] sorted = new double[order.length];
        Arrays.setAll(sorted, rank -> pValues[order[rank]]);
        double[] ascending = ascending(sorted);
        double[] adjusted = new double[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            adjusted[order[rank]] = ascending[rank];
        }
        return adjusted;
    }
}
