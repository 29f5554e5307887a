package io.modeldeck.training;

import io.modeldeck.domain.Table;
import io.modeldeck.training.encoding.FeatureEncoding;
import java.util.List;

/** What a trained model answers to one row of an encoded matrix: the probabilities of the classes, or a single number. Thread-safe. */
@FunctionalInterface
interface RowAnswer {

    double[] row(float[] matrix, int row);

    /** Encodes so many rows at a time. */
    int BLOCK = 8_192;

    /** Answers to raw rows. */
    default Predictor over(FeatureEncoding encoding, List<String> classes) {
        return rows -> predict(encoding, classes, rows);
    }

    private Predictions predict(FeatureEncoding encoding, List<String> classes, Table rows) {
        double[][] answers = new double[rows.rows()][];
        for (int from = 0; from < answers.length; from += BLOCK) {
            int to = Math.min(answers.length, from + BLOCK);
            float[] matrix = encoding.encode(from == 0 && to == answers.length ? rows : rows.slice(from, to));
            for (int row = from; row < to; row++) {
                answers[row] = row(matrix, row - from);
            }
        }
        if (!classes.isEmpty()) {
            return Predictions.Classes.of(classes, answers);
        }
        double[] values = new double[answers.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = answers[row][0];
        }
        return new Predictions.Values(values);
    }
}
