package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import java.util.Arrays;

/** Columns read as the type that is needed. */
final class Columns {

    private Columns() {}

    /** The values as numbers; what is none counts as missing (data quality reports it). */
    static double[] numbers(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> numeric.values();
            case Column.Categorical categorical ->
                Arrays.stream(categorical.values()).mapToDouble(Columns::number).toArray();
        };
    }

    /** The values as labels in their one form, so that {@code 1} and {@code 1.0} are the same class. */
    static Column.Categorical labels(Column column) {
        String[] labels = new String[column.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = column.isMissing(row) ? null : Labels.canonical(column.text(row));
        }
        return new Column.Categorical(column.name(), labels);
    }

    /** All rows missing. */
    static Column.Categorical missing(String name, int rows) {
        return new Column.Categorical(name, new String[rows]);
    }

    /** The text as a number; NaN where it is none. */
    static double number(String text) {
        if (text == null) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
