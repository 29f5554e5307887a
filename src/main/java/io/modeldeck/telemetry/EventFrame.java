package io.modeldeck.telemetry;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.telemetry.file.Decimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Events column by column, oldest first. All arrays have one element per event and are not written to any more.
 *
 * @param ids internal ids
 * @param at event time, epoch milliseconds
 * @param features one column per feature that occurs: numeric where every present value is a number, else categorical
 * @param prediction missing where the call failed
 * @param confidence probability of the predicted class, NaN where unknown
 * @param score probability of the positive class, NaN where unknown
 * @param outcome missing where no label is known
 * @param correct 1 right, 0 wrong, −1 unknown or not applicable
 * @param latencyMicros −1 where unknown
 * @param failed whether the call failed
 * @param feedbackAt when the label became known, epoch milliseconds; {@link Long#MIN_VALUE} where none is
 */
public record EventFrame(
        long[] ids,
        long[] versionIds,
        long[] at,
        Table features,
        Column.Categorical prediction,
        double[] confidence,
        double[] score,
        Column.Categorical outcome,
        byte[] correct,
        long[] latencyMicros,
        boolean[] failed,
        long[] feedbackAt) {

    public int rows() {
        return at.length;
    }

    /** The predictions as numbers, NaN where there is none or it is no number. */
    public double[] predictedNumbers() {
        return numbers(prediction);
    }

    /** The outcomes as numbers, NaN where there is none or it is no number. */
    public double[] outcomeNumbers() {
        return numbers(outcome);
    }

    /** Features and, as the last column, the outcome under that name: numeric where every present outcome is a number and it is asked for. */
    public Table labelled(String label, boolean numericLabel) {
        List<Column> columns = new ArrayList<>(features.columns());
        columns.removeIf(c -> c.name().equals(label));
        columns.add(
                numericLabel
                        ? new Column.Numeric(label, outcomeNumbers())
                        : new Column.Categorical(label, outcome.values()));
        return new Table(columns, rows());
    }

    private static double[] numbers(Column.Categorical column) {
        double[] numbers = new double[column.rows()];
        Arrays.setAll(numbers, i -> column.isMissing(i) ? Double.NaN : Decimal.parse(column.values()[i]));
        return numbers;
    }
}
