package io.modeldeck.validation;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Table;
import io.modeldeck.validation.Check.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for ways in which held-out rows could have told their answers beforehand, so that the figures promise more than the version will hold. */
public final class Leakage {

    private static final double TOLERATED_DUPLICATES = 0.01;
    private static final double MOSTLY = 0.9;
    private static final int FEWEST_ROWS = 50;

    private Leakage() {}

    /**
     * @param learnt the rows that the version was trained on, with their label; empty where they are not known
     * @param heldOut the rows that it is judged on, with their label
     * @param features the columns that it learnt from
     */
    public static List<Check> checks(
            Optional<Table> learnt, Table heldOut, List<String> features, String label, boolean classes) {
        Table known = learnt.orElse(heldOut);
        List<String> present = features.stream()
                .filter(name ->
                        known.column(name).isPresent() && heldOut.column(name).isPresent())
                .toList();
        return List.of(
                learnt.map(rows -> duplicates(rows, heldOut, present, label))
                        .orElse(Check.notChecked(
                                Kind.DUPLICATES,
                                "The rows that this version learnt from are not known, so nobody can say whether the"
                                        + " held-out rows are among them.")),
                identifiers(known, present),
                labelKnowing(learnt, heldOut, present, label, classes));
    }

    private static Check duplicates(Table learnt, Table heldOut, List<String> features, String label) {
        List<String> columns = new ArrayList<>(features);
        if (learnt.column(label).isPresent()) {
            columns.add(label);
        }
        Set<Long> seen = new HashSet<>();
        Arrays.stream(RowKeys.of(learnt.select(columns))).forEach(seen::add);
        long again = Arrays.stream(RowKeys.of(heldOut.select(columns)))
                .filter(seen::contains)
                .count();
        String rows = Counted.of(again, "held-out row", "held-out rows");
        double share = heldOut.rows() == 0 ? 0 : (double) again / heldOut.rows();
        if (2L * seen.size() < learnt.rows()) {
            return Check.ok(
                    Kind.DUPLICATES,
                    "Rows repeat by their nature (" + seen.size() + " different ones among " + learnt.rows()
                            + " that were learnt from), so that " + rows + " among them say nothing.");
        }
        if (share <= TOLERATED_DUPLICATES) {
            return Check.ok(
                    Kind.DUPLICATES,
                    again == 0
                            ? "No held-out row is among those that were learnt from."
                            : "Only " + rows + " of " + heldOut.rows() + " occur among those that were learnt from.");
        }
        return Check.warning(
                Kind.DUPLICATES,
                rows + " of " + heldOut.rows() + " (" + Words.percent(share)
                        + ") occur with the same features and label among those that were learnt from: on them the"
                        + " figures measure memory. Remove repeated rows, or keep those that belong together on one side"
                        + " with a group column.",
                List.of());
    }

    private static Check identifiers(Table rows, List<String> features) {
        List<String> found = features.stream()
                .filter(name -> rows.rows() >= FEWEST_ROWS && namesRows(rows.require(name)))
                .toList();
        if (found.isEmpty()) {
            return Check.ok(Kind.IDENTIFIERS, "No feature looks like an identifier.");
        }
        return Check.warning(
                Kind.IDENTIFIERS,
                quoted(found) + (found.size() == 1 ? " looks like an identifier" : " look like identifiers")
                        + ": nearly every row has a value of its own. What is learnt from that does not hold for new rows;"
                        + " leave it out of the features.",
                found);
    }

    /** Short texts that hardly ever come twice, or whole numbers that count the rows one by one. */
    private static boolean namesRows(Column column) {
        return switch (column) {
            case Column.Categorical texts -> {
                List<String> present =
                        Arrays.stream(texts.values()).filter(v -> v != null).toList();
                yield present.size() >= FEWEST_ROWS
                        && new HashSet<>(present).size() > MOSTLY * present.size()
                        && present.stream().filter(v -> v.indexOf(' ') < 0).count() > MOSTLY * present.size();
            }
            case Column.Numeric numbers -> counts(numbers.values());
        };
    }

    private static boolean counts(double[] values) {
        double[] present =
                Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
        if (present.length < FEWEST_ROWS || Arrays.stream(present).anyMatch(v -> v != Math.rint(v))) {
            return false;
        }
        long different = Arrays.stream(present).distinct().count();
        // Measured whole numbers spread or repeat; numbers that were handed out lie side by side.
        double range = present[present.length - 1] - present[0] + 1;
        return different == present.length && range <= 3.0 * present.length;
    }

    private static Check labelKnowing(
            Optional<Table> learnt, Table heldOut, List<String> features, String label, boolean classes) {
        Table known = learnt.filter(rows -> rows.column(label).isPresent()).orElse(every(heldOut, 0));
        Table asked = learnt.isPresent() ? heldOut : every(heldOut, 1);
        List<LabelKnowledge> found = features.stream()
                .flatMap(name -> LabelKnowledge.of(known, asked, name, label, classes).stream())
                .toList();
        if (found.isEmpty()) {
            return Check.ok(Kind.LABEL_KNOWING, "No feature knows the label by itself.");
        }
        return Check.warning(
                Kind.LABEL_KNOWING,
                found.stream().map(LabelKnowledge::sentence).collect(Collectors.joining(" "))
                        + " Ask whether it is known before the outcome is; if not, leave it out of the features.",
                found.stream().map(LabelKnowledge::column).toList());
    }

    private static Table every(Table rows, int offset) {
        int[] picked = new int[(rows.rows() + 1 - offset) / 2];
        Arrays.setAll(picked, i -> 2 * i + offset);
        return rows.pick(picked);
    }

    private static String quoted(List<String> columns) {
        return columns.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
