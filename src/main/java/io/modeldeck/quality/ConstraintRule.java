package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.telemetry.file.Decimal;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a person demands of the values of a feature. All but {@link NotNull} say nothing about missing values. Pure.
 */
public sealed interface ConstraintRule {

    /** The word for this kind of rule in documents. */
    String kind();

    /** The demand behind the name of a feature: {@code must lie between 0 and 120}. */
    String words();

    /** The rows that break the rule. */
    BitSet broken(Column column);

    /**
     * A finite number within the bounds, both included. A text that is no number breaks it.
     *
     * @param min empty: no lower bound
     * @param max empty: no upper bound; one of the two is there
     */
    record Range(OptionalDouble min, OptionalDouble max) implements ConstraintRule {

        public Range {
            Demands.range(min, max);
        }

        @Override
        public String kind() {
            return "range";
        }

        @Override
        public String words() {
            if (min.isEmpty()) {
                return "must be " + Labels.text(max.getAsDouble()) + " or less";
            }
            return max.isEmpty()
                    ? "must be " + Labels.text(min.getAsDouble()) + " or more"
                    : "must lie between " + Labels.text(min.getAsDouble()) + " and " + Labels.text(max.getAsDouble());
        }

        @Override
        public BitSet broken(Column column) {
            double least = min.orElse(-Double.MAX_VALUE);
            double most = max.orElse(Double.MAX_VALUE);
            BitSet broken = new BitSet();
            for (int row = 0; row < column.rows(); row++) {
                if (!column.isMissing(row)) {
                    double value = Values.number(column, row);
                    // Not a number fails both comparisons.
                    broken.set(row, !(value >= least && value <= most));
                }
            }
            return broken;
        }
    }

    /** One of a few values; numbers count as equal however they are written, as {@code 1} and {@code 1.0}. */
    record OneOf(List<String> values) implements ConstraintRule {

        public OneOf {
            values = List.copyOf(new LinkedHashSet<>(Demands.values(values)));
        }

        @Override
        public String kind() {
            return "set";
        }

        @Override
        public String words() {
            List<String> named =
                    values.stream().limit(8).map(Findings::shortened).toList();
            int more = values.size() - named.size();
            return "must be one of " + String.join(", ", named) + (more > 0 ? " and " + more + " more" : "");
        }

        @Override
        public BitSet broken(Column column) {
            Set<String> allowed = new HashSet<>(values);
            values.forEach(value -> allowed.add(canonical(value)));
            BitSet broken = new BitSet();
            for (int row = 0; row < column.rows(); row++) {
                if (!column.isMissing(row)) {
                    String value = column.text(row);
                    broken.set(row, !allowed.contains(value) && !allowed.contains(canonical(value)));
                }
            }
            return broken;
        }

        private static String canonical(String value) {
            double number = Decimal.parse(value);
            return Double.isNaN(number) ? value : Labels.text(number);
        }
    }

    /** A value in every row. */
    record NotNull() implements ConstraintRule {

        @Override
        public String kind() {
            return "not_null";
        }

        @Override
        public String words() {
            return "must not be missing";
        }

        @Override
        public BitSet broken(Column column) {
            BitSet broken = new BitSet();
            for (int row = 0; row < column.rows(); row++) {
                broken.set(row, column.isMissing(row));
            }
            return broken;
        }
    }

    /**
     * A text that fits the pattern as a whole. Numbers are matched in their shortest form. Patterns are those of RE2: without back references and
     * look-around, and matched in a time that grows with the text and no faster.
     */
    record Matches(String pattern) implements ConstraintRule {

        public Matches {
            BoundedPattern.of(pattern);
        }

        @Override
        public String kind() {
            return "regex";
        }

        @Override
        public String words() {
            return "must match " + Findings.shortened(pattern);
        }

        @Override
        public BitSet broken(Column column) {
            BoundedPattern compiled = BoundedPattern.of(pattern);
            BitSet broken = new BitSet();
            for (int row = 0; row < column.rows(); row++) {
                broken.set(row, !column.isMissing(row) && !compiled.fits(column.text(row)));
            }
            return broken;
        }
    }

    /** No value twice within the rows that are looked at; each row that repeats an earlier one breaks it. */
    record Unique() implements ConstraintRule {

        @Override
        public String kind() {
            return "unique";
        }

        @Override
        public String words() {
            return "must not repeat a value";
        }

        @Override
        public BitSet broken(Column column) {
            Set<String> seen = new HashSet<>();
            BitSet broken = new BitSet();
            for (int row = 0; row < column.rows(); row++) {
                broken.set(row, !column.isMissing(row) && !seen.add(column.text(row)));
            }
            return broken;
        }
    }

    /** The words for all kinds. */
    static List<String> kinds() {
        return List.of("range", "set", "not_null", "regex", "unique");
    }
}
