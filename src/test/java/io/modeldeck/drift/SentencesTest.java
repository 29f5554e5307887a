package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SentencesTest {

    private static Sample sample(int n, IntToDoubleFunction value) {
        return Sample.of(IntStream.range(0, n).mapToDouble(value).toArray());
    }

    private static String input(FeaturePair pair) {
        return Sentences.feature(
                "x",
                pair,
                DecisionRules.inputs(List.of(pair), RuleChoice.defaults()).getFirst());
    }

    private static String prediction(FeaturePair pair) {
        return Sentences.prediction("score", pair, PredictionRule.decide(pair, RuleChoice.defaults()));
    }

    @Test
    void aNumberIsHigherLowerSpreadOrAsItWas() {
        Sample reference = sample(1000, i -> i);
        assertThat(input(new NumericPair(reference, sample(500, i -> 300 + i))))
                .isEqualTo(
                        "`x` is higher than in the reference: median 500 → 550 (KS 0.3, corrected p < 0.001, n 500).");
        assertThat(input(new NumericPair(reference, sample(500, i -> i)))).startsWith("`x` is lower than in the");
        assertThat(input(new NumericPair(reference, sample(1001, i -> 449.5 + i * 0.1))))
                .startsWith("`x` is spread differently from the reference: middle half 250 to 749 → 475 to 525 (KS");
        assertThat(input(new NumericPair(reference, sample(500, i -> 2 * i))))
                .startsWith("`x` is much as in the reference: median 500 → 499 (KS 0.00");
        assertThat(input(new NumericPair(reference, sample(5, i -> i))))
                .isEqualTo("`x` was not evaluated. The window has 5 of the 50 values that it takes.");
    }

    @Test
    void theCategoryThatMovedMostIsNamed() {
        CategoryPair moved = new CategoryPair(List.of("a", "b", "c"), new long[] {70, 30, 0}, new long[] {20, 50, 30});
        assertThat(input(moved))
                .startsWith("`x` is distributed differently from the reference: share of ")
                .contains("70 % → 20 %")
                .contains(", 1 value unknown to the reference (chi-square ");
        CategoryPair more = new CategoryPair(List.of("a", "b", "c"), new long[] {100, 0, 0}, new long[] {98, 1, 1});
        assertThat(input(more))
                .startsWith("`x` is distributed much as in the reference: share of a 100 % → 98 %")
                .contains(", 2 values unknown to the reference");
    }

    @Test
    void predictionsMayHaveDrifted() {
        CategoryPair slightly = new CategoryPair(List.of("a", "b"), new long[] {500, 500}, new long[] {330, 670});
        assertThat(prediction(slightly))
                .startsWith("Predictions: `score` may be distributed differently from the reference: share of ")
                .contains("(PSI 0.1");
        Sample reference = sample(10_000, i -> i);
        Sample current = sample(10_000, i -> Math.pow(i / 10_000.0, 0.68) * 10_000);
        assertThat(prediction(new NumericPair(reference, current))).startsWith("Predictions: `score` may be higher");
    }

    @Test
    void otherMethodsAreNamedByTheirWords() {
        NumericPair pair = new NumericPair(sample(100, i -> i), sample(100, i -> 2 * i));
        Verdict verdict = DecisionRules.inputs(
                        List.of(pair), new RuleChoice(Optional.of(DriftMethod.JENSEN_SHANNON), OptionalDouble.of(0.1)))
                .getFirst();
        assertThat(Sentences.feature("x", pair, verdict)).contains("(Jensen–Shannon 0.");
        Verdict distance = PredictionRule.decide(
                new NumericPair(sample(300, i -> i), sample(300, i -> 2 * i)),
                new RuleChoice(Optional.of(DriftMethod.HELLINGER), OptionalDouble.of(0.1)));
        assertThat(Sentences.feature("x", new NumericPair(sample(300, i -> i), sample(300, i -> 2 * i)), distance))
                .matches(".*\\(hellinger 0\\.\\d+, n 300\\)\\.");
    }

    @Test
    void numbersAreShownShort() {
        assertThat(List.of(
                        Words.number(0.21349),
                        Words.number(71),
                        Words.number(12_400),
                        Words.number(-1234.6),
                        Words.number(0),
                        Words.number(1e-7),
                        Words.number(2e20),
                        Words.number(Double.POSITIVE_INFINITY),
                        Words.percent(0.1234),
                        Words.percent(0.01234),
                        Words.percent(-0.1234),
                        Words.p("p", 0.0411),
                        Words.p("p", 0.0001)))
                .containsExactly(
                        "0.213",
                        "71",
                        "12,400",
                        "−1,235",
                        "0",
                        "1.00e−07",
                        "2.00e+20",
                        "Infinity",
                        "12 %",
                        "1.2 %",
                        "−12 %",
                        "p 0.0411",
                        "p < 0.001");
    }

    @Test
    void distributionsStaySmall() {
        String[] many =
                IntStream.range(0, 1000).mapToObj(i -> "c" + i % (1 + i % 40)).toArray(String[]::new);
        CategoryCounts counts = CategoryCounts.of(new Column.Categorical("x", many));
        List<Distribution> sides = Shares.categories(CategoryPair.of(counts, counts));
        assertThat(sides.getFirst().names()).hasSize(20).endsWith(Distribution.OTHER);
        assertThat(sides.getFirst().shares().stream().mapToDouble(d -> d).sum()).isBetween(0.999, 1.001);
        assertThat(sides.getFirst()).isEqualTo(sides.getLast());
        Sample constant = sample(10, i -> 7);
        Distribution bars = Shares.histogram(constant).orElseThrow().of(sample(4, i -> 6 + i));
        assertThat(bars.kind()).isEqualTo("bins");
        assertThat(bars.edges()).containsExactly(7.0);
        assertThat(bars.shares()).containsExactly(0.5, 0.5);
        assertThat(bars.median()).containsExactly(7.5);
        assertThat(Shares.histogram(Sample.of(new double[0]))).isEmpty();
        assertThat(Shares.histogram(constant)
                        .orElseThrow()
                        .of(Sample.of(new double[0]))
                        .median())
                .isEmpty();
    }

    @Test
    void columnsAreReadAsTheTypeThatIsNeeded() {
        Column texts = new Column.Categorical("x", new String[] {"1.0", null, "much", "2"});
        assertThat(Columns.numbers(texts)).containsExactly(1, Double.NaN, Double.NaN, 2);
        assertThat(Columns.labels(texts).values()).containsExactly("1", null, "much", "2");
        CategoryCounts counts = CategoryCounts.of(texts);
        assertThat(counts.n()).isEqualTo(3);
        assertThat(counts.missing()).isEqualTo(1);
        assertThat(counts.count("much")).isEqualTo(1);
        assertThat(counts.count("little")).isZero();
        ReferenceColumn numbers = ReferenceColumn.feature(new Column.Numeric("x", new double[] {1, 2, 3}));
        assertThat(numbers.with(texts).pair().nCurrent()).isEqualTo(2);
        ReferenceColumn categories = ReferenceColumn.feature(texts);
        assertThat(categories
                        .with(new Column.Numeric("x", new double[] {2, 2, Double.NaN}))
                        .pair()
                        .nCurrent())
                .isEqualTo(2);
        assertThat(Arrays.asList(BaselineKind.values()))
                .allSatisfy(k -> assertThat(BaselineKind.of(k.word())).isEqualTo(k));
        assertThat(Arrays.asList(DriftType.values()))
                .allSatisfy(t -> assertThat(DriftType.of(t.word())).isEqualTo(t));
    }
}
