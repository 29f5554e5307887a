package io.modeldeck.training;

import io.modeldeck.training.tree.BinnedRows;
import io.modeldeck.training.tree.FlatTree;
import io.modeldeck.training.tree.TreeEnsemble;
import io.modeldeck.training.tree.TreeGrower;
import io.modeldeck.training.tree.TreeLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Gradient boosting: tree after tree, each a step against the derivatives of the loss where the trees before it left the rows. */
final class Boosting {

    /**
     * How it goes about.
     *
     * @param rowShare of the rows, drawn anew for each tree
     * @param columnShare of the columns, drawn anew for each tree
     */
    record Pace(double learningRate, TreeLimits limits, double rowShare, double columnShare, long seed) {}

    /**
     * What came out.
     *
     * @param start the scores to which the trees add
     */
    record Fitted(double[] start, TreeEnsemble trees) {}

    private final BoostingLoss loss;
    private final Pace pace;
    private final float[] matrix;
    private final int width;
    private final int outputs;
    private final int learnt;
    private final int rows;
    private final TreeGrower grower;
    private final double[] scores;
    private final double[][] first;
    private final double[][] second;

    /**
     * @param matrix encoded rows, [rows × width]
     * @param learnt rows [0, learnt) are learnt from, the rest is only measured
     */
    Boosting(BoostingLoss loss, Pace pace, float[] matrix, int width, int learnt) {
        this.loss = loss;
        this.pace = pace;
        this.matrix = matrix;
        this.width = width;
        this.outputs = loss.outputs();
        this.learnt = learnt;
        this.rows = matrix.length / width;
        this.grower = new TreeGrower(BinnedRows.of(matrix, learnt, width), pace.limits(), 1);
        this.scores = new double[rows * outputs];
        this.first = new double[outputs][rows];
        this.second = new double[outputs][rows];
    }

    /** Goes on until the rows that are only measured get no better, or so many iterations are done. */
    Fitted fit(int iterations, int patience, Course course) {
        double[] start = loss.start(learnt);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = start[i % outputs];
        }
        List<FlatTree> trees = new ArrayList<>();
        BestEpoch best = new BestEpoch(patience);
        SplittableRandom random = new SplittableRandom(pace.seed());
        for (int i = 0; i < iterations && !(learnt < rows && best.isOver()); i++) {
            derive();
            for (int k = 0; k < outputs; k++) {
                trees.add(tree(k, random));
                course.checkCancelled();
            }
            Tally watched = tally(learnt, rows);
            best.isBest(watched.loss());
            course.epoch(tally(0, learnt).metrics(), watched.metrics());
        }
        int kept = learnt < rows ? best.best() * outputs : trees.size();
        return new Fitted(start, new TreeEnsemble(trees.subList(0, kept), outputs, pace.learningRate()));
    }

    private void derive() {
        for (int row = 0; row < learnt; row++) {
            loss.derivatives(row, scores, first, second);
        }
    }

    private FlatTree tree(int output, SplittableRandom random) {
        int[] bag = drawn(learnt, pace.rowShare(), random);
        int[] columns = drawn(width, pace.columnShare(), random);
        FlatTree tree =
                grower.grow(first[output], second[output], bag, columns, random, (ofRows, from, to, grown, node) -> {
                    float step = TreeEnsemble.scaled(grown.value(node, 0), pace.learningRate());
                    for (int i = from; i < to; i++) {
                        scores[ofRows[i] * outputs + output] += step;
                    }
                });
        boolean[] inBag = new boolean[rows];
        for (int row : bag) {
            inBag[row] = true;
        }
        for (int row = 0; row < rows; row++) {
            if (!inBag[row]) {
                float value = tree.value(tree.leafOf(matrix, width, row), 0);
                scores[row * outputs + output] += TreeEnsemble.scaled(value, pace.learningRate());
            }
        }
        return tree;
    }

    private Tally tally(int from, int to) {
        Tally tally = loss.tally();
        for (int row = from; row < to; row++) {
            loss.measure(row, scores, tally);
        }
        return tally;
    }

    /** A share of 0, 1, … in their order, at least one. */
    static int[] drawn(int count, double share, SplittableRandom random) {
        int[] all = IntStream.range(0, count).toArray();
        int wanted = Math.max(1, (int) Math.round(count * share));
        if (wanted >= count) {
            return all;
        }
        for (int i = 0; i < wanted; i++) {
            int j = i + random.nextInt(count - i);
            int swap = all[i];
            all[i] = all[j];
            all[j] = swap;
        }
        int[] drawn = Arrays.copyOf(all, wanted);
        Arrays.sort(drawn);
        return drawn;
    }
}
