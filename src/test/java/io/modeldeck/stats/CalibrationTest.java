package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Calibration, and what is expected of predictions whose outcome is not known yet. */
class CalibrationTest {

    private static final double ROUNDED = 5e-11;

    @Test
    void theExpectedFiguresOfFourRows() {
        ExpectedConfusion expected = ExpectedConfusion.of(
                        new double[] {0.9, 0.8, 0.3, 0.2}, new boolean[] {true, true, false, false})
                .orElseThrow();
        assertThat(expected.accuracy()).isCloseTo(0.8, within(1e-12));
        assertThat(expected.precision()).isCloseTo(0.85, within(1e-12));
        assertThat(expected.recall()).isCloseTo(0.7727272727, within(ROUNDED));
        assertThat(expected.f1()).isCloseTo(0.8095238095, within(ROUNDED));
        assertThat(expected.rocAuc().orElseThrow()).isCloseTo(0.8282828283, within(ROUNDED));
    }

    @Test
    void theExpectedAreaCountsEveryPairOfRows() {
        Random random = new Random(8);
        double[] p = random.doubles(60).map(u -> Math.rint(u * 10) / 10).toArray();
        double pairs = 0;
        double positives = 0;
        double negatives = 0;
        for (double a : p) {
            positives += a;
            negatives += 1 - a;
            for (double b : p) {
                pairs += a * (1 - b) * (a > b ? 1 : a == b ? 0.5 : 0);
            }
        }
        assertThat(ExpectedConfusion.of(p, new boolean[60])
                        .orElseThrow()
                        .rocAuc()
                        .orElseThrow())
                .isCloseTo(pairs / (positives * negatives), within(1e-12));
    }

    @Test
    void whatIsNotDefined() {
        assertThat(ExpectedConfusion.of(new double[0], new boolean[0])).isEmpty();
        ExpectedConfusion never =
                ExpectedConfusion.of(new double[] {0, 0}, new boolean[2]).orElseThrow();
        assertThat(never.rocAuc()).isEmpty();
        assertThat(never.precision()).isZero();
        assertThat(never.recall()).isZero();
        assertThat(never.f1()).isZero();
        assertThat(ExpectedConfusion.of(new double[] {1}, new boolean[] {true})
                        .orElseThrow()
                        .rocAuc())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> ExpectedConfusion.of(new double[] {1.5}, new boolean[1]));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExpectedConfusion.of(new double[] {-0.5}, new boolean[1]));
    }

    @Test
    void poolingMakesTheLevelsRise() {
        Isotonic fitted = Isotonic.of(
                new double[] {0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.6},
                new boolean[] {false, true, false, true, true, false, true});
        // .2 and .3 are pooled to one half; .4 and the pair at .5 to two thirds.
        assertThat(fitted.apply(0.1)).isZero();
        assertThat(fitted.apply(-3)).isZero();
        assertThat(fitted.apply(0.2)).isEqualTo(0.5);
        assertThat(fitted.apply(0.35)).isEqualTo(0.5);
        assertThat(fitted.apply(0.4)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(fitted.apply(0.59)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(fitted.apply(7)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Isotonic.of(new double[0], new boolean[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> Isotonic.of(new double[1], new boolean[2]));
    }

    @Test
    void isotonicFitIsTheBestOfAllRisingOnes() {
        Random random = new Random(3);
        for (int round = 0; round < 40; round++) {
            double[] score = {1, 2, 3, 4, 5};
            boolean[] truth = new boolean[5];
            for (int i = 0; i < 5; i++) {
                truth[i] = random.nextBoolean();
            }
            Isotonic fitted = Isotonic.of(score, truth);
            double[] levels = new double[5];
            for (int i = 0; i < 5; i++) {
                levels[i] = fitted.apply(score[i]);
                assertThat(levels[i]).isGreaterThanOrEqualTo(i == 0 ? 0 : levels[i - 1]);
            }
            double best = squares(levels, truth);
            for (int other = 0; other < 300; other++) {
                double[] rising = random.doubles(5).sorted().toArray();
                assertThat(squares(rising, truth)).isGreaterThanOrEqualTo(best - 1e-12);
            }
        }
    }

    private static double squares(double[] levels, boolean[] truth) {
        double sum = 0;
        for (int i = 0; i < levels.length; i++) {
            double gap = levels[i] - (truth[i] ? 1 : 0);
            sum += gap * gap;
        }
        return sum;
    }

    private static Calibration calibration(Random random, double exponent) {
        double[] score = new double[4001];
        boolean[] truth = new boolean[4001];
        for (int i = 0; i < score.length; i++) {
            score[i] = random.nextDouble();
            truth[i] = random.nextDouble() < Math.pow(score[i], exponent);
        }
        return Calibration.of(score, truth);
    }

    @Test
    void calibrationStaysOnlyWhereItHelps() {
        Calibration wrong = calibration(new Random(1), 4);
        assertThat(wrong.isotonic()).isPresent();
        assertThat(wrong.errorAfter()).isLessThan(0.5 * wrong.errorBefore());
        assertThat(wrong.apply(0.5)).isCloseTo(0.0625, within(0.05));
        Calibration right = calibration(new Random(2), 1);
        assertThat(right.isotonic()).isEmpty();
        assertThat(right.errorAfter()).isGreaterThanOrEqualTo(right.errorBefore());
        assertThat(right.apply(0.37)).isEqualTo(0.37);
        assertThatIllegalArgumentException().isThrownBy(() -> Calibration.of(new double[1], new boolean[1]));
    }
}
