package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ValueSketchTest {

    /** P19: streams of many shapes and either sign, cut at random and merged, against the exact nearest rank. */
    @Test
    void mergedPercentilesLieWithinOnePerCentOfTheExactOnesOnAThousandStreams() {
        double worst = 0;
        for (int stream = 0; stream < 1_000; stream++) {
            Random random = new Random(stream);
            double[] values = stream(random, 1 + random.nextInt(800));
            ValueSketch merged = new ValueSketch();
            for (int from = 0; from < values.length; ) {
                int to = Math.min(values.length, from + 1 + random.nextInt(200));
                ValueSketch part = new ValueSketch();
                for (int i = from; i < to; i++) {
                    part.add(values[i]);
                }
                merged.merge(ValueSketch.fromBytes(part.toBytes()));
                from = to;
            }
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            assertThat(merged.count()).isEqualTo(values.length);
            for (double q : new double[] {0, .01, .25, .5, .9, .95, .99, 1}) {
                double exact = sorted[Math.max(0, (int) Math.ceil(q * sorted.length - 1e-9 * sorted.length) - 1)];
                double read = merged.quantile(q).orElseThrow();
                assertThat(Math.signum(read)).isEqualTo(Math.signum(exact));
                worst = Math.max(worst, exact == 0 ? 0 : Math.abs(read - exact) / Math.abs(exact));
            }
        }
        assertThat(worst).isLessThanOrEqualTo(ValueSketchTest.ALLOWED).isGreaterThan(0);
    }

    /** One per cent, and what the rounding of doubles adds at the very edge of a bin. */
    private static final double ALLOWED = 0.01 * (1 + 1e-9);

    /** Normal, log-normal over many decades, few distinct values, or a constant; half of the streams with both signs. */
    private static double[] stream(Random random, int n) {
        int shape = random.nextInt(4);
        boolean signed = random.nextBoolean();
        double scale = Math.pow(10, random.nextInt(12) - 4);
        double constant = random.nextDouble();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double size = switch (shape) {
                case 0 -> Math.abs(random.nextGaussian());
                case 1 -> Math.exp(3 * random.nextGaussian());
                case 2 -> random.nextInt(5);
                default -> constant;
            };
            values[i] = (signed && random.nextBoolean() ? -1 : 1) * scale * size;
        }
        return values;
    }

    @Test
    void anEmptySketchHasNoPercentile() {
        assertThat(new ValueSketch().quantile(.5)).isEmpty();
        assertThat(ValueSketch.fromBytes(new ValueSketch().toBytes()).count()).isZero();
    }

    @Test
    void whatIsNoSketchIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> ValueSketch.fromBytes(new byte[] {1}));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueSketch.fromBytes(new byte[] {0, 0, 0, 9, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> ValueSketch.fromBytes(new byte[] {-1, 0, 0, 9, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSketch().quantile(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSketch().quantile(-.1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValueSketch().add(Double.NaN));
    }
}
