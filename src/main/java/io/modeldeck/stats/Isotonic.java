package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Isotonic calibration of scores: the never falling step function of the score that is nearest to the outcomes in least squares, found by pooling
 * adjacent violators (Ayer and others 1955). Immutable.
 */
public final class Isotonic {

    private final double[] from;
    private final double[] level;

    private Isotonic(double[] from, double[] level) {
        this.from = from;
        this.level = level;
    }

    /**
     * @param score finite, at least one
     * @param truth whether the positive class came true
     */
    public static Isotonic of(double[] score, boolean[] truth) {
        Rows.requirePaired(score.length, truth.length);
        Rows.requireFinite("the score", score);
        if (score.length == 0) {
            throw new IllegalArgumentException("a calibration needs rows");
        }
        Integer[] order = new Integer[score.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> score[i] + 0.0));
        Blocks blocks = new Blocks(score.length);
        for (Integer row : order) {
            blocks.add(score[row] + 0.0, truth[row] ? 1 : 0);
        }
        double[] levels = blocks.levels();
        return new Isotonic(Arrays.copyOf(blocks.from, levels.length), levels);
    }

    /** The calibrated probability of a score. Below the first one seen it is that of the first. */
    public double apply(double score) {
        int found = Arrays.binarySearch(from, score + 0.0);
        return level[found >= 0 ? found : Math.max(0, -found - 2)];
    }

    /** Stretches of equal level, ascending. */
    private static final class Blocks {

        private final double[] from;
        private final double[] sum;
        private final double[] weight;
        private int size;

        Blocks(int rows) {
            from = new double[rows];
            sum = new double[rows];
            weight = new double[rows];
        }

        void add(double score, double outcome) {
            if (size > 0 && from[size - 1] == score) {
                sum[size - 1] += outcome;
                weight[size - 1]++;
            } else {
                from[size] = score;
                sum[size] = outcome;
                weight[size] = 1;
                size++;
            }
        }

        double[] levels() {
            int kept = 0;
            for (int block = 0; block < size; block++) {
                from[kept] = from[block];
                sum[kept] = sum[block];
                weight[kept] = weight[block];
                while (kept > 0 && sum[kept - 1] * weight[kept] >= sum[kept] * weight[kept - 1]) {
                    sum[kept - 1] += sum[kept];
                    weight[kept - 1] += weight[kept];
                    kept--;
                }
                kept++;
            }
            size = kept;
            double[] levels = new double[size];
            Arrays.setAll(levels, block -> sum[block] / weight[block]);
            return levels;
        }
    }
}
