package io.modeldeck.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.chart.Decimation.Line;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimationTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 333})
    void keepsTheExtremesAndTheEndsOfEachColumn(int columns) {
        Random random = new Random(columns);
        for (int round = 0; round < 20; round++) {
            int n = 4 * columns + 1 + random.nextInt(5000);
            long[] at = new long[n];
            double[] values = new double[n];
            long time = 1_000;
            for (int i = 0; i < n; i++) {
                time += random.nextInt(20);
                at[i] = time;
                values[i] = random.nextInt(30) == 0 ? Double.NaN : random.nextGaussian();
            }
            long from = at[0];
            long to = at[n - 1];
            Line line = Decimation.m4(at, values, from, to, columns, 0);
            assertThat(line.length()).isLessThanOrEqualTo(5 * (columns + 1) + 4);
            double[][] expected = brute(at, values, from, to, columns);
            double[][] actual = brute(longs(line.at()), line.values(), from, to, columns);
            assertThat(actual).isDeepEqualTo(expected);
        }
    }

    @Test
    void everyReturnedPointIsASample() {
        Random random = new Random(9);
        int n = 10_000;
        long[] at = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = 10L * i;
            values[i] = random.nextGaussian();
        }
        Line line = Decimation.m4(at, values, 0, at[n - 1], 100, 0);
        for (int i = 0; i < line.length(); i++) {
            int sample = (int) (line.at()[i] / 10);
            assertThat(line.values()[i]).isEqualTo(values[sample]);
            assertThat(i == 0 || line.at()[i] > line.at()[i - 1]).isTrue();
        }
    }

    @Test
    void oneSpikeInAMillionIsKeptAtEveryZoom() {
        int n = 1_000_000;
        int spike = 612_345;
        long[] at = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = i;
            values[i] = (i * 7919L % 101) / 100.0;
        }
        values[spike] = 99;
        for (long span = n; span >= 4; span = span * 2 / 3) {
            for (double part : new double[] {0.01, 0.37, 0.99}) {
                long from = Math.max(0, spike - Math.round(span * part));
                Line line = Decimation.m4(at, values, from, from + span, 800, 0);
                double max = Double.NEGATIVE_INFINITY;
                double maxAt = Double.NaN;
                for (int i = 0; i < line.length(); i++) {
                    if (line.values()[i] > max) {
                        max = line.values()[i];
                        maxAt = line.at()[i];
                    }
                }
                assertThat(max).as("span %d", span).isEqualTo(99);
                assertThat(maxAt).isEqualTo(spike);
            }
        }
    }

    @Test
    void aMissingValueBreaksTheLineOnce() {
        long[] at = {0, 10, 20, 30, 40};
        double[] values = {1, Double.NaN, Double.POSITIVE_INFINITY, 4, 5};
        Line line = Decimation.m4(at, values, 0, 40, 100, 0);
        assertThat(line.values()).containsExactly(1, Double.NaN, 4, 5);
    }

    @Test
    void aLongStepBreaksTheLine() {
        long[] at = {0, 10, 50, 60};
        double[] values = {1, 2, 3, 4};
        assertThat(Decimation.m4(at, values, 0, 60, 100, 15).values()).containsExactly(1, 2, Double.NaN, 3, 4);
        assertThat(Decimation.m4(at, values, 0, 60, 100, 40).values()).containsExactly(1, 2, 3, 4);
        assertThat(Decimation.m4(at, values, 0, 60, 100, 0).values()).containsExactly(1, 2, 3, 4);
    }

    @Test
    void gapsBreakDenseLinesToo() {
        int n = 10_000;
        long[] at = new long[n];
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            at[i] = i < n / 2 ? i : i + 5_000;
            values[i] = i >= 1_000 && i < 2_000 ? Double.NaN : i;
        }
        Line line = Decimation.m4(at, values, 0, at[n - 1], 100, 1_000);
        int breaks = 0;
        for (double value : line.values()) {
            breaks += Double.isNaN(value) ? 1 : 0;
        }
        assertThat(breaks).isEqualTo(2);
    }

    @Test
    void theLineIsCutAtTheEdgesOfTheRange() {
        long[] at = {0, 100, 200};
        double[] values = {0, 10, 0};
        Line line = Decimation.m4(at, values, 50, 150, 100, 0);
        assertThat(line.at()).containsExactly(50, 100, 150);
        assertThat(line.values()).containsExactly(5, 10, 5);
    }

    @Test
    void aLineCrossesARangeWithoutSamples() {
        long[] at = {0, 100};
        double[] values = {0, 10};
        Line line = Decimation.m4(at, values, 25, 75, 100, 0);
        assertThat(line.at()).containsExactly(25, 75);
        assertThat(line.values()).containsExactly(2.5, 7.5);
        assertThat(Decimation.m4(at, values, 25, 75, 100, 50).isEmpty()).isTrue();
    }

    @Test
    void nothingIsDrawnTowardsAMissingNeighbour() {
        long[] at = {0, 100, 200, 300};
        double[] values = {1, Double.NaN, 3, 4};
        Line line = Decimation.m4(at, values, 150, 250, 100, 0);
        assertThat(line.at()).containsExactly(200, 250);
        assertThat(line.values()).containsExactly(3, 3.5);
    }

    @Test
    void samplesHaveNoEdges() {
        long[] at = {0, 100, 200};
        double[] values = {0, Double.NaN, 10};
        Line line = Decimation.samples(at, values, 50, 250, 100);
        assertThat(line.at()).containsExactly(200);
        assertThat(line.values()).containsExactly(10);
    }

    /** First, smallest, largest and last finite value of each column. */
    private static double[][] brute(long[] at, double[] values, long from, long to, int columns) {
        double[][] result = new double[columns + 1][];
        double scale = columns / (double) Math.max(1, to - from);
        for (int i = 0; i < at.length; i++) {
            if (!Double.isNaN(values[i])) {
                int column = (int) ((at[i] - from) * scale);
                double[] seen = result[column];
                if (seen == null) {
                    seen = new double[] {values[i], values[i], values[i], values[i]};
                    result[column] = seen;
                }
                seen[1] = Math.min(seen[1], values[i]);
                seen[2] = Math.max(seen[2], values[i]);
                seen[3] = values[i];
            }
        }
        return result;
    }

    private static long[] longs(double[] numbers) {
        long[] result = new long[numbers.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (long) numbers[i];
        }
        return result;
    }
}
