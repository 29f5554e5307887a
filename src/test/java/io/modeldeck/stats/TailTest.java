package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tail of a distribution and the rate of rare events. */
class TailTest {

    /** Peaks of a generalised Pareto distribution by its inverse, at evenly spread probabilities. */
    private static double[] peaks(double level, double scale, double shape, int n) {
        double[] peaks = new double[n];
        for (int i = 0; i < n; i++) {
            double p = (i + 0.5) / n;
            peaks[i] = level + (shape == 0 ? -scale * Math.log(p) : scale / shape * (1 - Math.pow(p, shape)));
        }
        return peaks;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2, -0.2, 0.4})
    void aFitFindsTheTailThatThePeaksCameFrom(double shape) {
        ParetoTail tail = ParetoTail.fit(peaks(10, 3, shape, 20_000), 10);
        assertThat(tail.shape()).isCloseTo(shape, within(0.02));
        assertThat(tail.scale()).isCloseTo(3, within(0.06));
        for (double p : new double[] {1, 0.5, 0.1, 0.01, 0.001}) {
            assertThat(tail.exceeds(tail.exceededWith(p))).isCloseTo(p, within(1e-12));
        }
        assertThat(tail.exceeds(9)).isEqualTo(1);
        assertThat(tail.exceeds(1e9)).isCloseTo(0, within(1e-6));
    }

    @Test
    void theShapeStaysWhereItCanBeTold() {
        double[] heavy = peaks(0, 1, -0.9, 2_000);
        assertThat(ParetoTail.fit(heavy, 0).shape()).isEqualTo(-0.5);
        double[] abrupt = {0.9, 0.95, 1, 1, 1, 1};
        ParetoTail tail = ParetoTail.fit(abrupt, 0);
        assertThat(tail.shape()).isEqualTo(0.5);
        assertThat(tail.exceeds(10)).isZero();
    }

    @Test
    void equalPeaksHaveNoTailBeyondThem() {
        ParetoTail tail = ParetoTail.fit(new double[] {5, 5, 5}, 3);
        assertThat(tail.exceededWith(0.01)).isEqualTo(5);
        assertThat(tail.exceeds(5)).isEqualTo(1);
        assertThat(tail.exceeds(5.1)).isZero();
    }

    @Test
    void anExponentialTailIsExact() {
        ParetoTail tail = new ParetoTail(2, 3, 0);
        assertThat(tail.exceededWith(Math.exp(-1))).isCloseTo(5, within(1e-12));
        assertThat(tail.exceeds(5)).isCloseTo(Math.exp(-1), within(1e-12));
        assertThatThrownBy(() -> tail.exceededWith(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tail.exceededWith(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Garwood's table: 95 % for 0, 1 and 10 events. */
    @Test
    void theIntervalOfARateIsGarwoods() {
        assertThat(PoissonRate.interval(0, 1, 0.95))
                .isEqualTo(new Interval(0, PoissonRate.interval(0, 1, 0.95).high()));
        assertThat(PoissonRate.interval(0, 1, 0.95).high()).isCloseTo(3.68888, within(1e-4));
        assertThat(PoissonRate.interval(1, 1, 0.95).low()).isCloseTo(0.02532, within(1e-4));
        assertThat(PoissonRate.interval(1, 1, 0.95).high()).isCloseTo(5.57164, within(1e-4));
        assertThat(PoissonRate.interval(10, 2, 0.95).low()).isCloseTo(4.79539 / 2, within(1e-4));
        assertThat(PoissonRate.interval(10, 2, 0.95).high()).isCloseTo(18.39036 / 2, within(1e-4));
    }

    @Test
    void theIntervalCoversTheTruthAsOftenAsItSays() {
        Random random = new Random(3);
        int covered = 0;
        for (int i = 0; i < 2_000; i++) {
            int events = 0;
            for (double time = -Math.log(random.nextDouble()) / 2;
                    time < 3;
                    time -= Math.log(random.nextDouble()) / 2) {
                events++;
            }
            covered += PoissonRate.interval(events, 3, 0.95).contains(2) ? 1 : 0;
        }
        assertThat(covered).isBetween(1_900, 2_000);
    }

    @Test
    void nonsenseHasNoInterval() {
        for (double[] wrong : new double[][] {{-1, 1, 0.95}, {1, 0, 0.95}, {1, 1, 0}, {1, 1, 1}}) {
            assertThatThrownBy(() -> PoissonRate.interval((long) wrong[0], wrong[1], wrong[2]))
                    .as(Arrays.toString(wrong))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }
}
