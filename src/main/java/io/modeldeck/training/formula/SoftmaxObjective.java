package io.modeldeck.training.formula;

/**
 * {@code ½|W|² + C Σ −v log softmax(Wx + b)[y]}, the multinomial logistic loss with row weights v, intercepts without penalty. A point holds for each class its weights followed by its
 * intercept. A common shift of all intercepts changes nothing; the Hessian is made definite along it, which leaves Newton's step exact with a sum of zero.
 */
public final class SoftmaxObjective implements Objective {

    /** Measured: above, building the Hessian costs more than a step by conjugate gradients; each row adds to every pair of classes. */
    private static final int FULL_HESSIAN = 150;

    /** The rows, each followed by a 1 for the intercept. */
    private final double[] x;

    private final int[] classes;
    private final double[] weights;
    /** Unknowns of a class: its weights and its intercept. */
    private final int stride;

    private final int k;
    private final double c;
    private final double[] probability;
    private double[] point;
    private double loss;
    private double right;

    /** @param weights how much each row counts, with a mean of 1 */
    public SoftmaxObjective(double[] x, int[] classes, double[] weights, int width, int classCount, double c) {
        this.stride = width + 1;
        this.x = withOnes(x, classes.length, width);
        this.classes = classes;
        this.weights = weights;
        this.k = classCount;
        this.c = c;
        this.probability = new double[classes.length * classCount];
        this.point = new double[size()];
    }

    @Override
    public int size() {
        return k * stride;
    }

    @Override
    public double moveTo(double[] to) {
        point = to.clone();
        loss = 0;
        right = 0;
        double penalty = 0;
        for (int i = 0; i < point.length; i++) {
            penalty += isIntercept(i) ? 0 : point[i] * point[i];
        }
        double[] scores = new double[k];
        for (int row = 0; row < classes.length; row++) {
            scores(row, point, scores);
            double own = scores[classes[row]];
            int best = 0;
            for (int a = 1; a < k; a++) {
                best = scores[a] > scores[best] ? a : best;
            }
            right += best == classes[row] ? weights[row] : 0;
            double top = scores[best];
            double sum = Softmax.inPlace(scores);
            loss += weights[row] * (Math.log(sum) + top - own);
            System.arraycopy(scores, 0, probability, row * k, k);
        }
        return penalty / 2 + c * loss;
    }

    @Override
    public Newton.Step step() {
        return size() <= FULL_HESSIAN ? Newton.Step.FULL_HESSIAN : Newton.Step.CONJUGATE_GRADIENTS;
    }

    @Override
    public double[] gradient() {
        double[] gradient = new double[size()];
        for (int row = 0; row < classes.length; row++) {
            for (int a = 0; a < k; a++) {
                add(row, a, weights[row] * (probability[row * k + a] - (a == classes[row] ? 1 : 0)), gradient);
            }
        }
        return penalised(gradient, point);
    }

    @Override
    public double[] curvature(double[] direction) {
        double[] product = new double[size()];
        double[] scores = new double[k];
        for (int row = 0; row < classes.length; row++) {
            scores(row, direction, scores);
            double mean = 0;
            for (int a = 0; a < k; a++) {
                mean += probability[row * k + a] * scores[a];
            }
            for (int a = 0; a < k; a++) {
                add(row, a, weights[row] * probability[row * k + a] * (scores[a] - mean), product);
            }
        }
        return penalised(product, direction);
    }

    @Override
    public double[] hessian() {
        int n = size();
        double[] h = new double[n * n];
        for (int row = 0; row < classes.length; row++) {
            for (int a = 0; a < k; a++) {
                for (int b = 0; b <= a; b++) {
                    double p = weights[row] * probability[row * k + a];
                    addBlock(h, row, a, b, c * p * ((a == b ? 1 : 0) - probability[row * k + b]));
                }
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                if (isIntercept(i) && isIntercept(j)) {
                    h[i * n + j] += 1;
                }
            }
            h[i * n + i] += isIntercept(i) ? 0 : 1;
        }
        return h;
    }

    @Override
    public double logLoss() {
        return loss / classes.length;
    }

    @Override
    public double accuracy() {
        return right / classes.length;
    }

    private void addBlock(double[] h, int row, int a, int b, double weight) {
        int n = size();
        int at = row * stride;
        for (int i = 0; i < stride; i++) {
            double factor = weight * x[at + i];
            if (factor != 0) {
                int to = (a * stride + i) * n + b * stride;
                int end = a == b ? i + 1 : stride;
                for (int j = 0; j < end; j++) {
                    h[to + j] += factor * x[at + j];
                }
            }
        }
    }

    private void scores(int row, double[] of, double[] to) {
        int at = row * stride;
        for (int a = 0; a < k; a++) {
            int from = a * stride;
            double sum = 0;
            for (int j = 0; j < stride; j++) {
                sum += x[at + j] * of[from + j];
            }
            to[a] = sum;
        }
    }

    private void add(int row, int a, double factor, double[] to) {
        int at = row * stride;
        int from = a * stride;
        for (int j = 0; j < stride; j++) {
            to[from + j] += factor * x[at + j];
        }
    }

    private double[] penalised(double[] sum, double[] of) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = c * sum[i] + (isIntercept(i) ? 0 : of[i]);
        }
        return sum;
    }

    private boolean isIntercept(int i) {
        return i % stride == stride - 1;
    }

    private static double[] withOnes(double[] x, int rows, int width) {
        double[] with = new double[rows * (width + 1)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(x, row * width, with, row * (width + 1), width);
            with[row * (width + 1) + width] = 1;
        }
        return with;
    }
}
