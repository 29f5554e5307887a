package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/** Cells of a window's columns. */
final class Values {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Values() {}

    /** A present cell as a number; NaN where it is a text that is no number. */
    static double number(Column column, int row) {
        return switch (column) {
            case Column.Numeric numeric -> numeric.values()[row];
            case Column.Categorical categorical -> number(categorical.values()[row]);
        };
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }

    /**
     * Rows that are equal to an earlier one in every column. Rows are told apart by 64-bit fingerprints: among 50 000 rows two different ones are
     * taken for equal with a probability below 10⁻¹⁰.
     */
    static long duplicates(Table table) {
        return repeated(table).cardinality();
    }

    /** The rows that {@link #duplicates} counts. */
    static BitSet repeated(Table table) {
        long[] fingerprints = new long[table.rows()];
        for (Column column : table.columns()) {
            for (int row = 0; row < fingerprints.length; row++) {
                fingerprints[row] = mix(fingerprints[row] ^ fingerprint(column, row));
            }
        }
        Set<Long> seen = new HashSet<>(2 * fingerprints.length);
        BitSet repeated = new BitSet();
        for (int row = 0; row < fingerprints.length; row++) {
            repeated.set(row, !seen.add(fingerprints[row]));
        }
        return repeated;
    }

    /**
     * A row that holds the value of more than half of the present rows where there is such a value (the majority vote of Boyer and Moore: one
     * reading, no counting); any present row otherwise, −1 without one.
     */
    static int majority(Column column) {
        int candidate = -1;
        long votes = 0;
        for (int row = 0; row < column.rows(); row++) {
            if (column.isMissing(row)) {
                continue;
            }
            if (votes == 0) {
                candidate = row;
                votes = 1;
            } else {
                votes += isSame(column, row, candidate) ? 1 : -1;
            }
        }
        return candidate;
    }

    /** Whether two present cells hold the same value. */
    static boolean isSame(Column column, int row, int other) {
        return switch (column) {
            case Column.Numeric numeric -> numeric.values()[row] == numeric.values()[other];
            case Column.Categorical categorical ->
                categorical.values()[row].equals(categorical.values()[other]);
        };
    }

    private static long fingerprint(Column column, int row) {
        return switch (column) {
            case Column.Numeric numeric -> Double.doubleToLongBits(numeric.values()[row] + 0.0);
            case Column.Categorical categorical -> fingerprint(categorical.values()[row]);
        };
    }

    /** Not the text's own hash, which has 32 bits only. */
    private static long fingerprint(String text) {
        if (text == null) {
            return 0;
        }
        long hash = text.length() + 1L;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash ^ text.charAt(i));
        }
        return hash;
    }

    /** Spreads every bit over all others (the finaliser of SplitMix64). */
    private static long mix(long value) {
        long z = value + MIX;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
