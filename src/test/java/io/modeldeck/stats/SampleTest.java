package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {

    private static final Sample EMPTY = Sample.of(new double[0]);

    @Test
    void missingAndInfiniteValuesAreLeftOutAndCounted() {
        double[] given = {
            3, Double.NaN, Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY, Double.NaN, Double.POSITIVE_INFINITY
        };
        Sample sample = Sample.of(given);
        assertThat(sample.sorted()).containsExactly(1, 3);
        assertThat(sample.n()).isEqualTo(2);
        assertThat(sample.missing()).isEqualTo(2);
        assertThat(sample.infinite()).isEqualTo(3);
        assertThat(given[0]).as("the input stays as it was").isEqualTo(3);
    }

    @Test
    void minusZeroIsZero() {
        Sample sample = Sample.of(new double[] {0.0, -0.0});
        assertThat(Double.doubleToRawLongBits(sample.min())).isZero();
        assertThat(sample.distinct()).isEqualTo(1);
    }

    @Test
    void momentsOfASmallSample() {
        Sample sample = Sample.of(new double[] {2, 4, 4, 4, 5, 5, 7, 9});
        assertThat(sample.mean()).isEqualTo(5);
        assertThat(sample.sum()).isEqualTo(40);
        assertThat(sample.std()).isEqualTo(2);
        assertThat(sample.sampleStd().orElseThrow()).isCloseTo(Math.sqrt(32.0 / 7), within(1e-15));
        assertThat(sample.min()).isEqualTo(2);
        assertThat(sample.max()).isEqualTo(9);
        assertThat(sample.distinct()).isEqualTo(5);
        // m3 = (−27 − 1·3 + 0 + 8 + 64)/8 = 42/8, m2 = 4; m4 = (81 + 3 + 16 + 256)/8 = 44.5.
        assertThat(sample.skewness().orElseThrow()).isCloseTo(5.25 / 8, within(1e-14));
        assertThat(sample.kurtosis().orElseThrow()).isCloseTo(44.5 / 16 - 3, within(1e-14));
    }

    @Test
    void aConstantHasNoDeviationAtAll() {
        // The rounded sum of ten 0.1 divided by ten is not 0.1.
        Sample tenths = Sample.of(new double[] {0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1});
        assertThat(tenths.mean()).isEqualTo(0.1);
        assertThat(tenths.std()).isZero();
        assertThat(tenths.isConstant()).isTrue();
        assertThat(tenths.skewness()).isEmpty();
        assertThat(tenths.kurtosis()).isEmpty();
        assertThat(Sample.of(new double[] {1, 2}).isConstant()).isFalse();
    }

    @Test
    void oneValueHasNoSampleDeviation() {
        assertThat(Sample.of(new double[] {42.5}).sampleStd()).isEmpty();
        assertThat(Sample.of(new double[] {42.5}).std()).isZero();
        assertThat(Sample.of(new double[] {10, 20}).sampleStd().orElseThrow()).isCloseTo(Math.sqrt(50), within(1e-14));
    }

    @Test
    void quantilesInterpolate() {
        Sample sample = Sample.of(new double[] {40, 10, 30, 20});
        assertThat(sample.quantile(0)).isEqualTo(10);
        assertThat(sample.quantile(1)).isEqualTo(40);
        assertThat(sample.median()).isEqualTo(25);
        assertThat(sample.quantile(0.95)).isCloseTo(38.5, within(1e-12));
        assertThat(sample.quantile(1, 3)).isEqualTo(20);
        assertThat(sample.quantile(1, 2)).isEqualTo(25);
    }

    @Test
    void aRankThatIsWholeUpToRoundingIsWhole() {
        double[] values = new double[101];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sqrt(i);
        }
        Sample sample = Sample.of(values);
        for (int percent = 0; percent <= 100; percent++) {
            assertThat(sample.quantile(percent / 100.0)).isEqualTo(values[percent]);
        }
        // 0.07·100 is 7.000000000000001 in binary.
        Sample hundred = Sample.of(java.util.Arrays.copyOf(values, 100));
        assertThat(hundred.nearestRank(0.07)).isEqualTo(values[6]);
        assertThat(hundred.nearestRank(0.071)).isEqualTo(values[7]);
        assertThat(hundred.nearestRank(0)).isEqualTo(values[0]);
        assertThat(hundred.nearestRank(1)).isEqualTo(values[99]);
    }

    @Test
    void valuesOutsideAreCounted() {
        Sample sample = Sample.of(new double[] {1, 2, 3, 4, 5});
        assertThat(sample.countOutside(2, 4)).isEqualTo(2);
        assertThat(sample.countOutside(0, 4.5)).isEqualTo(1);
    }

    @Test
    void anEmptySampleSaysSo() {
        assertThat(EMPTY.isEmpty()).isTrue();
        assertThat(EMPTY.isConstant()).isFalse();
        assertThat(EMPTY.sum()).isZero();
        assertThat(EMPTY.distinct()).isZero();
        assertThat(EMPTY.skewness()).isEmpty();
        assertThat(EMPTY.kurtosis()).isEmpty();
        assertThat(EMPTY.sampleStd()).isEmpty();
        assertThatIllegalStateException().isThrownBy(EMPTY::mean);
        assertThatIllegalStateException().isThrownBy(EMPTY::std);
        assertThatIllegalStateException().isThrownBy(EMPTY::min);
        assertThatIllegalStateException().isThrownBy(EMPTY::max);
        assertThatIllegalStateException().isThrownBy(EMPTY::median);
        assertThatIllegalStateException().isThrownBy(() -> EMPTY.nearestRank(0.5));
    }

    @Test
    void aQuantileLiesBetweenZeroAndOne() {
        Sample one = Sample.of(new double[] {1});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> one.quantile(1.01))
                .withMessageContaining("1.01");
        assertThatIllegalArgumentException().isThrownBy(() -> one.nearestRank(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> one.quantile(Double.NaN));
    }

    @Test
    void tukeyFences() {
        Sample sample = Sample.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 100});
        TukeyFences fences = TukeyFences.of(sample).orElseThrow();
        assertThat(fences).isEqualTo(new TukeyFences(3, 7, -3, 13));
        assertThat(fences.interquartileRange()).isEqualTo(4);
        assertThat(fences.countOutside(sample)).isEqualTo(1);
        assertThat(fences.isOutside(-3)).isFalse();
        assertThat(fences.isOutside(-3.1)).isTrue();
        assertThat(fences.isOutside(13.1)).isTrue();
        assertThat(TukeyFences.of(EMPTY)).isEmpty();
    }
}
