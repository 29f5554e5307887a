package io.modeldeck.training;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A model's answers for a batch of rows, wherever they were computed. The arrays are shared, not copied. */
public sealed interface Predictions {

    int rows();

    /** The answers for the given rows in the given order. */
    Predictions pick(int[] picked);

    /** The answers of one model to batches that follow each other, as to one. */
    static Predictions joined(List<Predictions> parts) {
        if (parts.getFirst() instanceof Classes first) {
            List<Classes> all = parts.stream().map(Classes.class::cast).toList();
            return new Classes(
                    first.classes(),
                    all.stream().flatMap(part -> Arrays.stream(part.labels())).toArray(String[]::new),
                    first.probabilities()
                            .map(any -> all.stream()
                                    .flatMap(part ->
                                            Arrays.stream(part.probabilities().orElseThrow()))
                                    .toArray(double[][]::new)));
        }
        return new Values(parts.stream()
                .flatMapToDouble(part -> Arrays.stream(((Values) part).values()))
                .toArray());
    }

    /**
     * Answers of a classifier.
     *
     * @param classes the classes a column of probabilities stands for, in order
     * @param labels the predicted class of each row
     * @param probabilities [rows][classes]; empty when the model gives labels only
     */
    record Classes(List<String> classes, String[] labels, Optional<double[][]> probabilities) implements Predictions {

        public Classes {
            classes = List.copyOf(classes);
            if (probabilities.isPresent() && probabilities.get().length != labels.length) {
                throw new IllegalArgumentException(
                        probabilities.get().length + " rows of probabilities for " + labels.length + " labels");
            }
        }

        /** The label is the most probable class, the first of equals. */
        public static Classes of(List<String> classes, double[][] probabilities) {
            String[] labels = new String[probabilities.length];
            for (int row = 0; row < labels.length; row++) {
                labels[row] = classes.get(indexOfMaximum(probabilities[row]));
            }
            return new Classes(classes, labels, Optional.of(probabilities));
        }

        @Override
        public int rows() {
            return labels.length;
        }

        @Override
        public Classes pick(int[] picked) {
            return new Classes(
                    classes,
                    Arrays.stream(picked).mapToObj(row -> labels[row]).toArray(String[]::new),
                    probabilities.map(
                            p -> Arrays.stream(picked).mapToObj(row -> p[row]).toArray(double[][]::new)));
        }

        private static int indexOfMaximum(double[] values) {
            int best = 0;
            for (int i = 1; i < values.length; i++) {
                if (values[i] > values[best]) {
                    best = i;
                }
            }
            return best;
        }
    }

    /** Answers of a regression model, in units of the label. */
    record Values(double[] values) implements Predictions {

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public Values pick(int[] picked) {
            return new Values(
                    Arrays.stream(picked).mapToDouble(row -> values[row]).toArray());
        }
    }
}
