package io.modeldeck.training.formula;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Layers of weighted sums, each but the last followed by max(0, ·). In double precision; the same calls give the same weights.
 *
 * @param sizes numbers that go in, numbers of each hidden layer, numbers that come out
 * @param weights by layer, [in × out]
 * @param biases by layer
 */
public record DenseNetwork(int[] sizes, double[][] weights, double[][] biases) {

    /** Zero without hidden layers, where the loss is convex; else drawn so that signals keep their size (He and others 2015). */
    public static DenseNetwork start(int[] sizes, RandomGenerator random) {
        int layers = sizes.length - 1;
        DenseNetwork network = new DenseNetwork(sizes, new double[layers][], new double[layers][]);
        for (int l = 0; l < layers; l++) {
            network.weights[l] = new double[sizes[l] * sizes[l + 1]];
            network.biases[l] = new double[sizes[l + 1]];
            double deviation = Math.sqrt(2.0 / sizes[l]);
            for (int i = 0; i < network.weights[l].length && layers > 1; i++) {
                network.weights[l][i] = random.nextGaussian() * deviation;
            }
        }
        return network;
    }

    public int layers() {
        return weights.length;
    }

    public DenseNetwork copy() {
        return new DenseNetwork(sizes, copy(weights), copy(biases));
    }

    /** The same with the numbers that come out multiplied and shifted. */
    public DenseNetwork scaled(double factor, double shift) {
        DenseNetwork scaled = copy();
        int last = layers() - 1;
        Arrays.setAll(scaled.weights[last], i -> scaled.weights[last][i] * factor);
        Arrays.setAll(scaled.biases[last], i -> scaled.biases[last][i] * factor + shift);
        return scaled;
    }

    public double[] answer(double[] row) {
        return signals(row)[layers()];
    }

    /** The numbers before the first layer and after each. */
    public double[][] signals(double[] row) {
        double[][] signals = new double[sizes.length][];
        signals[0] = row;
        for (int l = 0; l < layers(); l++) {
            signals[l + 1] = biases[l].clone();
            int out = sizes[l + 1];
            for (int i = 0; i < sizes[l]; i++) {
                double value = signals[l][i];
                if (value != 0) {
                    for (int o = 0; o < out; o++) {
                        signals[l + 1][o] += value * weights[l][i * out + o];
                    }
                }
            }
            for (int o = 0; o < out && l < layers() - 1; o++) {
                signals[l + 1][o] = Math.max(0, signals[l + 1][o]);
            }
        }
        return signals;
    }

    /**
     * Adds a row's slopes of the loss by every weight.
     *
     * @param slopes of the loss by the numbers that come out
     * @param sums a network of the same shape that collects them
     */
    public void backward(double[][] signals, double[] slopes, DenseNetwork sums) {
        double[] above = slopes;
        for (int l = layers() - 1; l >= 0; l--) {
            int out = sizes[l + 1];
            double[] below = new double[sizes[l]];
            for (int o = 0; o < out; o++) {
                sums.biases[l][o] += above[o];
            }
            for (int i = 0; i < sizes[l]; i++) {
                double value = signals[l][i];
                if (value == 0) {
                    // it adds nothing here, and a silent unit passes nothing on
                    continue;
                }
                double sum = 0;
                for (int o = 0; o < out; o++) {
                    sums.weights[l][i * out + o] += value * above[o];
                    sum += weights[l][i * out + o] * above[o];
                }
                below[i] = sum;
            }
            above = below;
        }
    }

    public void clear() {
        Arrays.stream(weights).forEach(layer -> Arrays.fill(layer, 0));
        Arrays.stream(biases).forEach(layer -> Arrays.fill(layer, 0));
    }

    private static double[][] copy(double[][] arrays) {
        return Arrays.stream(arrays).map(double[]::clone).toArray(double[][]::new);
    }
}
