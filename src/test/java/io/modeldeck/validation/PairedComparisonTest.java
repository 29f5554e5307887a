package io.modeldeck.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.validation.Comparison.Change;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    /** 800 rows of which both have some right, and each some alone. */
    private static Judged.Classes classes(int aloneFrom, int alone) {
        boolean[] right = new boolean[800];
        Arrays.fill(right, 0, 600, true);
        Arrays.fill(right, aloneFrom, aloneFrom + alone, true);
        return new Judged.Classes(right, Optional.empty());
    }

    @Test
    void aBetterCandidateInWords() {
        Comparison comparison = PairedComparison.of(classes(600, 61), classes(700, 28), "churn v3");
        assertThat(comparison.change()).isEqualTo(Change.BETTER);
        assertThat(comparison.effect()).isCloseTo(33 / 800.0, within(1e-12));
        assertThat(comparison.sentence())
                .isEqualTo("4.1 points more accurate than churn v3 on the same 800 rows (95 % interval 1.8 to 6.4);"
                        + " 61 rows only the candidate has right, 28 only the champion.");
        assertThat(comparison.document())
                .containsEntry("test", "mcnemar")
                .containsEntry("method", "exact")
                .containsEntry("onlyChampion", 28L);
    }

    @Test
    void aWorseOneAndOneThatNobodyCanTellApart() {
        Comparison worse = PairedComparison.of(classes(600, 28), classes(700, 61), "churn v3");
        assertThat(worse.change()).isEqualTo(Change.WORSE);
        assertThat(worse.sentence())
                .startsWith("4.1 points less accurate than churn v3 on the same 800 rows (95 % interval 1.8 to 6.4);");
        Comparison close = PairedComparison.of(classes(600, 12), classes(700, 9), "churn v3");
        assertThat(close.change()).isEqualTo(Change.UNDECIDED);
        assertThat(close.sentence())
                .contains("which chance alone explains (95 % interval −0.8 to 1.5)")
                .contains("12 rows only the candidate has right");
        Comparison same = PairedComparison.of(classes(600, 5), classes(600, 5), "churn v3");
        assertThat(same.sentence()).startsWith("As accurate as churn v3 on the same 800 rows (95 % interval");
        assertThat(same.pValue()).isEqualTo(1);
    }

    @Test
    void numbersAreComparedByTheirErrors() {
        Random random = new Random(3);
        double[] mine = random.doubles(300, -1, 1).toArray();
        double[] theirs = Arrays.stream(mine).map(e -> 1.3 * e + .1).toArray();
        Comparison better = PairedComparison.of(new Judged.Values(mine), new Judged.Values(theirs), "load v1");
        assertThat(better.change()).isEqualTo(Change.BETTER);
        assertThat(better.effect()).isNegative();
        assertThat(better.interval().high()).isNegative();
        assertThat(better.pValue()).isLessThan(1e-6);
        assertThat(better.sentence())
                .startsWith("RMSE ")
                .contains(" lower than that of load v1 on the same 300 rows (95 % interval 0.");
        Comparison worse = PairedComparison.of(new Judged.Values(theirs), new Judged.Values(mine), "load v1");
        assertThat(worse.change()).isEqualTo(Change.WORSE);
        assertThat(worse.onlyChampion()).isEqualTo(better.onlyCandidate());
        Comparison same = PairedComparison.of(new Judged.Values(mine), new Judged.Values(mine), "load v1");
        assertThat(same.change()).isEqualTo(Change.UNDECIDED);
        assertThat(same.sentence()).startsWith("The same RMSE as load v1");
    }

    @Test
    void areasAreBesideEachOther() {
        Random random = new Random(6);
        boolean[] truth = new boolean[400];
        double[] good = new double[400];
        double[] poor = new double[400];
        for (int row = 0; row < 400; row++) {
            truth[row] = random.nextBoolean();
            good[row] = random.nextDouble() + (truth[row] ? .6 : 0);
            poor[row] = random.nextDouble() + (truth[row] ? .1 : 0);
        }
        Comparison.Area area = PairedComparison.of(scored(truth, good), scored(truth, poor), "a v1")
                .area()
                .orElseThrow();
        assertThat(area.difference()).isCloseTo(area.candidate() - area.champion(), within(1e-12));
        assertThat(area.pValue()).isLessThan(1e-6);
        assertThat(area.sentence()).startsWith("ROC AUC 0.").contains(" higher (95 % interval ");
    }

    private static Judged.Classes scored(boolean[] truth, double[] score) {
        return new Judged.Classes(truth.clone(), Optional.of(new Judged.Scores("yes", true, truth, score)));
    }

    @Test
    void withMoreThanTwoClassesTheMeanAreaIsCompared() {
        int[] truth = {0, 1, 2, 0, 1, 2, 0, 1, 2};
        double[][] sure = new double[9][3];
        double[][] vague = new double[9][3];
        for (int row = 0; row < 9; row++) {
            for (int c = 0; c < 3; c++) {
                sure[row][c] = truth[row] == c ? .8 : .1;
                vague[row][c] = row < 3 ? sure[row][c] : 1 / 3.0;
            }
        }
        boolean[] right = new boolean[9];
        Arrays.fill(right, true);
        Judged candidate = new Judged.Classes(right, Optional.empty(), Optional.of(new Judged.Shares(truth, sure)));
        Judged champion = new Judged.Classes(right, Optional.empty(), Optional.of(new Judged.Shares(truth, vague)));
        Comparison comparison = PairedComparison.of(candidate, champion, "cats v1");
        assertThat(comparison.area().orElseThrow().candidate()).isCloseTo(1, within(1e-12));
        assertThat(comparison.area().orElseThrow().champion()).isCloseTo(7 / 9.0, within(1e-12));
        assertThat(comparison.area().orElseThrow().sentence())
                .startsWith("Mean ROC AUC of each class against the rest 0.222 higher");
        assertThat(PairedComparison.of(candidate, candidate, "cats v1")
                        .area()
                        .orElseThrow()
                        .sentence())
                .isEqualTo("The same mean ROC AUC of each class against the rest, 1.000.");
    }
}
