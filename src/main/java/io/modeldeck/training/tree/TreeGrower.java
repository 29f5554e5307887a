package io.modeldeck.training.tree;

import io.modeldeck.training.encoding.ColumnEncoding;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;

/**
 * Grows one tree on binned rows. What it lowers is the second-order loss: a row has gradients {@code g} (one for each output) and a weight {@code h}; a leaf
 * answers {@code −Σg/(Σh + l2)} and is worth {@code Σ(Σg)²/(Σh + l2)}. With {@code g = −w·y, h = w} that is the mean and the squared error, with indicators of the
 * classes as {@code y} their shares and the Gini impurity; with derivatives of a loss it is a step of gradient boosting (Friedman 2001; Chen and Guestrin 2016).
 *
 * <p>Among splits of equal worth the first column and the lowest threshold win, so that the same rows give the same tree. Used by one thread at a time.
 */
public final class TreeGrower {

    /** Hears of each leaf: rows {@code rows[from..to)} end in it. */
    public interface Leaves {
        void leaf(int[] rows, int from, int to, FlatTree tree, int node);
    }

    private static final int MOST_HISTOGRAMS = 256;

    private final BinnedRows data;
    private final TreeLimits limits;
    private final int outputs;
    private final SplitSearch search;
    private final int[] scratch;
    private TreeShape shape;
    private int[] rows;
    private double[] gradients;
    private double[] weights;
    private RandomGenerator random;
    private int[] treeColumns;

    public TreeGrower(BinnedRows data, TreeLimits limits, int outputs) {
        this.data = data;
        this.limits = limits;
        this.outputs = outputs;
        this.search = new SplitSearch(data, limits, outputs);
        this.scratch = new int[data.rows()];
    }

    /** A node that may still be split. */
    private static final class Open {

        private final int node;
        private final int from;
        private final int to;
        private final int depth;
        /** Rows, sum of weights, sums of gradients. */
        private double[] totals;

        private double[] histogram;
        private Split split;

        Open(int node, int from, int to, int depth) {
            this.node = node;
            this.from = from;
            this.to = to;
            this.depth = depth;
        }

        int rows() {
            return to - from;
        }
    }

    /**
     * @param gradientsOfRows [row × outputs]
     * @param weightsOfRows not negative
     * @param chosen the rows to learn from; reordered
     * @param columns the columns that this tree may use
     */
    public FlatTree grow(
            double[] gradientsOfRows,
            double[] weightsOfRows,
            int[] chosen,
            int[] columns,
            RandomGenerator source,
            Leaves leaves) {
        gradients = gradientsOfRows;
        weights = weightsOfRows;
        rows = chosen;
        random = source;
        treeColumns = columns;
        shape = new TreeShape(outputs);
        PriorityQueue<Open> open = new PriorityQueue<>(
                Comparator.comparingDouble((Open o) -> -o.split.gain()).thenComparingInt(o -> o.node));
        Open root = open(0, rows.length, 0);
        if (canSplit(root)) {
            if (keepsHistograms()) {
                gather(root);
                root.histogram = search.count(treeColumns);
                choose(root, open);
            } else {
                draw(root, open);
            }
        }
        int count = 1;
        while (!open.isEmpty() && count < limits.leaves()) {
            branch(open.poll(), open, ++count < limits.leaves());
        }
        open.forEach(o -> search.giveBack(o.histogram));
        FlatTree tree = shape.finish();
        shape.leaves((node, from, to) -> leaves.leaf(rows, from, to, tree, node));
        return tree;
    }

    private void branch(Open parent, PriorityQueue<Open> open, boolean mayGoOn) {
        Split split = parent.split;
        int middle = partition(parent, split);
        Open left = open(parent.from, middle, parent.depth + 1);
        Open right = open(middle, parent.to, parent.depth + 1);
        shape.branch(parent.node, split, data.edge(split.column(), split.bin()), left.node, right.node);
        Open smaller = left.rows() <= right.rows() ? left : right;
        Open larger = smaller == left ? right : left;
        if (!mayGoOn || !canSplit(larger)) {
            search.giveBack(parent.histogram);
        } else if (!keepsHistograms()) {
            draw(larger, open);
            if (canSplit(smaller)) {
                draw(smaller, open);
            }
        } else {
            // the smaller child is counted, the larger one is what remains of the parent
            gather(smaller);
            smaller.histogram = search.count(treeColumns);
            larger.histogram = search.subtract(parent.histogram, smaller.histogram, treeColumns);
            choose(larger, open);
            choose(smaller, open);
        }
    }

    /** A new leaf of the tree, with its value. */
    private Open open(int from, int to, int depth) {
        Open node = new Open(shape.add(), from, to, depth);
        double[] totals = new double[outputs + 2];
        totals[0] = to - from;
        for (int i = from; i < to; i++) {
            totals[1] += weights[rows[i]];
            for (int k = 0; k < outputs; k++) {
                totals[2 + k] += gradients[rows[i] * outputs + k];
            }
        }
        double weight = totals[1] + limits.l2();
        for (int k = 0; k < outputs; k++) {
            shape.value(node.node, k, weight > 0 ? ColumnEncoding.single(-totals[2 + k] / weight) : 0);
        }
        shape.range(node.node, from, to);
        node.totals = totals;
        return node;
    }

    private boolean canSplit(Open node) {
        return node.depth < limits.depth() && node.rows() >= 2 * Math.max(1, limits.leafRows());
    }

    /** Histograms are kept while few leaves are open; a tree that may have thousands counts each node anew. */
    private boolean keepsHistograms() {
        return limits.leaves() <= MOST_HISTOGRAMS && limits.columnsPerNode() >= treeColumns.length;
    }

    private void gather(Open node) {
        search.node(gradients, weights, rows, node.from, node.to);
    }

    private void draw(Open node, PriorityQueue<Open> open) {
        gather(node);
        node.split = search.among(drawn(), node.totals);
        if (node.split != null) {
            open.add(node);
        }
    }

    private void choose(Open node, PriorityQueue<Open> open) {
        node.split = canSplit(node) ? search.best(node.histogram, treeColumns, node.totals) : null;
        if (node.split == null) {
            search.giveBack(node.histogram);
        } else {
            open.add(node);
        }
    }

    /** Columns for one split, without repetition, in their order. */
    private int[] drawn() {
        if (limits.columnsPerNode() >= treeColumns.length) {
            return treeColumns;
        }
        int[] pool = treeColumns.clone();
        int wanted = limits.columnsPerNode();
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(pool.length - i);
            int swap = pool[i];
            pool[i] = pool[j];
            pool[j] = swap;
        }
        int[] drawn = Arrays.copyOf(pool, wanted);
        Arrays.sort(drawn);
        return drawn;
    }

    /** Puts the rows that go left first, each side in its order; answers where the right side begins. */
    private int partition(Open node, Split split) {
        byte[] bins = data.column(split.column());
        int left = node.from;
        int right = 0;
        for (int i = node.from; i < node.to; i++) {
            int row = rows[i];
            int bin = bins[row] & 0xFF;
            if (bin == BinnedRows.MISSING ? split.missingLeft() : bin <= split.bin()) {
                rows[left++] = row;
            } else {
                scratch[right++] = row;
            }
        }
        System.arraycopy(scratch, 0, rows, left, right);
        return left;
    }
}
