package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BlockBootstrapTest {

    @Test
    void aSingleValueIsItsOwnInterval() {
        BlockBootstrap one = new BlockBootstrap(new double[] {3.5}, 50, 1, 0.95);

        assertThat(one.mean()).isEqualTo(new Interval(3.5, 3.5));
        assertThat(one.quantiles(0, 0.5, 1)).containsOnly(new Interval(3.5, 3.5));
    }

    @Test
    void nothingAndWhatIsNoNumberAreRefused() {
        assertThatThrownBy(() -> new BlockBootstrap(new double[0], 10, 1, 0.95)).hasMessageContaining("no values");
        assertThatThrownBy(() -> new BlockBootstrap(new double[] {1, Double.NaN}, 10, 1, 0.95))
                .hasMessageContaining("row 1");
    }

    @Test
    void countingDrawsGivesWhatSortingThemGives() {
        double[] values = noise(200, 7, 0);
        int draws = 300;

        BlockBootstrap bootstrap = new BlockBootstrap(values, draws, 42, 0.9);

        double[] means = new double[draws];
        double[] medians = new double[draws];
        double[] highs = new double[draws];
        SplittableRandom random = new SplittableRandom(42);
        int length = BlockBootstrap.blockLength(values.length);
        for (int draw = 0; draw < draws; draw++) {
            double[] drawn = new double[values.length];
            int at = 0;
            while (at < drawn.length) {
                int from = random.nextInt(values.length);
                for (int i = 0; i < length && at < drawn.length; i++) {
                    drawn[at++] = values[(from + i) % values.length];
                }
            }
            means[draw] = Arrays.stream(drawn).average().orElseThrow();
            medians[draw] = Sample.of(drawn).quantile(0.5);
            highs[draw] = Sample.of(drawn).quantile(0.95);
        }
        assertNear(bootstrap.mean(), means);
        assertNear(bootstrap.quantiles(0.5, 0.95).getFirst(), medians);
        assertNear(bootstrap.quantiles(0.5, 0.95).getLast(), highs);
    }

    private static void assertNear(Interval found, double[] expected) {
        assertThat(found.low())
                .isCloseTo(Sample.of(expected).quantile(0.05), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(found.high())
                .isCloseTo(Sample.of(expected).quantile(0.95), org.assertj.core.data.Offset.offset(1e-9));
    }

    /** 400 samples of 120 values each; the truth may lie outside of about five in a hundred, also where neighbours hang together. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        assertThat(coverage(0)).isBetween(0.90, 0.97);
        // independent draws would hold it in about 83 of 100
        assertThat(coverage(0.4)).isBetween(0.86, 0.96);
    }

    private static double coverage(double hangingTogether) {
        int held = 0;
        int trials = 400;
        for (int trial = 0; trial < trials; trial++) {
            double[] values = noise(120, 1_000 + trial, hangingTogether);
            if (new BlockBootstrap(values, 200, trial, 0.95).mean().contains(0)) {
                held++;
            }
        }
        return (double) held / trials;
    }

    @Test
    void stretchesGrowWithTheCubeRoot() {
        assertThat(BlockBootstrap.blockLength(1)).isEqualTo(1);
        assertThat(BlockBootstrap.blockLength(1_000)).isEqualTo(10);
    }

    private static double[] noise(int n, long seed, double hangingTogether) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[n];
        double before = 0;
        for (int i = 0; i < n; i++) {
            before = hangingTogether * before + random.nextGaussian();
            values[i] = before;
        }
        return values;
    }
}
