package io.modeldeck.training.formula;

/**
 * {@code ½|w|² + C Σ v log(1 + exp(−y(w·x + b)))} with y = ±1, row weights v and an intercept b without penalty. A point is w followed by b.
 */
public final class BinaryObjective implements Objective {

    /** Measured: above, building and factorising the Hessian costs more than a step by conjugate gradients. */
    private static final int FULL_HESSIAN = 600;

    private final double[] x;
    private final int[] classes;
    private final double[] weights;
    private final int width;
    private final double c;
    private final double[] probability;
    private double[] point;
    private double loss;
    private double right;

    /**
     * @param x standardised rows [rows × width]
     * @param classes 0 or 1 for each row
     * @param weights how much each row counts, with a mean of 1
     */
    public BinaryObjective(double[] x, int[] classes, double[] weights, int width, double c) {
        this.x = x;
        this.classes = classes;
        this.weights = weights;
        this.width = width;
        this.c = c;
        this.probability = new double[classes.length];
        this.point = new double[width + 1];
    }

    @Override
    public int size() {
        return width + 1;
    }

    @Override
    public double moveTo(double[] to) {
        point = to.clone();
        loss = 0;
        right = 0;
        double penalty = 0;
        for (int j = 0; j < width; j++) {
            penalty += point[j] * point[j];
        }
        for (int row = 0; row < classes.length; row++) {
            double score = point[width] + dot(row, point);
            double small = Math.exp(-Math.abs(score));
            double far = 1 / (1 + small);
            probability[row] = score >= 0 ? far : small / (1 + small);
            double margin = classes[row] == 1 ? score : -score;
            loss += weights[row] * (Math.log1p(small) + Math.max(0, -margin));
            right += score > 0 == (classes[row] == 1) ? weights[row] : 0;
        }
        return penalty / 2 + c * loss;
    }

    @Override
    public Newton.Step step() {
        return size() <= FULL_HESSIAN ? Newton.Step.FULL_HESSIAN : Newton.Step.CONJUGATE_GRADIENTS;
    }

    @Override
    public double[] gradient() {
        double[] gradient = new double[width + 1];
        for (int row = 0; row < classes.length; row++) {
            add(row, weights[row] * (probability[row] - classes[row]), gradient);
        }
        return penalised(gradient, point);
    }

    @Override
    public double[] curvature(double[] direction) {
        double[] product = new double[width + 1];
        for (int row = 0; row < classes.length; row++) {
            double p = probability[row];
            add(row, weights[row] * p * (1 - p) * (dot(row, direction) + direction[width]), product);
        }
        return penalised(product, direction);
    }

    @Override
    public double[] hessian() {
        int n = width + 1;
        double[] h = new double[n * n];
        for (int row = 0; row < classes.length; row++) {
            double weight = c * weights[row] * probability[row] * (1 - probability[row]);
            int at = row * width;
            for (int i = 0; i < width; i++) {
                double factor = weight * x[at + i];
                if (factor != 0) {
                    for (int j = 0; j <= i; j++) {
                        h[i * n + j] += factor * x[at + j];
                    }
                    h[width * n + i] += factor;
                }
            }
            h[width * n + width] += weight;
        }
        for (int i = 0; i < width; i++) {
            h[i * n + i] += 1;
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

    private double dot(int row, double[] of) {
        double sum = 0;
        int at = row * width;
        for (int j = 0; j < width; j++) {
            sum += x[at + j] * of[j];
        }
        return sum;
    }

    private void add(int row, double factor, double[] to) {
        int at = row * width;
        for (int j = 0; j < width; j++) {
            to[j] += factor * x[at + j];
        }
        to[width] += factor;
    }

    private double[] penalised(double[] sum, double[] of) {
        for (int j = 0; j < width; j++) {
            sum[j] = c * sum[j] + of[j];
        }
        sum[width] *= c;
        return sum;
    }
}
