package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.TukeyFences;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a column looked like in the reference. Immutable. */
sealed interface ColumnProfile {

    long rows();

    long missing();

    default double nullRate() {
        return rows() == 0 ? 0 : (double) missing() / rows();
    }

    /** Present, finite values. */
    long present();

    /** How many present values are equal to this one, which stands in the window's column. */
    long count(Column column, int row);

    /**
     * A numeric column.
     *
     * @param fences of its values; empty without any
     * @param outliers values outside its own fences
     */
    record Numbers(long rows, long missing, Sample sample, Optional<TukeyFences> fences, long outliers)
            implements ColumnProfile {

        @Override
        public long present() {
            return sample.n();
        }

        /** Whether a value lies outside the fences; no value does where there are none. */
        boolean isOutlier(double value) {
            return Double.isFinite(value) && fences.isPresent() && fences.get().isOutside(value);
        }

        /** Whether a value is smaller or larger than every value here. */
        boolean isOutOfRange(double value) {
            return Double.isFinite(value) && present() > 0 && (value < sample.min() || value > sample.max());
        }

        @Override
        public long count(Column column, int row) {
            double value = Values.number(column, row);
            return sample.n() - sample.countOutside(value, value);
        }
    }

    /**
     * A categorical column.
     *
     * @param usualForm of most of its values
     * @param unusualForms values of another form
     */
    record Categories(long rows, long missing, Map<String, Long> counts, ValueForm usualForm, long unusualForms)
            implements ColumnProfile {

        static Categories of(long rows, long missing, Map<String, Long> counts) {
            long[] forms = new long[ValueForm.values().length];
            counts.forEach((value, count) -> forms[ValueForm.of(value).ordinal()] += count);
            ValueForm usual = Arrays.stream(ValueForm.values())
                    .max(Comparator.comparingLong(form -> forms[form.ordinal()]))
                    .orElseThrow();
            return new Categories(rows, missing, counts, usual, rows - missing - forms[usual.ordinal()]);
        }

        @Override
        public long present() {
            return rows - missing;
        }

        /** Nearly every value occurs once: names of things, not categories. */
        boolean isIdentifier() {
            return present() >= QualityRules.MINIMUM && 2L * counts.size() > present();
        }

        @Override
        public long count(Column column, int row) {
            return counts.getOrDefault(column.text(row), 0L);
        }
    }

    static ColumnProfile of(Column column) {
        return switch (column) {
            case Column.Numeric numeric -> {
                Sample sample = Sample.of(numeric.values());
                Optional<TukeyFences> fences = TukeyFences.of(sample);
                yield new Numbers(
                        numeric.rows(),
                        sample.missing(),
                        sample,
                        fences,
                        fences.map(f -> f.countOutside(sample)).orElse(0));
            }
            case Column.Categorical categorical -> {
                Map<String, Long> counts = new HashMap<>();
                long missing = 0;
                for (String value : categorical.values()) {
                    if (value == null) {
                        missing++;
                    } else {
                        counts.merge(value, 1L, Long::sum);
                    }
                }
                yield Categories.of(categorical.rows(), missing, counts);
            }
        };
    }
}
