package io.modeldeck.inference.tfjs;

import java.util.function.DoubleUnaryOperator;

/** Layers as their definitions read, number by number and without any library: twins for those that are converted. Arrays are [place …][channel]. */
final class PlainLayers {

    static final DoubleUnaryOperator SIGMOID = x -> 1 / (1 + Math.exp(-x));
    static final DoubleUnaryOperator HARD = x -> Math.clamp(0.2 * x + 0.5, 0, 1);
    static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

    private PlainLayers() {}

    static double[] dense(double[] x, float[] kernel, float[] bias, DoubleUnaryOperator f) {
        double[] y = new double[bias.length];
        for (int o = 0; o < y.length; o++) {
            y[o] = bias[o];
            for (int i = 0; i < x.length; i++) {
                y[o] += x[i] * kernel[i * y.length + o];
            }
            y[o] = f.applyAsDouble(y[o]);
        }
        return y;
    }

    /** What "same" puts before the first place. */
    private static int before(int size, int kernel, int stride, boolean same) {
        int places = (size + stride - 1) / stride;
        return same ? Math.max(0, (places - 1) * stride + kernel - size) / 2 : 0;
    }

    private static int places(int size, int kernel, int stride, boolean same) {
        return same ? (size + stride - 1) / stride : (size - kernel) / stride + 1;
    }

    interface Window {
        /** One number out of the numbers of a window; those outside are absent. */
        double of(int channel, Reach reach);
    }

    interface Reach {
        /** NaN where there is nothing. */
        double at(int row, int column, int channel);
    }

    static double[][][] windows(
            double[][][] x, int kernel, int stride, int dilation, boolean same, int channels, Window window) {
        int reach = (kernel - 1) * dilation + 1;
        int rows = places(x.length, reach, stride, same);
        int columns = places(x[0].length, reach, stride, same);
        int top = before(x.length, reach, stride, same);
        int left = before(x[0].length, reach, stride, same);
        double[][][] y = new double[rows][columns][channels];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                int row = r * stride - top;
                int column = c * stride - left;
                for (int o = 0; o < channels; o++) {
                    y[r][c][o] = window.of(o, (i, j, channel) -> {
                        int rr = row + i * dilation;
                        int cc = column + j * dilation;
                        boolean inside = rr >= 0 && rr < x.length && cc >= 0 && cc < x[0].length;
                        return inside ? x[rr][cc][channel] : Double.NaN;
                    });
                }
            }
        }
        return y;
    }

    static double[][][] convolution(
            double[][][] x, int size, int stride, int dilation, boolean same, float[] kernel, float[] bias) {
        int in = x[0][0].length;
        int out = bias.length;
        return windows(x, size, stride, dilation, same, out, (o, reach) -> {
            double sum = bias[o];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    for (int c = 0; c < in; c++) {
                        double value = reach.at(i, j, c);
                        sum += Double.isNaN(value) ? 0 : value * kernel[((i * size + j) * in + c) * out + o];
                    }
                }
            }
            return sum;
        });
    }

    static double[][][] depthwise(double[][][] x, int size, int times, float[] kernel, float[] bias) {
        int in = x[0][0].length;
        return windows(x, size, 1, 1, false, in * times, (o, reach) -> {
            double sum = bias[o];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    sum += reach.at(i, j, o / times) * kernel[((i * size + j) * in + o / times) * times + o % times];
                }
            }
            return sum;
        });
    }

    static double[][][] pool(double[][][] x, int size, int stride, boolean same, boolean mean) {
        return windows(x, size, stride, 1, same, x[0][0].length, (o, reach) -> {
            double most = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    double value = reach.at(i, j, o);
                    if (!Double.isNaN(value)) {
                        most = Math.max(most, value);
                        sum += value;
                        count++;
                    }
                }
            }
            return mean ? sum / count : most;
        });
    }

    /** What gate {@code g} adds up at one place. */
    private static double sum(double[] x, float[] kernel, int width, int at) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += x[i] * kernel[i * width + at];
        }
        return sum;
    }

    /** All that a LSTM remembers, in the order in which it goes. */
    static double[][] lstm(
            double[][] x, float[] kernel, float[] recurrent, float[] bias, int units, DoubleUnaryOperator gate) {
        double[] h = new double[units];
        double[] c = new double[units];
        double[][] all = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] next = new double[units];
            for (int u = 0; u < units; u++) {
                double[] gates = new double[4];
                for (int g = 0; g < 4; g++) {
                    int at = g * units + u;
                    gates[g] = sum(x[t], kernel, 4 * units, at) + sum(h, recurrent, 4 * units, at) + bias[at];
                }
                c[u] = gate.applyAsDouble(gates[1]) * c[u] + gate.applyAsDouble(gates[0]) * Math.tanh(gates[2]);
                next[u] = gate.applyAsDouble(gates[3]) * Math.tanh(c[u]);
            }
            h = next;
            all[t] = h;
        }
        return all;
    }

    /** All that a GRU remembers, whose reset comes after the product. */
    static double[][] gru(double[][] x, float[] kernel, float[] recurrent, float[] bias, int units) {
        double[] h = new double[units];
        double[][] all = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] next = new double[units];
            for (int u = 0; u < units; u++) {
                double[] in = new double[3];
                double[] back = new double[3];
                for (int g = 0; g < 3; g++) {
                    int at = g * units + u;
                    in[g] = sum(x[t], kernel, 3 * units, at) + bias[at];
                    back[g] = sum(h, recurrent, 3 * units, at) + bias[3 * units + at];
                }
                double z = SIGMOID.applyAsDouble(in[0] + back[0]);
                double r = SIGMOID.applyAsDouble(in[1] + back[1]);
                next[u] = z * h[u] + (1 - z) * Math.tanh(in[2] + r * back[2]);
            }
            h = next;
            all[t] = h;
        }
        return all;
    }

    static double[][] simple(double[][] x, float[] kernel, float[] recurrent, float[] bias, int units) {
        double[] h = new double[units];
        double[][] all = new double[x.length][];
        for (int t = 0; t < x.length; t++) {
            double[] next = new double[units];
            for (int u = 0; u < units; u++) {
                next[u] = Math.tanh(sum(x[t], kernel, units, u) + sum(h, recurrent, units, u) + bias[u]);
            }
            h = next;
            all[t] = h;
        }
        return all;
    }
}
