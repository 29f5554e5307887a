package io.modeldeck.drift;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.ChiSquareTest;
import io.modeldeck.stats.ContingencyTest;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.Wasserstein;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All statistics of columns that two tables have in common, and what the default rule decides from them. Pure.
 *
 * <p>Distances of numeric columns are taken on the ten quantile bins of the reference, those of categorical columns on the categories as they are.
 * A pair of columns is numeric when both are; missing and infinite values are left out.
 */
public final class Comparison {

    private static final Map<String, DriftMethod> DISTANCES = distances();

    private final List<ColumnComparison> columns;

    private Comparison(List<ColumnComparison> columns) {
        this.columns = columns;
    }

    /** One comparison for each named column, the decisions corrected over all of them. Refuses a name that a side lacks. */
    public static Comparison of(Table reference, Table current, List<String> names) {
        return of(
                names.stream().map(reference::require).toList(),
                names.stream().map(current::require).toList());
    }

    /** The columns that both tables have, in the order of the reference; refuses tables without one. */
    public static Comparison of(Table reference, Table current) {
        List<String> shared = reference.names().stream()
                .filter(name -> current.column(name).isPresent())
                .toList();
        if (shared.isEmpty()) {
            throw new Problem("The two files have no column in common: one has "
                    + String.join(", ", reference.names()) + ", the other " + String.join(", ", current.names())
                    + ".");
        }
        return of(reference, current, shared);
    }

    /** One pair alone: nothing to correct for. */
    public static ColumnComparison compare(Column reference, Column current) {
        return of(List.of(reference), List.of(current)).columns.getFirst();
    }

    /** In the order asked for. */
    public List<ColumnComparison> columns() {
        return columns;
    }

    private static Comparison of(List<Column> references, List<Column> currents) {
        List<FeaturePair> pairs = new ArrayList<>();
        for (int i = 0; i < references.size(); i++) {
            pairs.add(pair(references.get(i), currents.get(i)));
        }
        List<Verdict> verdicts = DecisionRules.inputs(pairs, RuleChoice.defaults());
        List<ColumnComparison> columns = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            FeaturePair pair = pairs.get(i);
            columns.add(new ColumnComparison(
                    references.get(i).name(),
                    pair instanceof NumericPair ? "numeric" : "categorical",
                    pair.nReference(),
                    pair.nCurrent(),
                    missing(references.get(i)),
                    missing(currents.get(i)),
                    statistics(pair),
                    decision(verdicts.get(i))));
        }
        return new Comparison(List.copyOf(columns));
    }

    static FeaturePair pair(Column reference, Column current) {
        return reference instanceof Column.Numeric a && current instanceof Column.Numeric b
                ? new NumericPair(Sample.of(a.values()), Sample.of(b.values()))
                : CategoryPair.of(CategoryCounts.of(reference), CategoryCounts.of(current));
    }

    private static long missing(Column column) {
        long missing = 0;
        for (int row = 0; row < column.rows(); row++) {
            missing += column.isMissing(row) ? 1 : 0;
        }
        return missing;
    }

    private static ColumnComparison.Decision decision(Verdict verdict) {
        return new ColumnComparison.Decision(
                verdict.state(),
                verdict.method(),
                verdict.parameters(),
                verdict.effectSize(),
                verdict.threshold(),
                verdict.pValueCorrected(),
                verdict.reason());
    }

    private static Map<String, Object> statistics(FeaturePair pair) {
        Map<String, Object> all = new LinkedHashMap<>();
        Optional<NumericPair> numeric = pair instanceof NumericPair n ? Optional.of(n) : Optional.empty();
        Optional<CategoryPair> categories = pair instanceof CategoryPair c ? Optional.of(c) : Optional.empty();
        put(all, "ks", numeric.flatMap(Comparison::ks));
        put(all, "psi", distance(pair, DriftMethod.PSI));
        put(
                all,
                "chi_square",
                categories
                        .flatMap(c -> ContingencyTest.chiSquare(c.reference(), c.current()))
                        .flatMap(Comparison::chiSquare));
        put(all, "wasserstein", numeric.flatMap(Comparison::wasserstein));
        DISTANCES.forEach((name, method) -> put(all, name, distance(pair, method)));
        put(all, "mann_whitney", test(pair, DriftMethod.MANN_WHITNEY));
        put(all, "anderson_darling", test(pair, DriftMethod.ANDERSON_DARLING));
        put(all, "cramer_von_mises", test(pair, DriftMethod.CRAMER_VON_MISES));
        put(
                all,
                "t_test",
                numeric.flatMap(NumericPair::tTest)
                        .map(t -> new ColumnComparison.Welch(t.t(), t.pValue(), t.degreesOfFreedom())));
        put(all, "energy_distance", distance(pair, DriftMethod.ENERGY_DISTANCE));
        put(all, "cramers_v", categories.flatMap(Comparison::cramersV));
        put(
                all,
                "g_test",
                categories
                        .flatMap(c -> ContingencyTest.gTest(c.reference(), c.current()))
                        .flatMap(Comparison::chiSquare));
        return all;
    }

    private static void put(Map<String, Object> all, String name, Optional<?> value) {
        all.put(name, value.orElse(null));
    }

    private static Optional<ColumnComparison.Ks> ks(NumericPair pair) {
        return pair.ks().map(t -> new ColumnComparison.Ks(t.statistic(), t.pValue(), NumericPair.pMethod(t)));
    }

    private static Optional<ColumnComparison.Distance> distance(FeaturePair pair, DriftMethod method) {
        return pair.measure(method).map(m -> new ColumnComparison.Distance(m.statistic()));
    }

    private static Optional<ColumnComparison.Test> test(FeaturePair pair, DriftMethod method) {
        return pair.measure(method)
                .map(m -> new ColumnComparison.Test(m.statistic(), m.pValue().orElse(Double.NaN)));
    }

    /** With one category there is nothing to test. */
    private static Optional<ColumnComparison.ChiSquare> chiSquare(ChiSquareTest test) {
        return test.degreesOfFreedom() == 0
                ? Optional.empty()
                : Optional.of(new ColumnComparison.ChiSquare(test.statistic(), test.pValue(), test.degreesOfFreedom()));
    }

    private static Optional<ColumnComparison.Wasserstein> wasserstein(NumericPair pair) {
        return pair.measure(DriftMethod.WASSERSTEIN)
                .map(normed -> new ColumnComparison.Wasserstein(
                        Wasserstein.distance(pair.reference(), pair.current()).orElseThrow(), normed.statistic()));
    }

    private static Optional<ColumnComparison.CramersV> cramersV(CategoryPair pair) {
        return pair.measure(DriftMethod.CRAMERS_V)
                .map(corrected -> new ColumnComparison.CramersV(
                        ContingencyTest.cramersV(pair.reference(), pair.current())
                                .orElseThrow(),
                        corrected.statistic()));
    }

    private static Map<String, DriftMethod> distances() {
        Map<String, DriftMethod> distances = new LinkedHashMap<>();
        for (DriftMethod method : List.of(
                DriftMethod.JENSEN_SHANNON,
                DriftMethod.HELLINGER,
                DriftMethod.TOTAL_VARIATION,
                DriftMethod.L_INFINITY,
                DriftMethod.KL_DIVERGENCE)) {
            distances.put(method.word(), method);
        }
        return distances;
    }
}
