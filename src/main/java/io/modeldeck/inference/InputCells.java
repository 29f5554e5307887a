package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.registry.TensorSpec;

/** The cells of one column as the kind of value that an input takes; a cell that is none is refused by its row. */
record InputCells(Column column, TensorSpec spec) {

    private static final double TWO_TO_63 = Math.scalb(1.0, 63);

    /** NaN where missing: what a missing number means is the model's affair. */
    double number(int row) {
        if (column instanceof Column.Numeric numbers) {
            return numbers.values()[row];
        }
        String text = ((Column.Categorical) column).values()[row];
        if (text == null) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw problem(row, "'" + shortened(text) + "' is not a number");
        }
    }

    /** By its bits: what is above the range of a long is negative. */
    long whole(int row) {
        double number = number(row);
        if (Double.isNaN(number)) {
            throw problem(row, "a value is missing, and the input takes whole numbers");
        }
        boolean unsigned = spec.type().isUnsigned();
        int bits = spec.type().bits();
        double least = unsigned ? 0 : -Math.scalb(1.0, bits - 1);
        double end = Math.scalb(1.0, unsigned ? bits : bits - 1);
        if (number != Math.rint(number) || number < least || number >= end) {
            throw problem(row, Labels.text(number) + " is not a whole number that the input takes");
        }
        return number >= TWO_TO_63 ? (long) (number - TWO_TO_63) ^ Long.MIN_VALUE : (long) number;
    }

    boolean truth(int row) {
        String text = column.text(row).strip();
        return switch (text) {
            case "1", "true", "True", "TRUE" -> true;
            case "0", "false", "False", "FALSE" -> false;
            default -> throw problem(row, "'" + shortened(text) + "' is neither true nor false");
        };
    }

    String text(int row) {
        return column.text(row);
    }

    private RowProblem problem(int row, String fault) {
        return new RowProblem(
                row,
                "Row " + (row + 1) + ", column '" + column.name() + "': " + fault + "; the model's input is '"
                        + spec.words() + "'. Mend the value.");
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
