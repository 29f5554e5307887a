package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.stats.Correction;
import io.modeldeck.stats.Sample;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Embeddings, texts, and numbers as vectors. */
class VectorPairTest {

    private static final String[] CALM = {"invoice", "payment", "card", "bank", "account", "transfer", "limit", "branch"
    };
    private static final String[] OTHER = {"holiday", "flight", "hotel", "beach", "card", "bank", "sun", "train"};

    private final Random random = new Random(2);

    private Column.Categorical embeddings(int rows, int width, double shift) {
        String[] lists = new String[rows];
        Arrays.setAll(lists, row -> {
            double[] values = random.doubles(width).toArray();
            values[0] += shift;
            return Arrays.toString(values);
        });
        return new Column.Categorical("embedding", lists);
    }

    private Column.Categorical texts(int rows, String[] words) {
        String[] texts = new String[rows];
        Arrays.setAll(texts, row -> {
            StringBuilder text = new StringBuilder("The");
            for (int word = 0; word < 6; word++) {
                text.append(' ').append(words[random.nextInt(words.length)]);
            }
            return text.append('.').toString();
        });
        return new Column.Categorical("remark", texts);
    }

    private static FeaturePair pair(Column.Categorical reference, Column current) {
        return ReferenceColumn.feature(reference).with(current).pair();
    }

    private static Verdict decide(FeaturePair pair, RuleChoice choice) {
        return DecisionRules.inputs(List.of(pair), choice).getFirst();
    }

    private static RuleChoice method(DriftMethod method) {
        return new RuleChoice(Optional.of(method), OptionalDouble.empty());
    }

    @Test
    void anEmbeddingThatMovedIsToldFromTheReference() {
        Column.Categorical reference = embeddings(600, 12, 0);
        Verdict calm = decide(pair(reference, embeddings(300, 12, 0)), RuleChoice.defaults());
        assertThat(calm.state()).isEqualTo(DriftState.NO_DRIFT);
        FeaturePair shifted = pair(reference, embeddings(300, 12, 0.8));
        Verdict moved = decide(shifted, RuleChoice.defaults());
        assertThat(moved.state()).isEqualTo(DriftState.DRIFT);
        assertThat(moved.method()).isEqualTo("classifier_test");
        assertThat(moved.effectSize().orElseThrow())
                .isEqualTo(2 * moved.statistic().orElseThrow() - 1);
        assertThat(moved.parameters())
                .containsEntry("values", "lists of numbers")
                .containsEntry("dimensions", 12);
        assertThat(Sentences.feature("embedding", shifted, moved))
                .matches(
                        "`embedding` can be told from the reference \\(classifier test, AUC 0\\.\\d+, corrected p < 0.001,"
                                + " n 300\\)\\.");
        assertThat(decide(shifted, method(DriftMethod.MMD)).state()).isEqualTo(DriftState.DRIFT);
        assertThat(decide(shifted, method(DriftMethod.MMD)).method()).isEqualTo("mmd");
        assertThat(Sentences.feature("embedding", shifted, calm)).contains("can hardly be told from the reference");
    }

    @Test
    void textsDifferByTheirWords() {
        Column.Categorical reference = texts(500, CALM);
        assertThat(decide(pair(reference, texts(300, CALM)), RuleChoice.defaults())
                        .state())
                .isEqualTo(DriftState.NO_DRIFT);
        Verdict moved = decide(pair(reference, texts(300, OTHER)), RuleChoice.defaults());
        assertThat(moved.state()).isEqualTo(DriftState.DRIFT);
        assertThat(moved.parameters()).containsEntry("values", "hashed bag of words");
        assertThat(pair(reference, new Column.Categorical("remark", new String[] {"…", null, "(two) words"}))
                        .nCurrent())
                .isEqualTo(2);
    }

    @Test
    void otherMethodsStandInOrAreLeftOut() {
        FeaturePair pair = pair(embeddings(100, 3, 0), embeddings(100, 3, 0));
        for (DriftMethod test : List.of(DriftMethod.KS_TEST, DriftMethod.CHI_SQUARE, DriftMethod.FISHER_EXACT)) {
            assertThat(pair.counterpart(test)).contains(DriftMethod.CLASSIFIER_TEST);
        }
        for (DriftMethod other :
                List.of(DriftMethod.PSI, DriftMethod.WASSERSTEIN, DriftMethod.CRAMERS_V, DriftMethod.CBPE)) {
            assertThat(pair.counterpart(other)).isEmpty();
            assertThat(pair.measure(other)).isEmpty();
        }
        assertThat(pair.measure(DriftMethod.CLASSIFIER_TEST)).isPresent();
        FeaturePair little = pair(embeddings(100, 3, 0), embeddings(10, 3, 0));
        Verdict few = decide(little, RuleChoice.defaults());
        assertThat(Sentences.feature("embedding", little, few)).startsWith("`embedding` was not evaluated. The window");
        assertThat(few.method()).isEqualTo("classifier_test");
        assertThat(few.state()).isEqualTo(DriftState.NOT_EVALUATED);
    }

    @Test
    void whatIsNoListOfTheSameLengthIsLeftOut() {
        Column.Categorical reference = embeddings(100, 3, 0);
        String[] mixed = {
            "[1,2,3]", "[1,2]", "word", "[1,x,3]", null, "[1,2,3", "[1e999,2,3]", "[" + "1,".repeat(9000) + "1]"
        };
        assertThat(pair(reference, new Column.Categorical("embedding", mixed)).nCurrent())
                .isOne();
    }

    @Test
    void namesIdsAndShortListsAreCategories() {
        String[] ids = new String[100];
        Arrays.setAll(ids, i -> "customer " + i);
        String[] repeated = new String[100];
        Arrays.setAll(repeated, i -> "one of " + i % 3 + " sentences");
        String[] few = {"a first sentence here", "a second sentence here", "a third sentence here"};
        String[] single = new String[60];
        Arrays.fill(single, "[1]");
        String[] ragged = new String[60];
        Arrays.setAll(ragged, i -> i == 7 ? "[1]" : "[1, 2]");
        for (String[] values : List.of(ids, repeated, few, single, ragged, new String[10])) {
            assertThat(ReferenceColumn.feature(new Column.Categorical("c", values)))
                    .as(String.valueOf(values[0]))
                    .isInstanceOf(ReferenceColumn.Categories.class);
        }
    }

    @Test
    void onlySoManyRowsAreKept() {
        Vectors many = Vectors.detect(embeddings(5000, 2, 0)).orElseThrow();
        assertThat(many.n()).isEqualTo(5000);
        assertThat(many.rows()).hasDimensions(2000, 2);
    }

    @Test
    void numbersAndColumnsOfTwoValuesHaveTestsOfTheirOwn() {
        double[] flags = new double[200];
        Arrays.setAll(flags, i -> i % 4 == 0 ? 1 : 0);
        double[] more = new double[200];
        Arrays.setAll(more, i -> i % 2);
        NumericPair pair = new NumericPair(Sample.of(flags), Sample.of(more));
        Verdict z = decide(pair, method(DriftMethod.TWO_PROPORTION_Z));
        assertThat(z.method()).isEqualTo("two_proportion_z");
        // (.25 − .5) / sqrt(.375·.625·(2/200))
        assertThat(z.statistic().orElseThrow()).isCloseTo(-5.16398, org.assertj.core.api.Assertions.within(1e-5));
        assertThat(z.state()).isEqualTo(DriftState.DRIFT);
        Verdict fisher = decide(pair, method(DriftMethod.FISHER_EXACT));
        assertThat(fisher.statistic()).hasValue(-0.25);
        assertThat(fisher.pValue().orElseThrow()).isLessThan(1e-6);
        CategoryPair classes = new CategoryPair(List.of("no", "yes"), new long[] {150, 50}, new long[] {100, 100});
        assertThat(decide(classes, method(DriftMethod.TWO_PROPORTION_Z)).statistic())
                .isEqualTo(z.statistic());
        assertThat(decide(classes, method(DriftMethod.FISHER_EXACT)).pValue()).isEqualTo(fisher.pValue());
        CategoryPair three = new CategoryPair(List.of("a", "b", "c"), new long[] {50, 50, 50}, new long[] {50, 50, 50});
        assertThat(decide(three, method(DriftMethod.FISHER_EXACT)).method()).isEqualTo("chi_square");
        assertThat(three.measure(DriftMethod.FISHER_EXACT)).isEmpty();
        assertThat(decide(classes, method(DriftMethod.MMD)).method()).isEqualTo("chi_square");
        double[] wider = random.doubles(200).toArray();
        NumericPair moved = new NumericPair(Sample.of(flags), Sample.of(wider));
        assertThat(decide(moved, method(DriftMethod.FISHER_EXACT)).method()).isEqualTo("ks_test");
        NumericPair wide = new NumericPair(Sample.of(wider), Sample.of(flags));
        assertThat(decide(wide, method(DriftMethod.TWO_PROPORTION_Z)).method()).isEqualTo("ks_test");
        NumericPair constant = new NumericPair(Sample.of(new double[60]), Sample.of(new double[60]));
        assertThat(decide(constant, method(DriftMethod.TWO_PROPORTION_Z)).method())
                .isEqualTo("ks_test");
        assertThat(decide(moved, method(DriftMethod.MMD)).state()).isEqualTo(DriftState.DRIFT);
        assertThat(decide(moved, method(DriftMethod.CLASSIFIER_TEST)).method()).isEqualTo("classifier_test");
        Sample none = Sample.of(new double[0]);
        for (NumericPair empty :
                List.of(new NumericPair(none, Sample.of(flags)), new NumericPair(Sample.of(flags), none))) {
            assertThat(empty.measure(DriftMethod.FISHER_EXACT)).isEmpty();
            assertThat(empty.measure(DriftMethod.MMD)).isEmpty();
        }
        for (CategoryPair empty : List.of(
                new CategoryPair(List.of("no", "yes"), new long[2], new long[] {1, 1}),
                new CategoryPair(List.of("no", "yes"), new long[] {1, 1}, new long[2]))) {
            assertThat(empty.measure(DriftMethod.TWO_PROPORTION_Z)).isEmpty();
        }
    }

    @Test
    void featuresAreDecidedEachAsItsChoiceSaysUnderOneCorrection() {
        double[] usual = random.doubles(400).toArray();
        double[] slightly =
                Arrays.stream(random.doubles(400).toArray()).map(x -> x + 0.06).toArray();
        NumericPair pair = new NumericPair(Sample.of(usual), Sample.of(slightly));
        List<RuleChoice> choices =
                List.of(RuleChoice.defaults(), new RuleChoice(Optional.of(DriftMethod.PSI), OptionalDouble.of(9)));
        for (Correction correction : Correction.values()) {
            List<Verdict> verdicts = DecisionRules.inputs(List.of(pair, pair), choices, correction);
            double p = verdicts.getFirst().pValue().orElseThrow();
            double factor = correction == Correction.BONFERRONI || correction == Correction.HOLM ? 2 : 1;
            assertThat(verdicts.getFirst().pValueCorrected().orElseThrow()).isEqualTo(Math.min(1, factor * p));
            assertThat(verdicts.getFirst().method()).isEqualTo("ks_test");
            assertThat(verdicts.getLast().method()).isEqualTo("psi");
            assertThat(verdicts.getLast().state()).isEqualTo(DriftState.NO_DRIFT);
        }
        assertThat(DecisionRules.inputs(List.of(pair, pair), choices, Correction.BENJAMINI_HOCHBERG)
                        .getFirst()
                        .parameters())
                .containsEntry("correction", "benjamini-hochberg over 2");
    }
}
