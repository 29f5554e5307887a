package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MetricsTest {

    private static final boolean[] TRUTH = {false, true, false, true, true, false};
    private static final double[] SCORE = {0.0, 0.1, 0.10000001, 0.2, 1.0, 0.3};

    @Test
    void confusionOfTwoClasses() {
        BinaryConfusion c = new BinaryConfusion(50, 10, 5, 35);
        assertThat(c.n()).isEqualTo(100);
        assertThat(c.accuracy()).isEqualTo(0.85);
        assertThat(c.precision()).isCloseTo(35 / 45.0, within(1e-15));
        assertThat(c.recall()).isEqualTo(0.875);
        assertThat(c.specificity()).isCloseTo(50 / 60.0, within(1e-15));
        assertThat(c.f1()).isCloseTo(70 / 85.0, within(1e-15));
        assertThat(c.f1Macro()).isCloseTo((70 / 85.0 + 100 / 115.0) / 2, within(1e-15));
        assertThat(c.f1Weighted()).isCloseTo(0.4 * 70 / 85.0 + 0.6 * 100 / 115.0, within(1e-15));
        assertThat(c.mcc()).isCloseTo((35 * 50 - 10 * 5) / Math.sqrt(45.0 * 40 * 60 * 55), within(1e-15));
        // Chance agreement .45·.40 + .55·.60 = .51.
        assertThat(c.cohenKappa()).isCloseTo((0.85 - 0.51) / 0.49, within(1e-14));
        assertThat(c.balancedAccuracy().orElseThrow()).isCloseTo((0.875 + 50 / 60.0) / 2, within(1e-15));
    }

    @Test
    void aRatioOfNothingIsZero() {
        BinaryConfusion nothing = new BinaryConfusion(0, 0, 0, 0);
        assertThat(nothing.accuracy()).isZero();
        assertThat(nothing.f1()).isZero();
        assertThat(nothing.mcc()).isZero();
        assertThat(nothing.cohenKappa()).isZero();
        assertThat(nothing.balancedAccuracy()).isEmpty();
        assertThat(new BinaryConfusion(3, 1, 0, 0).balancedAccuracy()).isEmpty();
        assertThat(new BinaryConfusion(0, 0, 1, 3).balancedAccuracy()).isEmpty();
    }

    @Test
    void cellsCannotBeNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryConfusion(-1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryConfusion(0, -1, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryConfusion(0, 0, -1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new BinaryConfusion(0, 0, 0, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryConfusion.of(TRUTH, new boolean[2]));
    }

    @Test
    void scoresOfTwoClasses() {
        BinaryMetrics m = BinaryMetrics.of(TRUTH, SCORE, 0.5).orElseThrow();
        assertThat(m.confusion()).isEqualTo(new BinaryConfusion(3, 0, 2, 1));
        // Of nine pairs the positive is higher in 1 + 2 + 3.
        assertThat(m.rocAuc().orElseThrow()).isCloseTo(6 / 9.0, within(1e-15));
        assertThat(m.gini().orElseThrow()).isCloseTo(3 / 9.0, within(1e-15));
        // Positives at places 1, 3 and 5.
        assertThat(m.averagePrecision().orElseThrow()).isCloseTo((1 + 2 / 3.0 + 3 / 5.0) / 3, within(1e-15));
        assertThat(m.brier()).isCloseTo((0.81 + 0.0100000020000001 + 0.64 + 0.09) / 6, within(1e-12));
        assertThat(m.logLoss()).isCloseTo(0.729009746023, within(1e-11));
        assertThat(m.ksSeparation().orElseThrow()).isCloseTo(1 / 3.0, within(1e-15));
        assertThat(m.calibration())
                .extracting(CalibrationBin::index, CalibrationBin::count)
                .containsExactly(tuple(0, 2L), tuple(1, 2L), tuple(2, 1L), tuple(9, 1L));
        assertThat(m.calibration().get(1).meanScore()).isCloseTo(0.150000005, within(1e-12));
        assertThat(m.calibration().get(1).rate()).isEqualTo(0.5);
        double gaps = 2 * Math.abs(0.05 - 0.5) + 2 * Math.abs(0.150000005 - 0.5) + 0.3 + 0;
        assertThat(m.ece10()).isCloseTo(gaps / 6, within(1e-12));
        assertThat(BinaryMetrics.rocAuc(TRUTH, SCORE)).isEqualTo(m.rocAuc());
    }

    @Test
    void aThresholdIsReachedByEquality() {
        assertThat(BinaryMetrics.of(TRUTH, SCORE, 0.2).orElseThrow().confusion())
                .isEqualTo(new BinaryConfusion(2, 1, 1, 2));
    }

    @Test
    void tiedScoresCountHalf() {
        boolean[] truth = {false, true, true, false, true};
        BinaryMetrics m = BinaryMetrics.of(truth, new double[] {0.5, 0.5, 0.5, 0.5, 0.5}, 0.5)
                .orElseThrow();
        assertThat(m.rocAuc()).hasValue(0.5);
        assertThat(m.averagePrecision().orElseThrow()).isCloseTo(0.6, within(1e-15));
        assertThat(m.ksSeparation()).hasValue(0);
    }

    @Test
    void certainMistakesHaveAFiniteLoss() {
        BinaryMetrics worst = BinaryMetrics.of(new boolean[] {false, true}, new double[] {1, 0}, 0.5)
                .orElseThrow();
        assertThat(worst.logLoss()).isCloseTo(-Math.log(1e-15), within(0.01));
        assertThat(worst.brier()).isEqualTo(1);
        assertThat(worst.confusion().mcc()).isEqualTo(-1);
    }

    @Test
    void certaintyHasALossOfOneClippingStep() {
        double[] score = {0, 1};
        assertThat(BinaryMetrics.of(new boolean[] {false, true}, score, 0.5)
                        .orElseThrow()
                        .logLoss())
                .isCloseTo(9.992e-16, within(1e-18));
        assertThat(MulticlassScores.of(new int[] {1}, new double[][] {score})
                        .orElseThrow()
                        .logLoss())
                .isCloseTo(9.992e-16, within(1e-18));
    }

    @Test
    void oneClassOnlyHasNoCurve() {
        double[] score = {0.1, 0.6};
        BinaryMetrics negatives =
                BinaryMetrics.of(new boolean[] {false, false}, score, 0.5).orElseThrow();
        assertThat(negatives.rocAuc()).isEmpty();
        assertThat(negatives.gini()).isEmpty();
        assertThat(negatives.ksSeparation()).isEmpty();
        assertThat(negatives.averagePrecision()).isEmpty();
        BinaryMetrics positives =
                BinaryMetrics.of(new boolean[] {true, true}, score, 0.5).orElseThrow();
        assertThat(positives.rocAuc()).isEmpty();
        assertThat(positives.averagePrecision()).hasValue(1);
        assertThat(BinaryMetrics.rocAuc(new boolean[] {false, false}, score)).isEmpty();
        assertThat(BinaryMetrics.rocAuc(new boolean[] {true, true}, score)).isEmpty();
        assertThat(BinaryMetrics.of(new boolean[0], new double[0], 0.5)).isEmpty();
    }

    @Test
    void rowsThatCannotBeScored() {
        assertThatIllegalArgumentException().isThrownBy(() -> BinaryMetrics.of(TRUTH, new double[2], 0.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BinaryMetrics.rocAuc(new boolean[] {true, false}, new double[] {1, Double.NaN}))
                .withMessageContaining("row 1");
    }

    @Test
    void threeClassesOfWhichOneNeverOccurs() {
        int[] truth = {0, 1, 0, 1};
        int[] predicted = {0, 0, 0, 1};
        MulticlassMetrics m = MulticlassMetrics.of(truth, predicted, 3).orElseThrow();
        assertThat(m.classes()).isEqualTo(3);
        assertThat(m.n()).isEqualTo(4);
        assertThat(m.count(1, 0)).isEqualTo(1);
        assertThat(m.support(0)).isEqualTo(2);
        assertThat(m.accuracy()).isEqualTo(0.75);
        assertThat(m.f1Micro()).isEqualTo(0.75);
        assertThat(m.precision(0)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(m.precision(2)).isZero();
        assertThat(m.recall(1)).isEqualTo(0.5);
        assertThat(m.f1(0)).isCloseTo(0.8, within(1e-15));
        assertThat(m.precisionMacro()).isCloseTo(5 / 9.0, within(1e-15));
        assertThat(m.recallMacro()).isEqualTo(0.5);
        assertThat(m.f1Macro()).isCloseTo((0.8 + 2 / 3.0) / 3, within(1e-15));
        assertThat(m.f1Weighted()).isCloseTo((0.8 + 2 / 3.0) / 2, within(1e-15));
        assertThat(m.mcc()).isCloseTo(0.57735026919, within(1e-11));
        assertThat(m.cohenKappa()).isEqualTo(0.5);
    }

    @Test
    void oneClassEverywhereCorrelatesWithNothing() {
        MulticlassMetrics m =
                MulticlassMetrics.of(new int[] {1, 1}, new int[] {1, 1}, 2).orElseThrow();
        assertThat(m.mcc()).isZero();
        assertThat(m.cohenKappa()).isZero();
    }

    @Test
    void classesMustExist() {
        int[] zero = {0};
        assertThat(MulticlassMetrics.of(new int[0], new int[0], 2)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> MulticlassMetrics.of(new int[] {2}, zero, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> MulticlassMetrics.of(zero, new int[] {-1}, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> MulticlassMetrics.of(zero, new int[2], 2));
    }

    @Test
    void classProbabilities() {
        int[] truth = {0, 1, 2, 0, 2, 1};
        double[][] p = {
            {0.7, 0.2, 0.1}, {0.1, 0.8, 0.1}, {0.2, 0.5, 0.3}, {0.5, 0.25, 0.25}, {0, 0.1, 0.9}, {0.3, 0.3, 0.4}
        };
        MulticlassScores s = MulticlassScores.of(truth, p).orElseThrow();
        double loss = -Math.log(0.7 * 0.8 * 0.3 * 0.5 * 0.9 * 0.3) / 6;
        assertThat(s.logLoss()).isCloseTo(loss, within(1e-12));
        assertThat(s.brierSum()).isCloseTo(0.3525, within(1e-12));
        assertThat(s.rocAucOvrMacro().orElseThrow()).isCloseTo(11 / 12.0, within(1e-12));
        assertThat(s.rocAucOvoMacro().orElseThrow()).isCloseTo(11 / 12.0, within(1e-12));
        assertThat(s.top2Accuracy())
                .as("the tie for second place goes to class 0")
                .isCloseTo(5 / 6.0, within(1e-15));
    }

    @Test
    void probabilitiesThatDoNotSumToOneAreScaledForTheLoss() {
        MulticlassScores s =
                MulticlassScores.of(new int[] {0}, new double[][] {{2, 6}}).orElseThrow();
        assertThat(s.logLoss()).isCloseTo(Math.log(4), within(1e-15));
        assertThat(MulticlassScores.logLoss(0, new double[] {2, 6})).isEqualTo(s.logLoss());
        assertThat(s.brierSum()).isEqualTo(37);
    }

    @Test
    void aClassWithoutRowsHasNoCurve() {
        MulticlassScores s = MulticlassScores.of(new int[] {0, 1}, new double[][] {{1, 0, 0}, {0, 1, 0}})
                .orElseThrow();
        assertThat(s.rocAucOvrMacro()).isEmpty();
        assertThat(MulticlassScores.oneAgainstRest(new int[] {0, 1}, new double[][] {{1, 0, 0}, {0, 1, 0}}))
                .containsExactly(1, 1, Double.NaN);
        assertThat(MulticlassScores.oneAgainstRest(new int[0], new double[0][])).isEmpty();
        assertThat(s.rocAucOvoMacro()).isEmpty();
        assertThat(MulticlassScores.of(new int[0], new double[0][])).isEmpty();
    }

    @Test
    void probabilityRowsMustFit() {
        assertRefused(new int[] {2}, new double[][] {{0.5, 0.5}});
        assertRefused(new int[] {-1}, new double[][] {{0.5, 0.5}});
        assertRefused(new int[] {0}, new double[][] {{1}});
        assertRefused(new int[] {0, 0}, new double[][] {{0.5, 0.5}, {1}});
        assertRefused(new int[] {0}, new double[][] {{Double.NaN, 0.5}});
        assertRefused(new int[] {0}, new double[][] {});
    }

    @Test
    void regression() {
        RegressionMetrics m = RegressionMetrics.of(new double[] {0, 0, 10, -5}, new double[] {1, 0, 8, -5})
                .orElseThrow();
        assertThat(m.n()).isEqualTo(4);
        assertThat(m.mae()).isEqualTo(0.75);
        assertThat(m.mse()).isEqualTo(1.25);
        assertThat(m.rmse()).isCloseTo(Math.sqrt(1.25), within(1e-15));
        assertThat(m.bias()).isEqualTo(-0.25);
        assertThat(m.medianAe()).isEqualTo(0.5);
        assertThat(m.maxError()).isEqualTo(2);
        // SST = 125 − 4·1.25² = 118.75.
        assertThat(m.r2().orElseThrow()).isCloseTo(1 - 5 / 118.75, within(1e-14));
        assertThat(m.explainedVariance().orElseThrow()).isCloseTo(1 - 4.75 / 118.75, within(1e-14));
        assertThat(m.mape().orElseThrow()).isCloseTo(0.1, within(1e-15));
        assertThat(m.smape()).isCloseTo((2 + 0 + 4 / 18.0 + 0) / 4, within(1e-15));
        assertThat(m.pearsonR().orElseThrow()).isCloseTo(0.989541391991, within(1e-11));
    }

    @Test
    void correlationStaysWithinOne() {
        RegressionMetrics m = RegressionMetrics.of(new double[] {0.1, 0.2, 0.3}, new double[] {-0.1, -0.2, -0.3})
                .orElseThrow();
        assertThat(m.pearsonR().orElseThrow()).isBetween(-1.0, -1 + 1e-12);
    }

    @Test
    void aConstantTruthCannotBeExplained() {
        RegressionMetrics m =
                RegressionMetrics.of(new double[] {0, 0}, new double[] {1, 3}).orElseThrow();
        assertThat(m.r2()).isEmpty();
        assertThat(m.explainedVariance()).isEmpty();
        assertThat(m.pearsonR()).isEmpty();
        assertThat(m.mape()).isEmpty();
        assertThat(RegressionMetrics.of(new double[0], new double[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> RegressionMetrics.of(new double[1], new double[2]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RegressionMetrics.of(new double[] {1}, new double[] {Double.NaN}))
                .withMessageContaining("prediction");
    }

    private static void assertRefused(int[] truth, double[][] probabilities) {
        assertThatIllegalArgumentException().isThrownBy(() -> MulticlassScores.of(truth, probabilities));
    }
}
