package io.modeldeck.domain;

import java.util.Arrays;

/** One named column of a {@link Table}. The arrays are shared, not copied: whoever hands one over no longer writes to it. */
public sealed interface Column {

    String name();

    int rows();

    /** True where the row has no value. */
    boolean isMissing(int row);

    /** The value as text, empty where missing. */
    String text(int row);

    /** The rows [from, to). */
    Column slice(int from, int to);

    /** The given rows in the given order. */
    Column pick(int[] rows);

    /** The same values under another name. */
    default Column named(String other) {
        return switch (this) {
            case Numeric numbers -> new Numeric(other, numbers.values());
            case Categorical texts -> new Categorical(other, texts.values());
        };
    }

    /** Numbers; NaN is missing. */
    record Numeric(String name, double[] values) implements Column {

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return Double.isNaN(values[row]);
        }

        @Override
        public String text(int row) {
            return isMissing(row) ? "" : Labels.text(values[row]);
        }

        @Override
        public Numeric slice(int from, int to) {
            return new Numeric(name, Arrays.copyOfRange(values, from, to));
        }

        @Override
        public Numeric pick(int[] rows) {
            double[] picked = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = values[rows[i]];
            }
            return new Numeric(name, picked);
        }
    }

    /** Texts; null is missing. */
    record Categorical(String name, String[] values) implements Column {

        @Override
        public int rows() {
            return values.length;
        }

        @Override
        public boolean isMissing(int row) {
            return values[row] == null;
        }

        @Override
        public String text(int row) {
            return values[row] == null ? "" : values[row];
        }

        @Override
        public Categorical slice(int from, int to) {
            return new Categorical(name, Arrays.copyOfRange(values, from, to));
        }

        @Override
        public Categorical pick(int[] rows) {
            String[] picked = new String[rows.length];
            for (int i = 0; i < rows.length; i++) {
                picked[i] = values[rows[i]];
            }
            return new Categorical(name, picked);
        }
    }
}
