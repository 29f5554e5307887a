package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.PrincipalComponents;
import io.modeldeck.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The numeric features of a reference together, made ready for the joint check. Rows in which one of them is missing are left out. Immutable. */
final class JointReference {

    /** More rows than this do not make the components better. */
    private static final int MOST_ROWS = 20_000;

    private static final int MOST_COLUMNS = 100;
    private static final double PRESENT_SHARE = 0.9;

    private final List<String> names;
    private final PrincipalComponents components;
    private final Sample errors;
    private final Vectors rows;

    private JointReference(List<String> names, PrincipalComponents components, Sample errors, Vectors rows) {
        this.names = names;
        this.components = components;
        this.errors = errors;
        this.rows = rows;
    }

    /** Empty with fewer than two numeric features that are mostly there, or too few complete rows. */
    static Optional<JointReference> of(Table features) {
        List<String> names = features.columns().stream()
                .filter(column -> column instanceof Column.Numeric numeric && isMostlyThere(numeric))
                .map(Column::name)
                .limit(MOST_COLUMNS)
                .toList();
        if (names.size() < 2) {
            return Optional.empty();
        }
        List<double[]> complete = complete(names.stream().map(features::require).toList(), 0);
        if (complete.size() < 2 * DecisionRules.INPUT_MINIMUM) {
            return Optional.empty();
        }
        int step = Math.max(1, complete.size() / MOST_ROWS);
        List<double[]> fitted = new ArrayList<>();
        List<double[]> aside = new ArrayList<>();
        for (int i = 0; i < complete.size(); i += step) {
            (fitted.size() <= aside.size() ? fitted : aside).add(complete.get(i));
        }
        // The rows that the components were fitted to are a little nearer to them than any others.
        PrincipalComponents components = PrincipalComponents.of(fitted.toArray(new double[0][]));
        return Optional.of(new JointReference(
                names,
                components,
                errors(components, aside),
                Vectors.of(Vectors.Kind.EMBEDDING, names.size(), complete)));
    }

    private static boolean isMostlyThere(Column.Numeric column) {
        Sample sample = Sample.of(column.values());
        return sample.n() >= PRESENT_SHARE * column.rows() && !sample.isEmpty();
    }

    /** The pair for the wanted method: {@link DriftMethod#PCA_RECONSTRUCTION}, or a test for vectors. */
    DriftWindow.Joint with(DriftWindow window, DriftMethod method) {
        List<Column> columns = names.stream()
                .map(name -> (Column) new Column.Numeric(name, Columns.numbers(window.feature(name))))
                .toList();
        Column whole = new Column.Numeric(
                "complete", completeness(columns, window.frame().rows()));
        DriftWindow.Taken taken = window.take(whole, DecisionRules.INPUT_MINIMUM);
        List<double[]> current = complete(columns, whole.rows() - taken.column().rows());
        FeaturePair pair = method == DriftMethod.PCA_RECONSTRUCTION
                ? new ReconstructionPair(
                        new NumericPair(errors, errors(components, current)), names.size(), components.kept())
                : new VectorPair(rows, Vectors.of(Vectors.Kind.EMBEDDING, names.size(), current));
        return new DriftWindow.Joint(pair, whole, taken.range());
    }

    private static Sample errors(PrincipalComponents components, List<double[]> rows) {
        return Sample.of(rows.stream().mapToDouble(components::error).toArray());
    }

    private static double[] completeness(List<Column> columns, int rows) {
        double[] whole = new double[rows];
        for (int row = 0; row < rows; row++) {
            whole[row] = row(columns, row).isPresent() ? 1 : Double.NaN;
        }
        return whole;
    }

    private static List<double[]> complete(List<Column> columns, int from) {
        List<double[]> complete = new ArrayList<>();
        for (int row = from; row < columns.getFirst().rows(); row++) {
            row(columns, row).ifPresent(complete::add);
        }
        return complete;
    }

    private static Optional<double[]> row(List<Column> columns, int row) {
        double[] values = new double[columns.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = ((Column.Numeric) columns.get(c)).values()[row];
            if (!Double.isFinite(values[c])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
