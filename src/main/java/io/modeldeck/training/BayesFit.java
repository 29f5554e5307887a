package io.modeldeck.training;

import io.modeldeck.training.encoding.ColumnEncoding;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.GappedNumber;
import io.modeldeck.training.encoding.Words;
import io.modeldeck.training.formula.BayesScores;
import java.util.Arrays;

/** Learns {@link BayesScores} from encoded rows. */
final class BayesFit {

    private final FeatureEncoding encoding;
    private final float[] matrix;
    private final int width;
    private final int[] classes;
    private final double[] weights;
    private final double alpha;
    private final double smoothing;
    private final double[] classWeights;
    private final BayesScores scores;

    BayesFit(FeatureEncoding encoding, float[] matrix, TrainingSet data, double alpha, double smoothing) {
        this.encoding = encoding;
        this.matrix = matrix;
        this.width = encoding.width();
        this.classes = data.classIndexes();
        this.weights = data.weights();
        this.alpha = alpha;
        this.smoothing = smoothing;
        this.classWeights = new double[data.classes().size()];
        this.scores = BayesScores.empty(width, classWeights.length);
    }

    BayesScores scores() {
        for (int row = 0; row < classes.length; row++) {
            classWeights[classes[row]] += weights[row];
        }
        for (int k = 0; k < classWeights.length; k++) {
            // a class whose rows all weigh nothing is as unlikely as can be, not impossible
            scores.start()[k] = Math.log(Math.max(classWeights[k], Double.MIN_NORMAL) / classes.length);
        }
        int at = 0;
        for (ColumnEncoding column : encoding.encodings()) {
            switch (column) {
                case GappedNumber ignored -> number(at);
                case Words ignored -> words(at, column.width());
                default -> category(at, column.width());
            }
            at += column.width();
        }
        return scores;
    }

    private void number(int j) {
        double[] all = moments(j, -1, 0, 1);
        scores.mean()[j] = all[1];
        scores.scale()[j] = all[2] > 0 ? Math.sqrt(all[2]) : 1;
        for (int k = 0; k < classWeights.length; k++) {
            double[] own = moments(j, k, scores.mean()[j], scores.scale()[j]);
            // in units of the column, where nothing is known of a class it is like all rows
            double mean = own[0] > 0 ? own[1] : 0;
            double variance = (own[0] > 0 ? own[2] : 1) + smoothing;
            scores.squares()[j][k] = -0.5 / variance;
            scores.slopes()[j][k] = mean / variance;
            scores.missing()[j][k] = mean * mean / (2 * variance) + Math.log(variance) / 2;
            scores.start()[k] -= scores.missing()[j][k];
        }
    }

    /** Weight, mean and variance of {@code (x − shift)/unit} where it is there, of one class or (−1) all. */
    private double[] moments(int j, int of, double shift, double unit) {
        double weight = 0;
        double sum = 0;
        for (int row = 0; row < classes.length; row++) {
            float value = matrix[row * width + j];
            if (!Float.isNaN(value) && (of < 0 || classes[row] == of)) {
                weight += weights[row];
                sum += weights[row] * ((value - shift) / unit);
            }
        }
        double mean = weight > 0 ? sum / weight : 0;
        double squares = 0;
        for (int row = 0; row < classes.length; row++) {
            float value = matrix[row * width + j];
            if (!Float.isNaN(value) && (of < 0 || classes[row] == of)) {
                double d = (value - shift) / unit - mean;
                squares += weights[row] * d * d;
            }
        }
        return new double[] {weight, mean, weight > 0 ? squares / weight : 0};
    }

    /** Kept values against "other", which is where a row has none of them. */
    private void category(int at, int count) {
        double[][] sums = sums(at, count);
        for (int k = 0; k < classWeights.length; k++) {
            double other = classWeights[k] - Arrays.stream(sums[k]).sum();
            double logOther = Math.log(Math.max(0, other) + alpha);
            scores.start()[k] += logOther - Math.log(classWeights[k] + alpha * (count + 1));
            for (int c = 0; c < count; c++) {
                scores.slopes()[at + c][k] = Math.log(sums[k][c] + alpha) - logOther;
            }
        }
    }

    private void words(int at, int count) {
        double[][] sums = sums(at, count);
        for (int k = 0; k < classWeights.length; k++) {
            double all = Arrays.stream(sums[k]).sum() + alpha * count;
            for (int c = 0; c < count; c++) {
                scores.slopes()[at + c][k] = Math.log((sums[k][c] + alpha) / all);
            }
        }
    }

    /** [class][column] */
    private double[][] sums(int at, int count) {
        double[][] sums = new double[classWeights.length][count];
        for (int row = 0; row < classes.length; row++) {
            for (int c = 0; c < count; c++) {
                sums[classes[row]][c] += weights[row] * matrix[row * width + at + c];
            }
        }
        return sums;
    }
}
