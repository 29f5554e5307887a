package io.modeldeck.training.formula;

/** Moves the weights of a network against the slopes of its loss. Keeps what it needs between steps. */
public interface Descent {

    /** @param slopes of the mean loss; used up */
    void step(DenseNetwork network, DenseNetwork slopes);

    /** Straight downhill by a fixed part of the slope. */
    static Descent plain(double rate) {
        return (network, slopes) -> {
            for (int l = 0; l < network.layers(); l++) {
                move(network.weights()[l], slopes.weights()[l], rate);
                move(network.biases()[l], slopes.biases()[l], rate);
            }
        };
    }

    private static void move(double[] at, double[] slopes, double rate) {
        for (int i = 0; i < at.length; i++) {
            at[i] -= rate * slopes[i];
        }
    }

    /** Steps of about equal size for every weight, by running means of its slopes and their squares (Kingma and Ba 2015). */
    static Descent adam(double rate, DenseNetwork shape) {
        DenseNetwork first = shape.copy();
        DenseNetwork second = shape.copy();
        first.clear();
        second.clear();
        long[] steps = new long[1];
        return (network, slopes) -> {
            steps[0]++;
            double length =
                    rate * Math.sqrt(1 - Math.pow(Adam.SECOND, steps[0])) / (1 - Math.pow(Adam.FIRST, steps[0]));
            for (int l = 0; l < network.layers(); l++) {
                Adam.move(network.weights()[l], slopes.weights()[l], first.weights()[l], second.weights()[l], length);
                Adam.move(network.biases()[l], slopes.biases()[l], first.biases()[l], second.biases()[l], length);
            }
        };
    }

    /** The arithmetic of {@link #adam}, with the constants that its authors propose. */
    final class Adam {

        private static final double FIRST = 0.9;
        private static final double SECOND = 0.999;
        private static final double SMALL = 1e-8;

        private Adam() {}

        private static void move(double[] at, double[] slopes, double[] first, double[] second, double length) {
            for (int i = 0; i < at.length; i++) {
                first[i] = FIRST * first[i] + (1 - FIRST) * slopes[i];
                second[i] = SECOND * second[i] + (1 - SECOND) * slopes[i] * slopes[i];
                at[i] -= length * first[i] / (Math.sqrt(second[i]) + SMALL);
            }
        }
    }
}
