package io.modeldeck.training;

import io.modeldeck.training.formula.Softmax;
import java.util.Arrays;

/** What boosting lowers, row by row: the loss of scores, one score for each output. */
sealed interface BoostingLoss {

    /** Scores of a row. */
    int outputs();

    /** The scores before the first tree, learnt from the rows [0, rows). */
    double[] start(int rows);

    /**
     * First and second derivative of the weighted loss of a row by each of its scores.
     *
     * @param scores [row × outputs]
     * @param first to be written: [output][row]
     * @param second to be written: [output][row]
     */
    void derivatives(int row, double[] scores, double[][] first, double[][] second);

    /** Counts a row. */
    void measure(int row, double[] scores, Tally tally);

    Tally tally();

    static BoostingLoss of(TrainingSet data) {
        return switch (data.task()) {
            case REGRESSION -> new Squares(data.targets(), data.weights());
            case CLASSIFICATION ->
                data.classes().size() == 2
                        ? new TwoClasses(data.classIndexes(), data.weights())
                        : new Classes(
                                data.classIndexes(),
                                data.weights(),
                                data.classes().size());
        };
    }

    /** Half the squared error of a number. */
    record Squares(double[] targets, double[] weights) implements BoostingLoss {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] start(int rows) {
            double weight = 0;
            double sum = 0;
            for (int row = 0; row < rows; row++) {
                weight += weights[row];
                sum += weights[row] * targets[row];
            }
            return new double[] {weight > 0 ? sum / weight : 0};
        }

        @Override
        public void derivatives(int row, double[] scores, double[][] first, double[][] second) {
            first[0][row] = weights[row] * (scores[row] - targets[row]);
            second[0][row] = weights[row];
        }

        @Override
        public void measure(int row, double[] scores, Tally tally) {
            tally.addValue(weights[row], scores[row], targets[row]);
        }

        @Override
        public Tally tally() {
            return Tally.ofValues();
        }
    }

    /** The log loss of two classes; the score is that of the second. */
    record TwoClasses(int[] classes, double[] weights) implements BoostingLoss {

        @Override
        public int outputs() {
            return 1;
        }

        @Override
        public double[] start(int rows) {
            double[] shares = frequencies(classes, weights, 2, rows);
            return new double[] {Math.log(shares[1]) - Math.log(shares[0])};
        }

        @Override
        public void derivatives(int row, double[] scores, double[][] first, double[][] second) {
            double p = 1 / (1 + Math.exp(-scores[row]));
            first[0][row] = weights[row] * (p - classes[row]);
            second[0][row] = weights[row] * p * (1 - p);
        }

        @Override
        public void measure(int row, double[] scores, Tally tally) {
            double margin = classes[row] == 1 ? scores[row] : -scores[row];
            double loss = Math.log1p(Math.exp(-Math.abs(margin))) + Math.max(0, -margin);
            tally.addLoss(weights[row], loss, scores[row] > 0 == (classes[row] == 1));
        }

        @Override
        public Tally tally() {
            return Tally.ofClasses();
        }
    }

    /** The log loss of several classes by the softmax of their scores. */
    record Classes(int[] classes, double[] weights, int count) implements BoostingLoss {

        @Override
        public int outputs() {
            return count;
        }

        @Override
        public double[] start(int rows) {
            double[] start = frequencies(classes, weights, count, rows);
            for (int k = 0; k < count; k++) {
                start[k] = Math.log(start[k]);
            }
            return start;
        }

        @Override
        public void derivatives(int row, double[] scores, double[][] first, double[][] second) {
            double[] shares = shares(row, scores);
            for (int k = 0; k < count; k++) {
                first[k][row] = weights[row] * (shares[k] - (classes[row] == k ? 1 : 0));
                second[k][row] = weights[row] * shares[k] * (1 - shares[k]);
            }
        }

        @Override
        public void measure(int row, double[] scores, Tally tally) {
            tally.addClass(weights[row], shares(row, scores), classes[row]);
        }

        @Override
        public Tally tally() {
            return Tally.ofClasses();
        }

        private double[] shares(int row, double[] scores) {
            double[] shares = Arrays.copyOfRange(scores, row * count, (row + 1) * count);
            Softmax.inPlace(shares);
            return shares;
        }
    }

    /** The weighted shares of the classes; one row more of each keeps a class that does not occur from being impossible. */
    private static double[] frequencies(int[] classes, double[] weights, int count, int rows) {
        double[] shares = new double[count];
        double sum = count;
        Arrays.fill(shares, 1);
        for (int row = 0; row < rows; row++) {
            shares[classes[row]] += weights[row];
            sum += weights[row];
        }
        for (int k = 0; k < count; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
