package io.modeldeck.quality;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.util.BitSet;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Which rows of a window a finding is about. Pure; the same judgements as those of {@link QualityRules}. */
final class Offences {

    private Offences() {}

    /**
     * The rows of a finding.
     *
     * @param reference what the finding was held against; {@link QualityReference#none} where it is gone
     */
    static BitSet rows(Finding finding, QualityReference reference, Table window) {
        if (finding.kind().equals(Finding.CONSTRAINT)) {
            return broken(ConstraintDocument.read(0, finding.constraint()), window);
        }
        if (finding.kind().equals("duplicates")) {
            return Values.repeated(window);
        }
        BitSet rows = new BitSet();
        Optional<Column> column = window.column(finding.feature());
        if (finding.kind().equals("absent")) {
            rows.set(0, column.isEmpty() ? window.rows() : 0);
        }
        column.ifPresent(found -> {
            IntPredicate concerned = concerned(finding, reference, found);
            for (int row = 0; row < window.rows(); row++) {
                rows.set(row, concerned.test(row));
            }
        });
        return rows;
    }

    /** The rows that break a constraint. A feature that no row has is missing in all of them. */
    static BitSet broken(Constraint constraint, Table window) {
        return constraint
                .rule()
                .broken(window.column(constraint.feature())
                        .orElseGet(() -> new Column.Categorical(constraint.feature(), new String[window.rows()])));
    }

    private static IntPredicate concerned(Finding finding, QualityReference reference, Column column) {
        return switch (finding.kind()) {
            case "nulls" -> column::isMissing;
            case "new_column" -> present(column, row -> true);
            case "type" -> present(column, row -> Double.isNaN(Values.number(column, row)));
            case "infinite" -> present(column, row -> Double.isInfinite(Values.number(column, row)));
            case "constant", "almost_constant" -> {
                int usual = Values.majority(column);
                yield present(column, row -> Values.isSame(column, row, usual));
            }
            case "range" -> {
                ColumnProfile.Numbers numbers = numbers(finding, reference);
                yield present(column, row -> numbers.isOutOfRange(Values.number(column, row)));
            }
            case "outliers" -> {
                ColumnProfile.Numbers numbers = numbers(finding, reference);
                yield present(column, row -> numbers.isOutlier(Values.number(column, row)));
            }
            case "unknown_category" -> {
                ColumnProfile profile = profile(finding, reference);
                yield present(column, row -> profile.count(column, row) == 0);
            }
            case "type_mix" -> {
                ValueForm usual = categories(finding, reference).usualForm();
                yield present(column, row -> ValueForm.of(column, row) != usual);
            }
            default -> row -> false;
        };
    }

    private static IntPredicate present(Column column, IntPredicate concerned) {
        return row -> !column.isMissing(row) && concerned.test(row);
    }

    private static ColumnProfile.Numbers numbers(Finding finding, QualityReference reference) {
        return (ColumnProfile.Numbers) profile(finding, reference);
    }

    private static ColumnProfile.Categories categories(Finding finding, QualityReference reference) {
        return (ColumnProfile.Categories) profile(finding, reference);
    }

    private static ColumnProfile profile(Finding finding, QualityReference reference) {
        ColumnProfile profile = reference.columns().get(finding.feature());
        if (profile == null) {
            throw new Problem(
                    "The baseline that this finding was held against is gone, so its events cannot be told any"
                            + " more; check the data again.");
        }
        return profile;
    }
}
