package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.training.formula.DenseNetwork;
import io.modeldeck.training.formula.Descent;
import io.modeldeck.training.formula.Softmax;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Teaches a network, epoch by epoch. */
final class NetworkFit {

    /**
     * How it goes about.
     *
     * @param hidden sizes of the hidden layers
     * @param batchRows rows for a step; 0: all
     * @param l2 half of it times the sum of squared weights is added to the mean loss
     * @param adam else plain descent
     */
    record Pace(int[] hidden, double learningRate, int epochs, int batchRows, double l2, boolean adam, long seed) {}

    private final Pace pace;
    private final HoldBack back;
    private final double[] x;
    private final int width;
    private final int outputs;
    /** For each row the class, or the standardised number. */
    private final double[] truth;

    private final double[] weights;
    private final boolean classes;

    /**
     * @param x standardised rows [rows × width]
     * @param truth for each row the index of its class, or its number on a scale near 1
     */
    NetworkFit(Pace pace, HoldBack back, TrainingSet data, double[] x, int width, double[] truth) {
        this.pace = pace;
        this.back = back;
        this.x = x;
        this.width = width;
        this.truth = truth;
        this.weights = data.weights();
        this.classes = data.task() == TaskType.CLASSIFICATION;
        this.outputs = classes ? data.classes().size() : 1;
    }

    /** The network after the epoch that was best on the rows held back, or after the last. */
    DenseNetwork fit(Course course, double unit) {
        SplittableRandom random = new SplittableRandom(pace.seed());
        int[] sizes = IntStream.concat(
                        IntStream.concat(IntStream.of(width), IntStream.of(pace.hidden())), IntStream.of(outputs))
                .toArray();
        DenseNetwork network = DenseNetwork.start(sizes, random);
        DenseNetwork best = network;
        DenseNetwork slopes = network.copy();
        Descent descent = pace.adam() ? Descent.adam(pace.learningRate(), network) : Descent.plain(pace.learningRate());
        BestEpoch watch = new BestEpoch(back.patience());
        int[] order = IntStream.range(0, back.learnt()).toArray();
        int batch = pace.batchRows() == 0 ? order.length : Math.min(pace.batchRows(), order.length);
        for (int epoch = 0; epoch < pace.epochs() && !(back.watches() && watch.isOver()); epoch++) {
            if (batch < order.length) {
                shuffle(order, random);
            }
            for (int from = 0; from < order.length; from += batch) {
                step(network, slopes, descent, order, from, Math.min(order.length, from + batch));
                course.checkCancelled();
            }
            Tally held = measure(network, back.learnt(), back.rows(), unit);
            if (watch.isBest(held.loss())) {
                best = network.copy();
            }
            course.epoch(measure(network, 0, back.learnt(), unit).metrics(), held.metrics());
        }
        return back.watches() ? best : network;
    }

    private void step(DenseNetwork network, DenseNetwork slopes, Descent descent, int[] order, int from, int to) {
        slopes.clear();
        for (int i = from; i < to; i++) {
            double[][] signals = network.signals(row(order[i]));
            network.backward(signals, slopes(order[i], signals[network.layers()], to - from), slopes);
        }
        for (int l = 0; l < network.layers() && pace.l2() > 0; l++) {
            double[] weight = network.weights()[l];
            double[] slope = slopes.weights()[l];
            for (int i = 0; i < weight.length; i++) {
                slope[i] += pace.l2() * weight[i];
            }
        }
        descent.step(network, slopes);
    }

    private double[] slopes(int row, double[] answer, int rows) {
        double[] slopes = answer.clone();
        if (classes) {
            Softmax.inPlace(slopes);
            slopes[(int) truth[row]]--;
        } else {
            slopes[0] -= truth[row];
        }
        for (int k = 0; k < slopes.length; k++) {
            slopes[k] *= weights[row] / rows;
        }
        return slopes;
    }

    private Tally measure(DenseNetwork network, int from, int to, double unit) {
        Tally tally = classes ? Tally.ofClasses() : Tally.ofValues();
        for (int row = from; row < to; row++) {
            double[] answer = network.answer(row(row));
            if (classes) {
                Softmax.inPlace(answer);
                tally.addClass(weights[row], answer, (int) truth[row]);
            } else {
                tally.addValue(weights[row], unit * answer[0], unit * truth[row]);
            }
        }
        return tally;
    }

    private double[] row(int row) {
        return Arrays.copyOfRange(x, row * width, (row + 1) * width);
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }
}
