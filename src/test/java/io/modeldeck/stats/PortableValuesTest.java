package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

/** Values computed elsewhere (SciPy, River) on inputs that a linear congruential generator makes anywhere. */
class PortableValuesTest {

    private static final Sample REF = Sample.of(new Lcg(1).normals(2000, 0, 1));
    private static final Sample CUR = Sample.of(new Lcg(2).normals(1500, 0.3, 1.2));
    private static final long[] ABCD_REF = {500, 300, 150, 50, 0};

    @Test
    void theGeneratorIsTheOneTheValuesWereMadeWith() {
        assertThat(new Lcg(1).normals(3, 0, 1))
                .containsExactly(
                        new double[] {-1.3261374486610293, 1.038707715459168, 2.2599623100832105}, within(1e-15));
    }

    @Test
    void kolmogorovSmirnov() {
        KsTest test = KolmogorovSmirnov.test(REF, CUR).orElseThrow();
        assertThat(test.statistic()).isEqualTo(0.144);
        assertThat(test.pMethod()).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(KolmogorovSmirnov.exactP(2000, 1500, 0.144))
                .isCloseTo(5.978995120379448e-16, withinPercentage(1e-7));
        assertThat(KolmogorovSmirnov.oneSampleP(2000, 1500, 0.144).orElseThrow())
                .isCloseTo(5.697917625185145e-16, withinPercentage(1e-7));
    }

    @Test
    void stabilityIndex() {
        QuantileBins deciles = QuantileBins.of(REF, 10).orElseThrow();
        assertThat(Divergence.psi(deciles.counts(REF), deciles.counts(CUR), 1e-4)
                        .orElseThrow())
                .isCloseTo(0.15101878564293594, withinPercentage(1e-9));
    }

    @Test
    void wasserstein() {
        assertThat(Wasserstein.distance(REF, CUR).orElseThrow()).isCloseTo(0.34665020560044807, withinPercentage(1e-9));
        assertThat(Wasserstein.normed(REF, CUR).orElseThrow()).isCloseTo(0.3466534020497264, withinPercentage(1e-9));
    }

    @Test
    void contingencyTable() {
        assertTest(new long[] {400, 330, 160, 110, 0}, 35.36226318484383, 3, 1.021387274493074e-07);
        assertTest(new long[] {400, 350, 150, 90, 10}, 36.385836385836384, 4, 2.410221916781291e-07);
    }

    @Test
    void effectSizes() {
        long[] withNewCategory = {400, 350, 150, 90, 10};
        assertThat(Divergence.lInfinity(ABCD_REF, withNewCategory).orElseThrow())
                .isCloseTo(0.1, within(1e-15));
        assertThat(ContingencyTest.cramersVBiasCorrected(ABCD_REF, withNewCategory)
                        .orElseThrow())
                .isCloseTo(0.127279306077529, withinPercentage(1e-9));
    }

    @Test
    void detectorsOnAnErrorStream() {
        Lcg lcg = new Lcg(7);
        double[] errors = new double[2000];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = lcg.uniform() < (i < 1000 ? 0.2 : 0.5) ? 1 : 0;
        }
        assertThat(firstDrift(new Ddm(), errors)).isEqualTo(1370);
        assertThat(firstDrift(new HddmA(), errors)).isEqualTo(1144);
        assertThat(firstDrift(new Adwin(), errors)).isEqualTo(1183);
    }

    @Test
    void detectorsOnAValueStream() {
        double[] values = new Lcg(9).uniforms(2000);
        for (int i = 1000; i < values.length; i++) {
            values[i] += 1;
        }
        assertThat(firstDrift(new PageHinkley(), values)).isEqualTo(1026);
        assertThat(firstDrift(new Adwin(), values)).isEqualTo(1023);
    }

    @Test
    void metricsOfExpectedCounts() {
        // Calibrated scores .9 .8 .3 .2, predicted 1 1 0 0.
        BinaryConfusion expected = new BinaryConfusion(0.7 + 0.8, 0.1 + 0.2, 0.3 + 0.2, 0.9 + 0.8);
        assertThat(expected.accuracy()).isCloseTo(0.8, within(1e-12));
        assertThat(expected.precision()).isCloseTo(0.85, within(1e-12));
        assertThat(expected.recall()).isCloseTo(0.7727272727, within(1e-9));
        assertThat(expected.f1()).isCloseTo(0.8095238095, within(1e-9));
    }

    private static void assertTest(long[] cur, double statistic, int df, double p) {
        ChiSquareTest test = ContingencyTest.chiSquare(ABCD_REF, cur).orElseThrow();
        assertThat(test.statistic()).isCloseTo(statistic, withinPercentage(1e-9));
        assertThat(test.degreesOfFreedom()).isEqualTo(df);
        assertThat(test.pValue()).isCloseTo(p, withinPercentage(1e-7));
    }

    /** Index from 0. */
    private static int firstDrift(ChangeDetector detector, double[] stream) {
        for (int i = 0; i < stream.length; i++) {
            if (detector.add(stream[i]) == Signal.DRIFT) {
                return i;
            }
        }
        return -1;
    }
}
