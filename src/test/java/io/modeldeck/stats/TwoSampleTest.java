package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances and rank tests against their definitions and against published small values. */
class TwoSampleTest {

    private static final Sample EMPTY = Sample.of(new double[0]);
    private static final Sample ONE = of(4);
    private static final Sample SEVENS = of(7, 7, 7, 7);
    private static final Sample TIED_A = of(1, 1, 2, 2, 3, 3);
    private static final Sample TIED_B = of(2, 2, 3, 3, 4, 4);
    private static final Sample SMALL_A = of(2.1, 3.4, 0.7, 5.9, 4.4);
    private static final Sample SMALL_B = of(6.2, 3.9, 7.7, 8.1, 5.0, 9.3, 6.6);

    @Test
    void wassersteinOfEqualSizesIsTheMeanDistanceOfTheSortedValues() {
        for (int seed = 1; seed < 20; seed++) {
            Sample a = Sample.of(new Lcg(seed).normals(50, 0, 2));
            Sample b = Sample.of(new Lcg(seed + 50).normals(50, 1, 1));
            double sum = 0;
            for (int i = 0; i < 50; i++) {
                sum += Math.abs(a.sorted()[i] - b.sorted()[i]);
            }
            assertThat(Wasserstein.distance(a, b).orElseThrow()).isCloseTo(sum / 50, within(1e-12));
            assertThat(Wasserstein.normed(a, b).orElseThrow()).isCloseTo(sum / 50 / a.std(), within(1e-12));
        }
    }

    @Test
    void wassersteinDividesAConstantReferenceByAThousandth() {
        assertThat(Wasserstein.normed(SEVENS, of(9, 9, 9)).orElseThrow()).isCloseTo(2000, within(1e-9));
        assertThat(Wasserstein.distance(SEVENS, SEVENS)).hasValue(0);
    }

    @Test
    void energyDistanceIsThatOfTheMeanPairDistances() {
        for (int seed = 1; seed < 10; seed++) {
            Sample a = Sample.of(new Lcg(seed).integers(23, 9));
            Sample b = Sample.of(new Lcg(seed + 50).normals(31, 3, 2));
            double squared = 2 * meanDistance(a, b) - meanDistance(a, a) - meanDistance(b, b);
            assertThat(EnergyDistance.distance(a, b).orElseThrow()).isCloseTo(Math.sqrt(squared), within(1e-10));
        }
    }

    @Test
    void cramerVonMisesIsTheSquaredGapOverThePooledSample() {
        Sample a = Sample.of(new Lcg(3).normals(20, 0, 1));
        Sample b = Sample.of(new Lcg(4).normals(13, 0.5, 1));
        double sum = DoubleStream.concat(DoubleStream.of(a.sorted()), DoubleStream.of(b.sorted()))
                .map(x -> Math.pow(upTo(a, x) / 20.0 - upTo(b, x) / 13.0, 2))
                .sum();
        assertThat(CramerVonMises.test(a, b).orElseThrow().statistic())
                .isCloseTo(sum * 20 * 13 / (33.0 * 33.0), within(1e-12));
    }

    @Test
    void cramerVonMisesOfSmallSamples() {
        assertCramerVonMises(TIED_A, TIED_B, 0.277777777778, 0.165748690129);
        assertCramerVonMises(SMALL_A, SMALL_B, 0.628968253968, 0.0177763486584);
        assertCramerVonMises(SEVENS, of(7, 7, 7), 0.047619047619, 0.999999896969);
        assertCramerVonMises(of(1, 3, 5, 7), of(2, 4, 6, 8), 0.0625, 0.974211207999);
    }

    @Test
    void cramerVonMisesOfInterleavedLargeSamplesIsSurelyOne() {
        double[] even = new double[200];
        double[] odd = new double[200];
        for (int i = 0; i < 200; i++) {
            even[i] = 2 * i + (i % 2);
            odd[i] = 2 * i + 1 - (i % 2);
        }
        assertThat(CramerVonMises.test(Sample.of(even), Sample.of(odd))
                        .orElseThrow()
                        .pValue())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0.34730, 0.1", "0.46136, 0.05", "0.74346, 0.01"})
    void theLimitOfCramerVonMisesIsTheTabulatedOne(double x, double p) {
        assertThat(CramerVonMises.tail(x)).isCloseTo(p, within(5e-6));
    }

    @Test
    void cramerVonMisesNeedsTwoValuesASide() {
        assertThat(CramerVonMises.test(ONE, SEVENS)).isEmpty();
        assertThat(CramerVonMises.test(SEVENS, ONE)).isEmpty();
    }

    @Test
    void andersonDarlingOfSmallSamples() {
        assertAndersonDarling(TIED_A, TIED_B, 1.82675641106, 0.0573359834346);
        assertAndersonDarling(SMALL_A, SMALL_B, 3.34612091479, 0.0142976105518);
        assertAndersonDarling(SEVENS, of(9, 9, 9), 8.48179513049, 0.001);
        assertAndersonDarling(ONE, of(1, 2, 3, 4, 5, 6), -1.32638024755, 0.25);
        assertThat(AndersonDarling.criticalValues()).containsExactly(0.325, 1.226, 1.961, 2.718, 3.752, 4.592, 6.546);
    }

    @Test
    void andersonDarlingNeedsFourValuesAndTwoDifferentOnes() {
        assertThat(AndersonDarling.test(EMPTY, SEVENS)).isEmpty();
        assertThat(AndersonDarling.test(SEVENS, EMPTY)).isEmpty();
        assertThat(AndersonDarling.test(ONE, of(1, 2))).isEmpty();
        assertThat(AndersonDarling.test(SEVENS, of(7, 7))).isEmpty();
    }

    @Test
    void mannWhitneyCountsPairs() {
        for (int seed = 1; seed < 20; seed++) {
            Sample a = Sample.of(new Lcg(seed).integers(17, 8));
            Sample b = Sample.of(new Lcg(seed + 50).integers(11, 9));
            double u = 0;
            for (double x : a.sorted()) {
                for (double y : b.sorted()) {
                    u += x > y ? 1 : x == y ? 0.5 : 0;
                }
            }
            assertThat(MannWhitney.test(a, b).orElseThrow().uRef()).isEqualTo(u);
        }
    }

    @Test
    void mannWhitneyOfSmallSamples() {
        MannWhitney.Result tied = MannWhitney.test(TIED_A, TIED_B).orElseThrow();
        assertThat(tied.uRef()).isEqualTo(8);
        assertThat(tied.pContinuity()).isCloseTo(0.11334550922, within(1e-11));
        assertThat(tied.pNoContinuity()).isCloseTo(0.0955807045456, within(1e-11));
        assertThat(tied.pExact()).isEmpty();
        MannWhitney.Result plain = MannWhitney.test(SMALL_A, SMALL_B).orElseThrow();
        assertThat(plain.pContinuity()).isCloseTo(0.0229903940925, within(1e-11));
        assertThat(plain.pNoContinuity()).isCloseTo(0.018532974877, within(1e-11));
        assertThat(plain.pExact().orElseThrow()).isCloseTo(0.0176767676768, within(1e-12));
    }

    @Test
    void theExactPOfMannWhitneyCountsAllOrders() {
        for (int n = 1; n <= 5; n++) {
            for (int m = 1; m <= 5; m++) {
                for (int order = 0; order < 1 << (n + m); order++) {
                    if (Integer.bitCount(order) == n) {
                        assertExactP(order, n, m);
                    }
                }
            }
        }
    }

    @Test
    void theExactPFitsSixtyValuesAndIsNotGivenBeyond() {
        double[] low = new double[30];
        double[] high = new double[30];
        for (int i = 0; i < 30; i++) {
            low[i] = i;
            high[i] = 100 + i;
        }
        // One order of C(60,30) in either direction.
        assertThat(MannWhitney.test(Sample.of(low), Sample.of(high))
                        .orElseThrow()
                        .pExact()
                        .orElseThrow())
                .isCloseTo(2 / 1.18264581564861424e17, within(1e-30));
        assertThat(MannWhitney.test(Sample.of(new Lcg(1).uniforms(31)), Sample.of(high))
                        .orElseThrow()
                        .pExact())
                .isEmpty();
    }

    @Test
    void mannWhitneyNeedsTwoDifferentValues() {
        assertThat(MannWhitney.test(SEVENS, of(7, 7))).isEmpty();
        assertThat(MannWhitney.test(EMPTY, ONE)).isEmpty();
        assertThat(MannWhitney.test(ONE, EMPTY)).isEmpty();
        assertThat(MannWhitney.test(of(1, 2, 3), of(2, 2, 2)).orElseThrow().pContinuity())
                .isEqualTo(1);
    }

    @Test
    void tTestsOfSmallSamples() {
        TTest.Result student = TTest.student(SMALL_A, SMALL_B).orElseThrow();
        assertThat(student.t()).isCloseTo(-3.01056346401, within(1e-10));
        assertThat(student.pValue()).isCloseTo(0.0131049926404, within(1e-11));
        assertThat(student.degreesOfFreedom()).isEqualTo(10);
        TTest.Result welch = TTest.welch(SMALL_A, SMALL_B).orElseThrow();
        assertThat(welch.t()).isCloseTo(-2.96711653041, within(1e-10));
        assertThat(welch.pValue()).isCloseTo(0.017219964708, within(1e-11));
        assertThat(welch.degreesOfFreedom()).isCloseTo(8.30496751345, within(1e-10));
    }

    @Test
    void tTestsNeedTwoValuesASideAndSomeVariation() {
        assertThat(TTest.student(ONE, SMALL_A)).isEmpty();
        assertThat(TTest.student(SMALL_A, ONE)).isEmpty();
        assertThat(TTest.student(SEVENS, of(9, 9))).isEmpty();
        assertThat(TTest.welch(SEVENS, of(9, 9))).isEmpty();
        assertThat(TTest.welch(of(1e300, 2e300), of(1e300, 3e300))).isEmpty();
        assertThat(TTest.welch(SEVENS, of(8, 10)).orElseThrow().degreesOfFreedom())
                .isEqualTo(1);
    }

    @Test
    void distancesNeedBothSides() {
        assertThat(Wasserstein.distance(EMPTY, ONE)).isEmpty();
        assertThat(Wasserstein.normed(ONE, EMPTY)).isEmpty();
        assertThat(EnergyDistance.distance(ONE, EMPTY)).isEmpty();
    }

    private static void assertCramerVonMises(Sample a, Sample b, double statistic, double p) {
        CramerVonMises.Result test = CramerVonMises.test(a, b).orElseThrow();
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-11));
        assertThat(test.pValue()).isCloseTo(p, within(1e-11));
    }

    private static void assertAndersonDarling(Sample a, Sample b, double statistic, double p) {
        AndersonDarling.Result test = AndersonDarling.test(a, b).orElseThrow();
        assertThat(test.statistic()).isCloseTo(statistic, within(1e-10));
        assertThat(test.pValue()).isCloseTo(p, within(1e-11));
    }

    private static void assertExactP(int order, int n, int m) {
        double u = uOf(order, n, m);
        double extreme = Math.max(u, n * m - u);
        int all = 0;
        int beyond = 0;
        for (int other = 0; other < 1 << (n + m); other++) {
            if (Integer.bitCount(other) == n) {
                all++;
                beyond += uOf(other, n, m) >= extreme ? 1 : 0;
            }
        }
        double[] a = new double[n];
        double[] b = new double[m];
        int i = 0;
        int j = 0;
        for (int position = 0; position < n + m; position++) {
            if ((order >> position & 1) == 1) {
                a[i++] = position;
            } else {
                b[j++] = position;
            }
        }
        MannWhitney.Result test = MannWhitney.test(Sample.of(a), Sample.of(b)).orElseThrow();
        assertThat(test.pExact().orElseThrow()).isCloseTo(Math.min(1, 2.0 * beyond / all), within(1e-14));
    }

    private static int uOf(int order, int n, int m) {
        int u = 0;
        int below = 0;
        for (int position = 0; position < n + m; position++) {
            if ((order >> position & 1) == 1) {
                u += below;
            } else {
                below++;
            }
        }
        return u;
    }

    private static double meanDistance(Sample a, Sample b) {
        double sum = 0;
        for (double x : a.sorted()) {
            for (double y : b.sorted()) {
                sum += Math.abs(x - y);
            }
        }
        return sum / ((double) a.n() * b.n());
    }

    private static int upTo(Sample sample, double x) {
        return (int)
                DoubleStream.of(sample.sorted()).filter(value -> value <= x).count();
    }

    private static Sample of(double... values) {
        return Sample.of(values);
    }
}
