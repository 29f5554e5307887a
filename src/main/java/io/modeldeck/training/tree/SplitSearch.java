package io.modeldeck.training.tree;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Finds the best split of a node by counting its rows into bins. A histogram holds for each column, bin by bin: rows, sum of weights, sums of gradients. Columns are
 * counted independently of each other, for large nodes on several processors; the result does not depend on how many.
 */
final class SplitSearch {

    /** Measured: below, handing columns to other processors costs more than it saves. */
    private static final long PARALLEL_CELLS = 200_000;
    /** Gains below this part of the node's worth are rounding. */
    private static final double ROUNDING = 1e-10;

    private final BinnedRows data;
    private final TreeLimits limits;
    private final int outputs;
    /** Numbers for a bin. */
    private final int stride;

    private final Deque<double[]> spare = new ArrayDeque<>();
    private final double[] nodeGradients;
    private final double[] nodeWeights;
    private int[] rows;
    private int from;
    private int to;

    SplitSearch(BinnedRows data, TreeLimits limits, int outputs) {
        this.data = data;
        this.limits = limits;
        this.outputs = outputs;
        this.stride = outputs + 2;
        this.nodeGradients = new double[data.rows() * outputs];
        this.nodeWeights = new double[data.rows()];
    }

    /** Turns to the rows {@code ofRows[begin..end)}; their numbers are put side by side, so that counting reads them in order. */
    void node(double[] gradients, double[] weights, int[] ofRows, int begin, int end) {
        rows = ofRows;
        from = begin;
        to = end;
        for (int i = begin; i < end; i++) {
            int row = rows[i];
            nodeWeights[i] = weights[row];
            for (int k = 0; k < outputs; k++) {
                nodeGradients[i * outputs + k] = gradients[row * outputs + k];
            }
        }
    }

    /** The histogram of some columns for the node. */
    double[] count(int[] columns) {
        double[] histogram = take();
        Arrays.fill(histogram, 0);
        each(columns, column -> count(column, histogram, column * BinnedRows.BINS * stride));
        return histogram;
    }

    /** What remains of the parent's histogram without the sibling's; the parent's array is used up. */
    double[] subtract(double[] parent, double[] sibling, int[] columns) {
        int size = BinnedRows.BINS * stride;
        for (int column : columns) {
            for (int i = column * size; i < (column + 1) * size; i++) {
                parent[i] -= sibling[i];
            }
        }
        return parent;
    }

    void giveBack(double[] histogram) {
        if (histogram != null) {
            spare.push(histogram);
        }
    }

    /** The best split by a histogram of a node with these totals; null where none gains anything. */
    Split best(double[] histogram, int[] columns, double[] totals) {
        Split best = null;
        int size = BinnedRows.BINS * stride;
        for (int column : columns) {
            best = better(best, new Scan(column, histogram, column * size, totals).best(0, data.bins(column) - 1));
        }
        return best;
    }

    /** The best split of the node on some columns, without keeping a histogram: what was counted is zeroed again. A search either keeps histograms or does not. */
    Split among(int[] columns, double[] totals) {
        Split[] found = new Split[columns.length];
        double[] histogram = take();
        int size = BinnedRows.BINS * stride;
        each(IntStream.range(0, columns.length).toArray(), i -> {
            int at = columns[i] * size;
            int[] range = count(columns[i], histogram, at);
            found[i] = new Scan(columns[i], histogram, at, totals).best(range[0], range[1]);
            Arrays.fill(histogram, at + range[0] * stride, at + (range[1] + 1) * stride, 0);
            Arrays.fill(histogram, at + size - stride, at + size, 0);
        });
        spare.push(histogram);
        Split best = null;
        for (Split split : found) {
            best = better(best, split);
        }
        return best;
    }

    private static Split better(Split best, Split other) {
        return other != null && (best == null || other.gain() > best.gain()) ? other : best;
    }

    private void each(int[] columns, IntConsumer work) {
        IntStream all = Arrays.stream(columns);
        if ((long) columns.length * (to - from) >= PARALLEL_CELLS) {
            all.parallel().forEach(work);
        } else {
            all.forEach(work);
        }
    }

    private double[] take() {
        double[] histogram = spare.poll();
        return histogram == null ? new double[data.width() * BinnedRows.BINS * stride] : histogram;
    }

    /** Adds the node's rows to a column's bins, from position {@code at} on; answers the first and the last bin of values that has rows. */
    private int[] count(int column, double[] histogram, int at) {
        byte[] bins = data.column(column);
        int least = BinnedRows.MISSING;
        int most = 0;
        for (int i = from; i < to; i++) {
            int bin = bins[rows[i]] & 0xFF;
            int cell = at + bin * stride;
            histogram[cell]++;
            histogram[cell + 1] += nodeWeights[i];
            if (outputs == 1) {
                histogram[cell + 2] += nodeGradients[i];
            } else {
                for (int k = 0; k < outputs; k++) {
                    histogram[cell + 2 + k] += nodeGradients[i * outputs + k];
                }
            }
            least = Math.min(least, bin);
            most = Math.max(most, bin == BinnedRows.MISSING ? 0 : bin);
        }
        return new int[] {Math.min(least, most), most};
    }

    /** One column's bins, from the lowest to the highest. */
    private final class Scan {

        private final int column;
        private final double[] histogram;
        private final int at;
        private final double[] totals;
        private final double worth;
        private double best;
        private Split split;

        Scan(int column, double[] histogram, int at, double[] totals) {
            this.column = column;
            this.histogram = histogram;
            this.at = at;
            this.totals = totals;
            this.worth = worth(totals);
            this.best = worth + ROUNDING * Math.abs(worth);
        }

        Split best(int first, int last) {
            double[] left = new double[stride];
            double[] withGaps = new double[stride];
            int missing = at + BinnedRows.MISSING * stride;
            boolean gaps = histogram[missing] > 0;
            // with gaps the values may also stand against them, after the last bin
            for (int bin = first; bin < (gaps ? last + 1 : last); bin++) {
                int cell = at + bin * stride;
                if (histogram[cell] == 0) {
                    continue;
                }
                for (int i = 0; i < stride; i++) {
                    left[i] += histogram[cell + i];
                }
                consider(bin, left, !gaps && 2 * left[0] > totals[0]);
                if (gaps) {
                    for (int i = 0; i < stride; i++) {
                        withGaps[i] = left[i] + histogram[missing + i];
                    }
                    consider(bin, withGaps, true);
                }
            }
            return split;
        }

        private void consider(int bin, double[] left, boolean missingLeft) {
            double rows = totals[0] - left[0];
            double weight = totals[1] - left[1];
            int least = Math.max(1, limits.leafRows());
            if (left[0] < least || rows < least || left[1] < limits.leafWeight() || weight < limits.leafWeight()) {
                return;
            }
            double squares = 0;
            for (int k = 2; k < stride; k++) {
                squares += (totals[k] - left[k]) * (totals[k] - left[k]);
            }
            double sum = worth(left) + over(squares, weight);
            if (sum > best) {
                best = sum;
                split = new Split(column, bin, missingLeft, sum - worth);
            }
        }

        private double worth(double[] sums) {
            double squares = 0;
            for (int k = 2; k < stride; k++) {
                squares += sums[k] * sums[k];
            }
            return over(squares, sums[1]);
        }

        private double over(double squares, double weight) {
            return weight + limits.l2() > 0 ? squares / (weight + limits.l2()) : 0;
        }
    }
}
