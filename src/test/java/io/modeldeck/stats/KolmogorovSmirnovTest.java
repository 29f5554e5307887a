package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KolmogorovSmirnovTest {

    private static final Sample EMPTY = Sample.of(new double[0]);

    @Test
    void theGapIsTheLargestOverAllValues() {
        for (int seed = 1; seed <= 30; seed++) {
            Sample a = Sample.of(new Lcg(seed).integers(10 + seed, 12));
            Sample b = Sample.of(new Lcg(seed + 100).integers(35 - seed, 15));
            double expected = 0;
            for (double x = -1; x <= 15; x++) {
                expected = Math.max(expected, Math.abs(shareUpTo(a, x) - shareUpTo(b, x)));
            }
            KsTest test = KolmogorovSmirnov.test(a, b).orElseThrow();
            assertThat(test.statistic()).isCloseTo(expected, within(1e-14));
            assertThat(Math.abs(shareUpTo(a, test.gapAt()) - shareUpTo(b, test.gapAt())))
                    .isCloseTo(expected, within(1e-14));
            assertThat(KolmogorovSmirnov.statistic(b.sorted(), a.sorted())).isEqualTo(test.statistic());
        }
    }

    @Test
    void theExactPCountsAllOrders() {
        for (int n = 1; n <= 5; n++) {
            for (int m = 1; m <= 6; m++) {
                for (int step = 0; step <= n * m; step++) {
                    double d = (double) step / (n * m);
                    assertThat(KolmogorovSmirnov.exactP(n, m, d))
                            .as("n %d, m %d, D %s", n, m, d)
                            .isCloseTo(shareOfOrdersReaching(step, n, m), within(1e-14));
                }
            }
        }
    }

    @Test
    void smallSamplesWithoutTiesGetTheExactP() {
        KsTest test = KolmogorovSmirnov.test(
                        Sample.of(new double[] {2.1, 3.4, 0.7, 5.9, 4.4}),
                        Sample.of(new double[] {6.2, 3.9, 7.7, 8.1, 5.0, 9.3, 6.6}))
                .orElseThrow();
        assertThat(test.pMethod()).isEqualTo(PMethod.EXACT);
        assertThat(test.statistic()).isCloseTo(5.0 / 7, within(1e-15));
        assertThat(test.pValue()).isCloseTo(0.0656565656566, within(1e-12));
        assertThat(test.gapAt()).isEqualTo(5.9);
    }

    @Test
    void ofEqualGapsTheFirstIsNamed() {
        Sample middle = Sample.of(new double[] {3, 3});
        assertThat(KolmogorovSmirnov.test(middle, Sample.of(new double[] {2, 4}))
                        .orElseThrow()
                        .gapAt())
                .isEqualTo(2);
    }

    @Test
    void tiesWithinOrBetweenSidesMakeItAsymptotic() {
        Sample plain = Sample.of(new double[] {1, 2, 3});
        assertThat(method(plain, Sample.of(new double[] {4, 4}))).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(method(plain, Sample.of(new double[] {3, 4}))).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(method(plain, Sample.of(new double[] {3.5, 4}))).isEqualTo(PMethod.EXACT);
    }

    @Test
    void largeSamplesAreAsymptotic() {
        double[] a = new double[1001];
        double[] b = new double[1000];
        for (int i = 0; i < a.length; i++) {
            a[i] = 2 * i;
        }
        for (int i = 0; i < b.length; i++) {
            b[i] = 2 * i + 1;
        }
        assertThat(method(Sample.of(a), Sample.of(b))).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(method(Sample.of(b), Sample.of(java.util.Arrays.copyOf(a, 1000))))
                .isEqualTo(PMethod.EXACT);
    }

    @Test
    void noGapIsNoEvidence() {
        Sample same = Sample.of(new double[] {1, 2, 3});
        KsTest test = KolmogorovSmirnov.test(same, same).orElseThrow();
        assertThat(test.statistic()).isZero();
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(KolmogorovSmirnov.exactP(3, 3, 0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1",
        "0.3, 0.9999907",
        "0.5, 0.9639452",
        "1.0, 0.2699997",
        "1.2238479, 0.1",
        "1.3580986, 0.05",
        "1.6276236, 0.01"
    })
    void kolmogorovsDistributionIsTheTabulatedOne(double x, double p) {
        assertThat(KolmogorovSmirnov.kolmogorovTail(x)).isCloseTo(p, within(5e-8));
    }

    @Test
    void bothSeriesAgreeWhereTheyMeet() {
        assertThat(KolmogorovSmirnov.kolmogorovTail(Math.nextDown(1.0)))
                .isCloseTo(KolmogorovSmirnov.kolmogorovTail(1), within(1e-15));
    }

    @Test
    void theOneSampleConvention() {
        // One value: D = max(u, 1−u), so P(D ≥ d) = 2(1−d).
        assertThat(KolmogorovSmirnov.oneSampleP(1, 6, 0.75)).hasValue(0.5);
        assertThat(KolmogorovSmirnov.oneSampleP(1, 6, 0.5)).hasValue(1);
        assertThat(KolmogorovSmirnov.oneSampleP(1, 1, 1))
                .as("round(1/2) to even is no value")
                .isEmpty();
        // Two values: P(D ≥ d) = 2(1−d)² from d = 1/2 up.
        assertThat(KolmogorovSmirnov.oneSampleP(4, 4, 0.5).orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(KolmogorovSmirnov.oneSampleP(4, 4, 0.7).orElseThrow()).isCloseTo(0.18, within(1e-12));
    }

    @Test
    void anEmptySideHasNoTest() {
        Sample one = Sample.of(new double[] {1});
        assertThat(KolmogorovSmirnov.test(EMPTY, one)).isEmpty();
        assertThat(KolmogorovSmirnov.test(one, EMPTY)).isEmpty();
    }

    private static PMethod method(Sample a, Sample b) {
        return KolmogorovSmirnov.test(a, b).orElseThrow().pMethod();
    }

    private static double shareUpTo(Sample sample, double x) {
        int count = 0;
        for (double value : sample.sorted()) {
            count += value <= x ? 1 : 0;
        }
        return (double) count / sample.n();
    }

    private static double shareOfOrdersReaching(int step, int n, int m) {
        int all = 0;
        int reaching = 0;
        for (int order = 0; order < 1 << (n + m); order++) {
            if (Integer.bitCount(order) == n) {
                all++;
                reaching += largestGap(order, n, m) >= step ? 1 : 0;
            }
        }
        return (double) reaching / all;
    }

    private static int largestGap(int order, int n, int m) {
        int i = 0;
        int j = 0;
        int largest = 0;
        for (int position = 0; position < n + m; position++) {
            if ((order >> position & 1) == 1) {
                i++;
            } else {
                j++;
            }
            largest = Math.max(largest, Math.abs(i * m - j * n));
        }
        return largest;
    }
}
