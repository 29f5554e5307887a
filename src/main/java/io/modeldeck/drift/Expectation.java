package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.Calibration;
import io.modeldeck.stats.ExpectedConfusion;
import io.modeldeck.stats.RegressionTree;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a reference tells about predictions whose outcome is not known yet. Immutable. */
sealed interface Expectation {

    /** {@link DriftMethod#CBPE} or {@link DriftMethod#DLE}. */
    DriftMethod method();

    /** Of each labelled row of the reference, in their order: 1 right, 0 wrong; or |prediction − outcome|. */
    double[] realised();

    /** The same, as it is to be expected of rows without outcomes; rows that say too little are left out. */
    Expected of(ReferenceRows rows);

    /** @param figures what else there is to show */
    record Expected(double[] values, Map<String, Object> figures) {}

    /** Two classes with the score of one: a calibrated score says how probable it is that the prediction is right. */
    record OfClasses(String positive, double[] realised, Calibration calibration) implements Expectation {

        private record Rows(double[] score, boolean[] predicted, int[] positions) {}

        /** Empty without a labelled row that has a score. */
        static Optional<Expectation> learn(ReferenceRows rows, String positive) {
            String label = Labels.canonical(positive);
            Rows scored = scored(rows, label);
            int[] labelled = IntStream.range(0, scored.positions.length)
                    .filter(i -> !rows.outcome().isMissing(scored.positions[i]))
                    .toArray();
            if (labelled.length < 2) {
                return Optional.empty();
            }
            double[] score = new double[labelled.length];
            boolean[] truth = new boolean[labelled.length];
            double[] right = new double[labelled.length];
            for (int i = 0; i < labelled.length; i++) {
                String outcome = rows.outcome().text(scored.positions[labelled[i]]);
                score[i] = scored.score[labelled[i]];
                truth[i] = Labels.canonical(outcome).equals(label);
                right[i] = Labels.equal(rows.prediction().text(scored.positions[labelled[i]]), outcome) ? 1 : 0;
            }
            return Optional.of(new OfClasses(label, right, Calibration.of(score, truth)));
        }

        private static Rows scored(ReferenceRows rows, String positive) {
            int[] positions = IntStream.range(0, rows.score().length)
                    .filter(row -> rows.score()[row] >= 0
                            && rows.score()[row] <= 1
                            && !rows.prediction().isMissing(row))
                    .toArray();
            double[] score = Arrays.stream(positions)
                    .mapToDouble(row -> rows.score()[row])
                    .toArray();
            boolean[] predicted = new boolean[positions.length];
            for (int i = 0; i < predicted.length; i++) {
                predicted[i] =
                        Labels.canonical(rows.prediction().text(positions[i])).equals(positive);
            }
            return new Rows(score, predicted, positions);
        }

        @Override
        public DriftMethod method() {
            return DriftMethod.CBPE;
        }

        @Override
        public Expected of(ReferenceRows rows) {
            Rows scored = scored(rows, positive);
            double[] p = Arrays.stream(scored.score).map(calibration::apply).toArray();
            double[] right = new double[p.length];
            Arrays.setAll(right, i -> scored.predicted[i] ? p[i] : 1 - p[i]);
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("assumes", "calibrated scores, and a concept that has not changed");
            figures.put("calibration", calibration.isotonic().isPresent() ? "isotonic" : "none");
            figures.put("calibrationErrorOfScores", calibration.errorBefore());
            figures.put("calibrationErrorIsotonic", calibration.errorAfter());
            ExpectedConfusion.of(p, scored.predicted).ifPresent(expected -> {
                figures.put("precision", expected.precision());
                figures.put("recall", expected.recall());
                figures.put("f1", expected.f1());
                expected.rocAuc().ifPresent(auc -> figures.put("auc", auc));
            });
            return new Expected(right, figures);
        }
    }

    /** Numbers: a small regression tree on features and prediction has learned the absolute error on the reference. */
    record OfNumbers(double[] realised, Encoding encoding, RegressionTree tree) implements Expectation {

        /** The tree learns from the newest rows; more do not change it much. */
        private static final int MOST_ROWS = 20_000;

        /** How columns are read as numbers: a category stands for the mean loss of its rows. */
        record Encoding(Map<String, Optional<Map<String, Double>>> columns) {

            double[][] of(ReferenceRows rows) {
                double[][] encoded = new double[columns.size() + 1][];
                int next = 0;
                for (Map.Entry<String, Optional<Map<String, Double>>> column : columns.entrySet()) {
                    Column values = rows.features()
                            .column(column.getKey())
                            .orElseGet(() -> Columns.missing(
                                    column.getKey(), rows.features().rows()));
                    encoded[next++] = column.getValue()
                            .map(means -> read(values, means))
                            .orElseGet(() -> Columns.numbers(values));
                }
                encoded[next] = Columns.numbers(rows.prediction());
                return encoded;
            }

            private static double[] read(Column column, Map<String, Double> means) {
                double[] read = new double[column.rows()];
                Arrays.setAll(read, row -> means.getOrDefault(column.text(row), Double.NaN));
                return read;
            }

            static Encoding of(Table features, double[] losses) {
                Map<String, Optional<Map<String, Double>>> columns = new LinkedHashMap<>();
                features.columns()
                        .forEach(column -> columns.put(
                                column.name(),
                                column instanceof Column.Numeric
                                        ? Optional.empty()
                                        : Optional.of(means(column, losses))));
                return new Encoding(columns);
            }

            private static Map<String, Double> means(Column column, double[] losses) {
                Map<String, double[]> sums = new HashMap<>();
                for (int row = 0; row < losses.length; row++) {
                    if (!column.isMissing(row)) {
                        double[] sum = sums.computeIfAbsent(column.text(row), name -> new double[2]);
                        sum[0] += losses[row];
                        sum[1]++;
                    }
                }
                Map<String, Double> means = new HashMap<>();
                sums.forEach((name, sum) -> means.put(name, sum[0] / sum[1]));
                return means;
            }
        }

        /** Empty without a labelled row. */
        static Optional<Expectation> learn(ReferenceRows rows) {
            double[] predicted = Columns.numbers(rows.prediction());
            double[] outcome = Columns.numbers(rows.outcome());
            int[] labelled = IntStream.range(0, predicted.length)
                    .filter(row -> Double.isFinite(predicted[row] - outcome[row]))
                    .toArray();
            if (labelled.length == 0) {
                return Optional.empty();
            }
            int[] newest = Arrays.copyOfRange(labelled, Math.max(0, labelled.length - MOST_ROWS), labelled.length);
            double[] losses = Arrays.stream(newest)
                    .mapToDouble(row -> Math.abs(predicted[row] - outcome[row]))
                    .toArray();
            ReferenceRows learned = rows.pick(newest);
            Encoding encoding = Encoding.of(learned.features(), losses);
            RegressionTree tree = RegressionTree.of(encoding.of(learned), losses, RegressionTree.Limits.SMALL);
            return Optional.of(new OfNumbers(losses, encoding, tree));
        }

        @Override
        public DriftMethod method() {
            return DriftMethod.DLE;
        }

        @Override
        public Expected of(ReferenceRows rows) {
            double[][] columns = encoding.of(rows);
            double[] prediction = columns[columns.length - 1];
            double[] losses = IntStream.range(0, prediction.length)
                    .filter(row -> Double.isFinite(prediction[row]))
                    .mapToDouble(row -> tree.predict(
                            Arrays.stream(columns).mapToDouble(c -> c[row]).toArray()))
                    .toArray();
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("assumes", "a concept that has not changed");
            figures.put("learner", "regression tree of the absolute error on features and prediction");
            return new Expected(losses, figures);
        }
    }
}
