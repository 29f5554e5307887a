package io.modeldeck.validation;

import java.util.Optional;

/** A version's answers to labelled rows, held against what was true. The arrays are shared, not copied. */
public sealed interface Judged {

    int rows();

    /** How far off each row is: 1 or 0 for a wrong or right class, the absolute error of a number. */
    double loss(int row);

    /**
     * Answers of a classifier.
     *
     * @param right whether the predicted class is the true one
     * @param scores empty where the version gives labels only
     * @param shares the same where there are more than two classes; else empty
     */
    record Classes(boolean[] right, Optional<Scores> scores, Optional<Shares> shares) implements Judged {

        public Classes(boolean[] right, Optional<Scores> scores) {
            this(right, scores, Optional.empty());
        }

        @Override
        public int rows() {
            return right.length;
        }

        @Override
        public double loss(int row) {
            return right[row] ? 0 : 1;
        }
    }

    /**
     * Probabilities and whether they came true.
     *
     * @param of what they are probabilities of, in words: a class, or the answer itself where there are more than two classes
     * @param binary whether they rank rows by one class, so that an area under the curve means something
     */
    record Scores(String of, boolean binary, boolean[] truth, double[] score) {}

    /**
     * Probabilities of each of the classes that occur.
     *
     * @param truth number of each row's class, in the order of the classes' names
     * @param of by row and class; 0 for a class that the version does not know
     */
    record Shares(int[] truth, double[][] of) {}

    /** Answers of a regression: prediction minus truth. */
    record Values(double[] errors) implements Judged {

        @Override
        public int rows() {
            return errors.length;
        }

        @Override
        public double loss(int row) {
            return Math.abs(errors[row]);
        }
    }
}
