package io.modeldeck.quality;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Labels;
import io.modeldeck.stats.Sample;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Findings in plain words: one sentence each. */
final class Findings {

    /** The name under which further unknown values are counted together. */
    static final String OTHER = "(other)";

    private static final int KEPT_VALUES = 100;
    private static final int NAMED_VALUES = 5;
    private static final int LONGEST_VALUE = 60;

    private Findings() {}

    static Finding nulls(String column, long missing, long rows, double before) {
        return Finding.against(
                "nulls",
                column,
                missing,
                rows,
                named(column) + " is missing in " + percent((double) missing / rows)
                        + " of the rows, in the reference in " + percent(before) + ".");
    }

    static Finding newColumn(String column, long rows) {
        return Finding.against(
                "new_column", column, rows, rows, named(column) + " is not among the columns of the reference.");
    }

    static Finding absent(String column, long rows) {
        return Finding.against(
                "absent", column, rows, rows, named(column) + " has no value in any of " + Counted.of(rows) + " rows.");
    }

    static Optional<Finding> texts(String column, long texts, long rows) {
        return violation(
                "type", column, texts, rows, " holds a text where a number belongs in " + of(texts, rows) + " rows.");
    }

    static Optional<Finding> infinite(String column, long infinite, long rows) {
        return violation("infinite", column, infinite, rows, " is infinite in " + of(infinite, rows) + " rows.");
    }

    private static Optional<Finding> violation(String kind, String column, long count, long rows, String words) {
        return count == 0
                ? Optional.empty()
                : Optional.of(Finding.against(kind, column, count, rows, named(column) + words));
    }

    static Finding range(String column, long beyond, long present, Sample reference) {
        return Finding.against(
                "range",
                column,
                beyond,
                present,
                named(column) + " lies outside the reference's range, " + Labels.text(reference.min()) + " to "
                        + Labels.text(reference.max()) + ", in " + of(beyond, present) + " values.");
    }

    static Finding outliers(String column, long beyond, long present, ColumnProfile.Numbers reference) {
        return Finding.against(
                "outliers",
                column,
                beyond,
                present,
                named(column) + " has outliers in " + percent((double) beyond / present) + " of its values, in the"
                        + " reference in " + percent((double) reference.outliers() / reference.present()) + ".");
    }

    static Finding unknown(String column, Map<String, Long> counts, long strangers, long rows) {
        String values = mostFrequent(counts).entrySet().stream()
                .limit(NAMED_VALUES)
                .map(e -> shortened(e.getKey()) + " (" + e.getValue() + ")")
                .collect(Collectors.joining(", "));
        int more = counts.size() - NAMED_VALUES;
        return Finding.against(
                "unknown_category",
                column,
                strangers,
                rows,
                named(column) + " has " + (counts.size() == 1 ? "a value" : Counted.of(counts.size()) + " values")
                        + " unknown to the reference in " + of(strangers, rows) + " rows: " + values
                        + (more > 0 ? " and " + more + " more." : "."));
    }

    static Finding constant(String column, String value, long present) {
        return Finding.against(
                "constant",
                column,
                present,
                present,
                named(column) + " is " + shortened(value) + " in all of " + Counted.of(present)
                        + " rows; in the reference it varies.");
    }

    static Finding almostConstant(String column, String value, long same, long present, double before) {
        return Finding.against(
                "almost_constant",
                column,
                same,
                present,
                named(column) + " is " + shortened(value) + " in " + percent((double) same / present)
                        + " of its values, in the reference in " + percent(before) + ".");
    }

    static Finding typeMix(String column, long others, long present, ColumnProfile.Categories reference) {
        return Finding.against(
                "type_mix",
                column,
                others,
                present,
                named(column) + " mixes types: " + of(others, present) + " values are no "
                        + reference.usualForm().many() + ", in the reference "
                        + percent((double) reference.unusualForms() / reference.present()) + ".");
    }

    /** What a constraint finds; empty where it holds. */
    static Optional<Finding> broken(Constraint constraint, long broken, long rows) {
        if (broken == 0) {
            return Optional.empty();
        }
        String note = constraint.note().isEmpty() ? "" : " " + constraint.note();
        return Optional.of(new Finding(
                Finding.CONSTRAINT,
                constraint.feature(),
                broken,
                rows,
                constraint.severity(),
                ConstraintDocument.of(constraint),
                constraint.words() + ": broken by " + of(broken, rows) + " rows." + note));
    }

    static Finding duplicates(long duplicates, long rows, QualityReference reference) {
        return Finding.against(
                "duplicates",
                "",
                duplicates,
                rows,
                percent((double) duplicates / rows) + " of the rows repeat an earlier one, in the reference "
                        + percent((double) reference.duplicates() / reference.rows()) + ".");
    }

    /** The most frequent first, equal ones by name; what is beyond a hundred is counted together. */
    static Map<String, Long> mostFrequent(Map<String, Long> counts) {
        Map<String, Long> kept = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(e -> kept.merge(kept.size() < KEPT_VALUES ? e.getKey() : OTHER, e.getValue(), Long::sum));
        return kept;
    }

    private static String named(String column) {
        return "`" + column + "`";
    }

    private static String of(long part, long all) {
        return Counted.of(part) + " of " + Counted.of(all);
    }

    static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE) + "…";
    }

    private static String percent(double share) {
        return Labels.text(Math.rint(share * 1000) / 10) + " %";
    }
}
