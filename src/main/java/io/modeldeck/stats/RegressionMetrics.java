package io.modeldeck.stats;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Quality of numeric predictions; errors are prediction minus truth.
 *
 * @param mae mean absolute error
 * @param mse mean squared error
 * @param bias mean error
 * @param medianAe median absolute error
 * @param maxError largest absolute error
 * @param r2 1 − SSE/SST; empty for a constant truth
 * @param explainedVariance as r2 with the bias taken out; empty for a constant truth
 * @param mape mean of |error/truth| over rows with truth ≠ 0; empty when there are none
 * @param smape mean of 2·|error|/(|truth|+|prediction|), 0 to 2, 0/0 = 0
 * @param pearsonR correlation; empty when either side is constant
 */
public record RegressionMetrics(
        int n,
        double mae,
        double mse,
        double bias,
        double medianAe,
        double maxError,
        OptionalDouble r2,
        OptionalDouble explainedVariance,
        OptionalDouble mape,
        double smape,
        OptionalDouble pearsonR) {

    /** Both arrays finite and of the same length. Empty without rows. */
    public static Optional<RegressionMetrics> of(double[] truth, double[] predicted) {
        Rows.requirePaired(truth.length, predicted.length);
        Rows.requireFinite("the truth", truth);
        Rows.requireFinite("the prediction", predicted);
        int n = truth.length;
        if (n == 0) {
            return Optional.empty();
        }
        double[] errors = new double[n];
        double[] absolute = new double[n];
        double squares = 0;
        for (int i = 0; i < n; i++) {
            errors[i] = predicted[i] - truth[i];
            absolute[i] = Math.abs(errors[i]);
            squares += errors[i] * errors[i];
        }
        Sample error = Sample.of(errors);
        Sample size = Sample.of(absolute);
        Sample truths = Sample.of(truth);
        double variance = truths.std() * truths.std();
        return Optional.of(new RegressionMetrics(
                n,
                size.mean(),
                squares / n,
                error.mean(),
                size.median(),
                size.max(),
                complement(squares / n, variance),
                complement(error.std() * error.std(), variance),
                mape(truth, absolute),
                smape(truth, predicted, absolute),
                pearson(truth, predicted, truths, Sample.of(predicted))));
    }

    /** Root of the mean squared error. */
    public double rmse() {
        return Math.sqrt(mse);
    }

    private static OptionalDouble complement(double part, double variance) {
        return variance == 0 ? OptionalDouble.empty() : OptionalDouble.of(1 - part / variance);
    }

    private static OptionalDouble mape(double[] truth, double[] absolute) {
        double sum = 0;
        int rows = 0;
        for (int i = 0; i < truth.length; i++) {
            if (truth[i] != 0) {
                sum += absolute[i] / Math.abs(truth[i]);
                rows++;
            }
        }
        return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / rows);
    }

    private static double smape(double[] truth, double[] predicted, double[] absolute) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            double scale = Math.abs(truth[i]) + Math.abs(predicted[i]);
            sum += scale == 0 ? 0 : 2 * absolute[i] / scale;
        }
        return sum / truth.length;
    }

    private static OptionalDouble pearson(double[] x, double[] y, Sample xs, Sample ys) {
        double scale = xs.std() * ys.std() * x.length;
        if (scale == 0) {
            return OptionalDouble.empty();
        }
        double product = 0;
        for (int i = 0; i < x.length; i++) {
            product += (x[i] - xs.mean()) * (y[i] - ys.mean());
        }
        return OptionalDouble.of(Math.clamp(product / scale, -1.0, 1.0));
    }
}
