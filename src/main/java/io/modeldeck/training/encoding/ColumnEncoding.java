package io.modeldeck.training.encoding;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.graph.OnnxBuilder;
import java.util.Map;

/**
 * How one raw column becomes columns of numbers, as learnt from the training rows. The same steps are written into the model file, so that both sides see the
 * same numbers.
 */
public sealed interface ColumnEncoding permits FilledNumber, GappedNumber, Indicators, Ranks, Words {

    String name();

    /** How many columns of the matrix it becomes. */
    int width();

    /** Whether the model takes the column as numbers, else as texts. */
    boolean isNumeric();

    /** Writes the column into a matrix in row order, {@code stride} numbers to a row, from position {@code at} on; the matrix holds zeros there. */
    void fill(Column column, float[] matrix, int stride, int at);

    /** Adds the same to a graph; answers float [N,width]. */
    String addTo(OnnxBuilder graph);

    /** What the column becomes, for the metadata of the model. */
    Map<String, Object> describe();

    /** The nearest float; beyond the range of floats the largest, so that one absurd value cannot make a whole column infinite. */
    static float single(double value) {
        return Math.clamp((float) value, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /** The number in a row, NaN where there is none. */
    static double number(Column column, int row) {
        return switch (column) {
            case Column.Numeric numeric -> numeric.values()[row];
            case Column.Categorical text -> parse(text, row);
        };
    }

    private static double parse(Column.Categorical column, int row) {
        if (column.isMissing(row) || column.values()[row].isBlank()) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(column.values()[row]);
        } catch (NumberFormatException e) {
            throw new Problem("The column '" + column.name() + "' holds '" + column.values()[row] + "' in row "
                    + (row + 1) + " where the model was trained on numbers; mend the row or leave it empty.");
        }
    }
}
