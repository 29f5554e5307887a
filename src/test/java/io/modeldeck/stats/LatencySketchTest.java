package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class LatencySketchTest {

    @Test
    void everyPercentileIsWithinOnePercentOfTheNearestRank() {
        for (int n : new int[] {1, 2, 3, 10, 20, 100, 997, 5000}) {
            double[] values = latencies(n, n);
            Sample sample = Sample.of(values);
            LatencySketch sketch = sketchOf(values);
            assertThat(sketch.count()).isEqualTo(n);
            for (int permille = 0; permille <= 1000; permille++) {
                double q = permille / 1000.0;
                assertThat(sketch.quantile(q).orElseThrow())
                        .as("n %d, q %s", n, q)
                        .isCloseTo(sample.nearestRank(q), withinPercentage(1.0000001));
            }
        }
    }

    @Test
    void mergedInAnyOrderItAnswersLikeOneSketchOfAll() {
        double[] a = latencies(1, 700);
        double[] b = latencies(2, 50);
        double[] c = {0, 1e-3, 9e7};
        LatencySketch whole = sketchOf(a);
        addAll(whole, b);
        addAll(whole, c);
        LatencySketch forth = sketchOf(a);
        forth.merge(sketchOf(b));
        forth.merge(sketchOf(c));
        LatencySketch inner = sketchOf(b);
        inner.merge(sketchOf(a));
        LatencySketch back = sketchOf(c);
        back.merge(inner);
        for (int i = 0; i <= 500; i++) {
            assertThat(forth.quantile(i / 500.0)).isEqualTo(whole.quantile(i / 500.0));
            assertThat(back.quantile(i / 500.0)).isEqualTo(whole.quantile(i / 500.0));
        }
        assertThat(forth.count()).isEqualTo(753);
        assertThat(inner.count()).isEqualTo(750);
    }

    @Test
    void bytesKeepEverything() {
        LatencySketch sketch = sketchOf(latencies(4, 3000));
        sketch.add(0);
        byte[] bytes = sketch.toBytes();
        LatencySketch read = LatencySketch.fromBytes(bytes);
        assertThat(read.count()).isEqualTo(3001);
        for (int i = 0; i <= 500; i++) {
            assertThat(read.quantile(i / 500.0)).isEqualTo(sketch.quantile(i / 500.0));
        }
        assertThat(bytes.length)
                .as("small enough for every hour of every model")
                .isLessThan(1500);
        read.merge(sketch);
        assertThat(read.count()).isEqualTo(6002);
    }

    @Test
    void anEmptySketchHasNoPercentile() {
        LatencySketch empty = new LatencySketch();
        assertThat(empty.quantile(0.5)).isEmpty();
        assertThat(empty.count()).isZero();
        assertThat(LatencySketch.fromBytes(empty.toBytes()).count()).isZero();
    }

    @Test
    void whatIsNotADuration() {
        LatencySketch sketch = new LatencySketch();
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.add(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.add(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.add(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.quantile(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> sketch.quantile(-0.1));
        assertThat(sketch.count()).isZero();
    }

    @Test
    void whatIsNotASketch() {
        byte[] truncated = java.util.Arrays.copyOf(sketchOf(latencies(4, 30)).toBytes(), 7);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencySketch.fromBytes(truncated))
                .withMessageContaining("7 bytes");
    }

    private static double[] latencies(long seed, int n) {
        double[] values = new Lcg(seed).normals(n, 3, 1.2);
        for (int i = 0; i < n; i++) {
            values[i] = Math.exp(values[i]);
        }
        return values;
    }

    private static LatencySketch sketchOf(double[] values) {
        LatencySketch sketch = new LatencySketch();
        addAll(sketch, values);
        return sketch;
    }

    private static void addAll(LatencySketch sketch, double[] values) {
        for (double value : values) {
            sketch.add(value);
        }
    }
}
