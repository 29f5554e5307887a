package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DecisionRulesTest {

    private final Random random = new Random(11);

    private Sample normal(int n, double mean) {
        return Sample.of(
                random.doubles(n).map(u -> random.nextGaussian() + mean).toArray());
    }

    private static Sample constant(int n, double value) {
        double[] values = new double[n];
        Arrays.fill(values, value);
        return Sample.of(values);
    }

    private static CategoryPair classes(long[] reference, long[] current) {
        return new CategoryPair(
                IntStream.range(0, reference.length).mapToObj(i -> "c" + i).toList(), reference, current);
    }

    private static Verdict input(FeaturePair pair) {
        return DecisionRules.inputs(List.of(pair), RuleChoice.defaults()).getFirst();
    }

    private static Verdict input(FeaturePair pair, DriftMethod method, double threshold) {
        return DecisionRules.inputs(List.of(pair), new RuleChoice(Optional.of(method), OptionalDouble.of(threshold)))
                .getFirst();
    }

    @Test
    void aChangeMustBeSignificantAndLarge() {
        Verdict small = input(new NumericPair(normal(20_000, 0), normal(20_000, 0.06)));
        assertThat(small.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(small.reason()).startsWith("Significant but small: the corrected p value");
        assertThat(small.driftScore().orElseThrow()).isBetween(0.1, 0.299);
        Verdict noise = input(new NumericPair(normal(50, 0), normal(50, 0)));
        assertThat(noise.effectSize().orElseThrow()).as("large by chance").isGreaterThan(0.1);
        assertThat(noise.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(noise.reason()).startsWith("Not significant");
        assertThat(noise.driftScore().orElseThrow()).as("held below 0.3").isEqualTo(0.299);
        Verdict both = input(new NumericPair(normal(500, 0), normal(500, 0.5)));
        assertThat(both.state()).isEqualTo(DriftState.DRIFT);
        assertThat(both.driftScore().orElseThrow()).isEqualTo(1);
        assertThat(both.method()).isEqualTo("ks_test");
        assertThat(both.threshold()).hasValue(0.1);
    }

    @Test
    void anyChangeOfAConstantIsAWholeOne() {
        Verdict moved = input(new NumericPair(constant(100, 7), constant(100, 9)));
        assertThat(moved.effectSize()).hasValue(1);
        assertThat(moved.state()).isEqualTo(DriftState.DRIFT);
        Verdict same = input(new NumericPair(constant(100, 7), constant(100, 7)));
        assertThat(same.effectSize()).hasValue(0);
        assertThat(same.state()).isEqualTo(DriftState.NO_DRIFT);
    }

    @Test
    void pValuesAreCorrectedOverTheFeaturesThatWereTested() {
        NumericPair same = new NumericPair(normal(100, 0), normal(100, 0));
        NumericPair moved = new NumericPair(normal(100, 0), normal(100, 0.45));
        NumericPair few = new NumericPair(normal(49, 0), normal(100, 0));
        double alone = input(moved).pValueCorrected().orElseThrow();
        List<Verdict> verdicts = DecisionRules.inputs(List.of(same, few, moved, same), RuleChoice.defaults());
        assertThat(verdicts.get(2).pValue()).hasValue(alone);
        assertThat(verdicts.get(2).pValueCorrected().orElseThrow()).isCloseTo(3 * alone, within(1e-12));
        assertThat(verdicts.get(2).parameters()).containsEntry("correction", "benjamini-hochberg over 3");
        assertThat(verdicts.get(1).state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(verdicts.get(1).reason())
                .isEqualTo("The reference has 49 of the 50 values that it takes; set a larger baseline.");
        assertThat(verdicts.get(1).driftScore()).isEmpty();
    }

    @Test
    void rareCategoriesArePooledInTheDecisionOnly() {
        long[] reference = new long[40];
        long[] current = new long[40];
        Arrays.fill(reference, 5);
        Arrays.fill(current, 5);
        reference[0] = current[0] = 1000;
        current[1] = 40;
        current[2] = 0;
        reference[3] = 0;
        Verdict verdict = input(classes(reference, current));
        assertThat(verdict.method()).isEqualTo("chi_square");
        assertThat(verdict.parameters())
                .containsEntry("categories", 40)
                .containsEntry("categoriesAfterPooling", 3)
                .containsEntry("degreesOfFreedom", 2)
                .containsEntry("unseenCategories", 1);
        Verdict few = input(classes(new long[] {20, 20}, new long[] {20, 40}));
        assertThat(few.state()).isEqualTo(DriftState.NOT_EVALUATED);
        assertThat(few.method()).isEqualTo("chi_square");
        assertThat(input(classes(new long[] {500, 500}, new long[] {300, 700})).state())
                .isEqualTo(DriftState.DRIFT);
        assertThat(input(classes(new long[] {500}, new long[] {300})).state()).isEqualTo(DriftState.NO_DRIFT);
    }

    @Test
    void aConfiguredMethodReplacesTheRule() {
        NumericPair slight = new NumericPair(normal(20_000, 0), normal(20_000, 0.06));
        Verdict ks = input(slight, DriftMethod.KS_TEST, 0.05);
        assertThat(ks.state()).as("no effect asked for").isEqualTo(DriftState.DRIFT);
        assertThat(ks.driftScore().orElseThrow())
                .as("drift is always above 0.3")
                .isEqualTo(0.301);
        assertThat(ks.threshold()).hasValue(0.05);
        assertThat(ks.reason())
                .startsWith("As configured (ks_test): the p value ")
                .endsWith(" is below 0.05.");
        Verdict strict = input(slight, DriftMethod.KS_TEST, 1e-300);
        assertThat(strict.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(strict.reason()).contains(" is not below ");
        Verdict psi = input(slight, DriftMethod.PSI, 0.0001);
        assertThat(psi.state()).isEqualTo(DriftState.DRIFT);
        assertThat(psi.reason()).contains("the value").contains(" reaches ");
        assertThat(psi.pValueCorrected()).as("still computed").isPresent();
        assertThat(psi.effectSize()).isEqualTo(psi.statistic());
        assertThat(input(slight, DriftMethod.PSI, 0.2).reason()).contains(" does not reach 0.2.");
        Verdict usual = DecisionRules.inputs(
                        List.of(slight), new RuleChoice(Optional.of(DriftMethod.WASSERSTEIN), OptionalDouble.empty()))
                .getFirst();
        assertThat(usual.threshold()).as("the method's own").hasValue(0.1);
    }

    @Test
    void aMethodStandsForItsLikeOnTheOtherKindOfColumn() {
        CategoryPair classes = classes(new long[] {500, 500}, new long[] {400, 600});
        assertThat(input(classes, DriftMethod.KS_TEST, 0.05).method()).isEqualTo("chi_square");
        assertThat(input(classes, DriftMethod.G_TEST, 0.05).method()).isEqualTo("g_test");
        assertThat(input(classes, DriftMethod.CRAMERS_V, 0.01).state()).isEqualTo(DriftState.DRIFT);
        Verdict fallBack = input(classes, DriftMethod.WASSERSTEIN, 0.1);
        assertThat(fallBack.parameters()).containsEntry("methodNotApplicable", "wasserstein");
        assertThat(fallBack.threshold()).hasValue(0.1);
        NumericPair numbers = new NumericPair(normal(100, 0), normal(100, 1));
        assertThat(input(numbers, DriftMethod.CHI_SQUARE, 0.05).method()).isEqualTo("ks_test");
        assertThat(input(numbers, DriftMethod.CRAMERS_V, 0.1).parameters())
                .containsEntry("methodNotApplicable", "cramers_v");
        assertThat(input(numbers, DriftMethod.ACCURACY_DROP, 0.1).parameters())
                .containsEntry("methodNotApplicable", "accuracy_drop");
        assertThat(input(classes, DriftMethod.ERROR_RISE, 0.1).parameters())
                .containsEntry("methodNotApplicable", "error_rise");
        Verdict undefined = input(new NumericPair(constant(60, 1), constant(60, 1)), DriftMethod.MANN_WHITNEY, 0.05);
        assertThat(undefined.parameters()).containsEntry("methodNotApplicable", "mann_whitney");
        assertThat(undefined.state()).isEqualTo(DriftState.NO_DRIFT);
    }

    @Test
    void everyMethodHasAValueOnTheColumnsItIsFor() {
        NumericPair numbers = new NumericPair(normal(100, 0), normal(100, 1));
        CategoryPair classes = classes(new long[] {500, 500}, new long[] {400, 600});
        for (DriftMethod method : DriftMethod.values()) {
            assertThat(DriftMethod.of(method.word())).contains(method);
            assertThat(numbers.measure(method).isPresent())
                    .as(method.word())
                    .isEqualTo(numbers.counterpart(method).equals(Optional.of(method)));
            assertThat(classes.measure(method).isPresent())
                    .as(method.word())
                    .isEqualTo(classes.counterpart(method).equals(Optional.of(method)));
        }
        assertThat(DriftMethod.of("tea_leaves")).isEmpty();
    }

    @Test
    void theDataSetDriftsWhenHalfOfItsFeaturesDo() {
        Verdict moved = input(new NumericPair(normal(100, 0), normal(100, 2)));
        Verdict same = input(new NumericPair(constant(100, 1), constant(100, 1)));
        Verdict few = input(new NumericPair(normal(10, 0), normal(100, 2)));
        Verdict half = DecisionRules.dataSet(List.of(moved, same, few));
        assertThat(half.state()).isEqualTo(DriftState.DRIFT);
        assertThat(half.statistic()).hasValue(0.5);
        assertThat(half.driftScore()).hasValue(0.301);
        assertThat(half.parameters()).containsEntry("drifted", 1L).containsEntry("evaluated", 2L);
        assertThat(DecisionRules.dataSet(List.of(moved, same, same)).state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(DecisionRules.dataSet(List.of(few)).state()).isEqualTo(DriftState.NOT_EVALUATED);
    }

    @Test
    void aScoreIsANumberEvenAtTheEdges() {
        assertThat(DecisionRules.score(0, 0, DriftState.NO_DRIFT)).hasValue(0);
        assertThat(DecisionRules.score(1, 0, DriftState.DRIFT)).hasValue(1);
        assertThat(DecisionRules.score(-1, 0.05, DriftState.NO_DRIFT)).hasValue(0);
    }

    @Test
    void predictionsDriftInTwoSteps() {
        Sample reference = normal(5000, 0);
        Verdict same = PredictionRule.decide(new NumericPair(reference, normal(250, 0)), RuleChoice.defaults());
        assertThat(same.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(same.reason()).contains("within what chance alone reaches");
        Verdict small = PredictionRule.decide(new NumericPair(reference, normal(5000, 0.2)), RuleChoice.defaults());
        assertThat(small.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(small.reason()).startsWith("Significant but small");
        Verdict possible = PredictionRule.decide(new NumericPair(reference, normal(5000, 0.38)), RuleChoice.defaults());
        assertThat(possible.state()).isEqualTo(DriftState.POSSIBLE);
        assertThat(possible.driftScore().orElseThrow()).isBetween(0.15, 0.299);
        Verdict drift = PredictionRule.decide(new NumericPair(reference, normal(5000, 1)), RuleChoice.defaults());
        assertThat(drift.state()).isEqualTo(DriftState.DRIFT);
        assertThat(drift.parameters()).containsEntry("binCount", 10).containsEntry("alpha", 0.01);
        Verdict few = PredictionRule.decide(new NumericPair(reference, normal(199, 1)), RuleChoice.defaults());
        assertThat(few.reason()).isEqualTo("The window has 199 of the 200 values that it takes.");
        Verdict explicit = PredictionRule.decide(
                new NumericPair(reference, normal(300, 1)),
                new RuleChoice(Optional.of(DriftMethod.KS_TEST), OptionalDouble.of(0.05)));
        assertThat(explicit.method()).isEqualTo("ks_test");
        assertThat(explicit.state()).isEqualTo(DriftState.DRIFT);
    }

    @Test
    void predictedClassesAreComparedByTheirShares() {
        Verdict one = PredictionRule.decide(classes(new long[] {500}, new long[] {300}), RuleChoice.defaults());
        assertThat(one.state()).isEqualTo(DriftState.NO_DRIFT);
        assertThat(one.parameters()).containsEntry("criticalValue", 0.0);
        Verdict moved = PredictionRule.decide(
                classes(new long[] {500, 500, 3}, new long[] {100, 300, 0}), RuleChoice.defaults());
        assertThat(moved.state()).isEqualTo(DriftState.DRIFT);
        assertThat(moved.parameters()).containsEntry("binCount", 3);
        // Hand-computed: shares 500/1003, 500/1003, 3/1003 against 1/4, 3/4, 1e-4.
        double p = 500.0 / 1003;
        double r = 3.0 / 1003;
        double psi =
                (0.25 - p) * Math.log(0.25 / p) + (0.75 - p) * Math.log(0.75 / p) + (1e-4 - r) * Math.log(1e-4 / r);
        assertThat(moved.statistic().orElseThrow()).isCloseTo(psi, within(1e-12));
    }

    @Test
    void severalColumnsAreComparedAtOnce() {
        Table reference = Table.of(List.of(
                new Column.Numeric("a", normal(60, 0).sorted()),
                new Column.Categorical("b", new String[60]),
                new Column.Numeric("c", normal(60, 0).sorted())));
        Table current = Table.of(List.of(
                new Column.Numeric("c", normal(70, 3).sorted()),
                new Column.Categorical("a", new String[70]),
                new Column.Numeric("d", new double[70])));
        List<ColumnComparison> columns = Comparison.of(reference, current).columns();
        assertThat(columns).extracting(ColumnComparison::name).containsExactly("a", "c");
        assertThat(columns.getFirst().type()).as("numeric on one side only").isEqualTo("categorical");
        assertThat(columns.getFirst().missingCurrent()).isEqualTo(70);
        assertThat(columns.getLast().decision().state()).isEqualTo(DriftState.DRIFT);
        assertThat(Comparison.of(reference, current, List.of("c")).columns()).hasSize(1);
        assertThatThrownBy(() -> Comparison.of(reference, current, List.of("b")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("There is no column 'b'");
        assertThatThrownBy(() -> Comparison.of(reference, current.select(List.of("d"))))
                .hasMessage("The two files have no column in common: one has a, b, c, the other d.");
    }

    @Test
    void onePairAloneHasAllStatisticsOfItsType() {
        ColumnComparison numbers = Comparison.compare(
                new Column.Numeric("x", new double[] {1, 2, 3, 4, Double.NaN}),
                new Column.Numeric("x", new double[] {2, 3, 4, 5}));
        assertThat(numbers.nReference()).isEqualTo(4);
        assertThat(numbers.missingReference()).isEqualTo(1);
        assertThat(numbers.statistics().get("ks")).isInstanceOfSatisfying(ColumnComparison.Ks.class, ks -> {
            assertThat(ks.statistic()).isEqualTo(0.25);
            assertThat(ks.pMethod()).as("ties").isEqualTo("asymptotic");
        });
        assertThat(numbers.statistics().get("energy_distance")).isNotNull();
        assertThat(numbers.statistics()).containsEntry("chi_square", null).containsEntry("cramers_v", null);
        ColumnComparison classes = Comparison.compare(
                new Column.Categorical("x", new String[] {"a", "b", null}),
                new Column.Categorical("x", new String[] {"b", "c"}));
        assertThat(classes.type()).isEqualTo("categorical");
        assertThat(classes.statistics().get("chi_square"))
                .isInstanceOfSatisfying(ColumnComparison.ChiSquare.class, test -> {
                    assertThat(test.statistic()).isCloseTo(2, within(1e-12));
                    assertThat(test.pValue()).as("exp(−1) with two degrees").isCloseTo(Math.exp(-1), within(1e-12));
                    assertThat(test.degreesOfFreedom()).isEqualTo(2);
                });
        assertThat(classes.statistics()).containsEntry("ks", null).containsEntry("t_test", null);
        ColumnComparison one = Comparison.compare(
                new Column.Categorical("x", new String[] {"a"}), new Column.Categorical("x", new String[] {"a", "a"}));
        assertThat(one.statistics()).containsEntry("chi_square", null).containsEntry("g_test", null);
        assertThat(one.statistics().get("psi")).isEqualTo(new ColumnComparison.Distance(0));
        NumericPair huge = new NumericPair(
                Sample.of(new double[] {1e300, 2e300, 3e300}), Sample.of(new double[] {2e300, 3e300, 4e300}));
        assertThat(huge.tTest().orElseThrow().pValue())
                .as("Student's, as Welch's has no value")
                .isEqualTo(1);
    }
}
