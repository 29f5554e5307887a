package io.modeldeck.stats;

import java.util.Arrays;
import java.util.Optional;

/**
 * A small regression tree (Breiman and others 1984): each split takes the column and the border that leave the least squared error, among 32 quantiles of
 * a column; a missing value lies below all borders. Deterministic. Immutable.
 */
public final class RegressionTree {

    private static final int BINS = 32;

    /** How deep a tree grows, and the least share of rows and number of rows in a leaf. */
    public record Limits(int depth, double leafShare, int leafRows) {

        public static final Limits SMALL = new Limits(5, 0.01, 30);
    }

    private sealed interface Node {}

    private record Leaf(double value) implements Node {}

    private record Split(int column, int code, Node below, Node above) implements Node {}

    private final Optional<QuantileBins>[] bins;
    private final Node root;

    private RegressionTree(Optional<QuantileBins>[] bins, Node root) {
        this.bins = bins;
        this.root = root;
    }

    /**
     * @param columns one array for each column, as many values as the target; NaN is missing
     * @param target finite, at least one
     */
    public static RegressionTree of(double[][] columns, double[] target, Limits limits) {
        Rows.requireFinite("the target", target);
        if (target.length == 0) {
            throw new IllegalArgumentException("a tree needs rows");
        }
        @SuppressWarnings({"unchecked", "rawtypes"}) // Arrays of a generic type cannot be made otherwise.
        Optional<QuantileBins>[] bins = new Optional[columns.length];
        byte[][] codes = new byte[columns.length][];
        for (int c = 0; c < columns.length; c++) {
            Rows.requirePaired(columns[c].length, target.length);
            bins[c] = QuantileBins.of(Sample.of(columns[c]), BINS);
            codes[c] = new byte[target.length];
            for (int row = 0; row < target.length; row++) {
                codes[c][row] = (byte) code(bins[c], columns[c][row]);
            }
        }
        int[] rows = new int[target.length];
        Arrays.setAll(rows, i -> i);
        int leafRows = Math.max(limits.leafRows(), (int) Math.ceil(limits.leafShare() * target.length));
        return new RegressionTree(bins, new Growth(codes, target, rows, leafRows).grow(0, rows.length, limits.depth()));
    }

    /** The value of the leaf that a row falls into; the row has as many values as there were columns. */
    public double predict(double[] row) {
        Node node = root;
        while (node instanceof Split split) {
            node = code(bins[split.column()], row[split.column()]) <= split.code() ? split.below() : split.above();
        }
        return ((Leaf) node).value();
    }

    private static int code(Optional<QuantileBins> bins, double value) {
        return bins.isEmpty() || !Double.isFinite(value) ? 0 : 1 + bins.get().indexOf(value);
    }

    /** Rows of one node lie together; a split parts them in place. */
    private record Growth(byte[][] codes, double[] target, int[] rows, int leafRows) {

        private record Cut(int column, int code, double gain) {}

        Node grow(int from, int to, int depth) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += target[rows[i]];
            }
            double mean = sum / (to - from);
            Cut best = depth == 0 ? new Cut(0, 0, 0) : best(from, to, mean);
            if (best.gain() <= 0) {
                return new Leaf(mean);
            }
            int middle = part(from, to, best);
            return new Split(best.column(), best.code(), grow(from, middle, depth - 1), grow(middle, to, depth - 1));
        }

        private Cut best(int from, int to, double mean) {
            Cut best = new Cut(0, 0, 0);
            for (int column = 0; column < codes.length; column++) {
                double[] sums = new double[BINS + 1];
                int[] counts = new int[BINS + 1];
                double total = 0;
                for (int i = from; i < to; i++) {
                    int code = codes[column][rows[i]];
                    double deviation = target[rows[i]] - mean;
                    sums[code] += deviation;
                    total += deviation;
                    counts[code]++;
                }
                double below = 0;
                int countBelow = 0;
                for (int code = 0; code < BINS; code++) {
                    below += sums[code];
                    countBelow += counts[code];
                    int countAbove = to - from - countBelow;
                    if (countBelow >= leafRows && countAbove >= leafRows) {
                        double above = total - below;
                        double gain = below * below / countBelow + above * above / countAbove;
                        best = gain > best.gain() ? new Cut(column, code, gain) : best;
                    }
                }
            }
            return best;
        }

        private int part(int from, int to, Cut cut) {
            int middle = from;
            for (int i = from; i < to; i++) {
                if (codes[cut.column()][rows[i]] <= cut.code()) {
                    int row = rows[i];
                    rows[i] = rows[middle];
                    rows[middle++] = row;
                }
            }
            return middle;
        }
    }
}
