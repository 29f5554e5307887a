package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Counting in buckets against sorting both sides. */
class BucketedPairTest {

    private final Random random = new Random(11);

    private double[] values(int n, DoubleUnaryOperator shape) {
        double[] values = new double[n];
        Arrays.setAll(values, i -> shape.applyAsDouble(random.nextGaussian()));
        return values;
    }

    /** Pairs of many shapes: smooth, tied, skewed, with far values on either side, apart from each other. */
    private List<double[][]> pairs() {
        List<DoubleUnaryOperator> shapes = List.of(
                x -> x,
                x -> x + 0.01,
                x -> 1.2 * x + 0.3,
                x -> Math.rint(4 * x),
                x -> Math.rint(x) == 0 ? 0 : x,
                Math::exp,
                x -> Math.exp(9 * x),
                x -> 1e9 + x,
                x -> 1e-300 * x,
                x -> x + 20,
                x -> 1e6 * x,
                x -> Math.abs(x) > 2 ? 1e300 * x : x);
        List<double[][]> pairs = new ArrayList<>();
        for (int n : new int[] {400, 1000, 20_000}) {
            for (DoubleUnaryOperator reference : shapes) {
                for (DoubleUnaryOperator current : shapes) {
                    pairs.add(new double[][] {values(n, reference), values(5000 + random.nextInt(300), current)});
                }
            }
        }
        return pairs;
    }

    @Test
    void theStatisticHasTheSameBitsAsFromSortedSides() {
        int counted = 0;
        for (double[][] pair : pairs()) {
            Sample reference = Sample.of(pair[0]);
            var bucketed = BucketedPair.of(reference, Sample.of(pair[1]));
            if (bucketed.isEmpty()) {
                continue;
            }
            counted++;
            Sample sorted = Sample.of(pair[1]);
            KsTest expected = KolmogorovSmirnov.test(reference, sorted).orElseThrow();
            assertThat(bucketed.get().kolmogorovSmirnov()).isEqualTo(expected);
            double distance = Wasserstein.distance(reference, sorted).orElseThrow();
            assertThat(bucketed.get().wasserstein()).isCloseTo(distance, within(1e-11 * distance));
            assertThat(bucketed.get().currentMedian()).isEqualTo(sorted.median());
        }
        assertThat(counted).isGreaterThan(300);
    }

    @Test
    void aMedianBetweenTwoBucketsIsFound() {
        double[] halves = new double[6000];
        Arrays.setAll(halves, i -> i % 2 == 0 ? -1 - i / 1e4 : 1 + i / 1e4);
        Sample reference = Sample.of(values(2000, x -> x));
        assertThat(BucketedPair.of(reference, Sample.of(halves)).orElseThrow().currentMedian())
                .isEqualTo(Sample.of(halves).median());
    }

    @Test
    void sortingStaysWhereItIsAsGood() {
        Sample reference = Sample.of(values(2000, x -> x));
        assertThat(BucketedPair.of(reference, Sample.of(values(BucketedPair.LARGE - 1, x -> x))))
                .as("small window")
                .isEmpty();
        Sample sorted = Sample.of(values(9000, x -> x));
        assertThat(sorted.sorted()).isSorted();
        assertThat(BucketedPair.of(reference, sorted)).as("sorted window").isEmpty();
        assertThat(BucketedPair.of(Sample.of(values(100, x -> x)), Sample.of(values(9000, x -> x))))
                .as("exact p value")
                .isEmpty();
        Sample window = Sample.of(values(9000, x -> x));
        assertThat(BucketedPair.of(Sample.of(new double[0]), window))
                .as("no reference")
                .isEmpty();
        assertThat(BucketedPair.of(Sample.of(new double[2000]), window))
                .as("constant reference")
                .isEmpty();
        assertThat(BucketedPair.of(Sample.of(values(2000, x -> x < 0 ? -1.7e308 : 1.7e308)), window))
                .as("a width beyond the doubles")
                .isEmpty();
    }

    @Test
    void bucketsOfNothingAreNone() {
        assertThat(ReferenceBuckets.of(Sample.of(new double[0]))).isEmpty();
        Sample reference = Sample.of(values(100, x -> x));
        assertThat(reference.buckets()).as("made once").isSameAs(reference.buckets());
    }
}
