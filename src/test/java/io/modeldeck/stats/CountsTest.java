package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances and tests on counts: divergences, contingency tables, proportions, several p values. */
class CountsTest {

    private static final long[] NONE = {0, 0};

    @Test
    void distancesOfTwoBins() {
        long[] ref = {50, 50};
        long[] cur = {80, 20};
        double psi = 0.3 * Math.log(1.6) - 0.3 * Math.log(0.4);
        assertThat(Divergence.psi(ref, cur, 1e-4).orElseThrow()).isCloseTo(psi, within(1e-15));
        assertThat(Divergence.psiContributions(ref, cur, 1e-4))
                .containsExactly(new double[] {0.3 * Math.log(1.6), -0.3 * Math.log(0.4)}, within(1e-15));
        assertThat(Divergence.klDivergence(ref, cur, 1e-4).orElseThrow())
                .isCloseTo(0.5 * Math.log(1 / 1.6) + 0.5 * Math.log(1 / 0.4), within(1e-15));
        assertThat(Divergence.totalVariation(ref, cur).orElseThrow()).isCloseTo(0.3, within(1e-15));
        assertThat(Divergence.lInfinity(ref, cur).orElseThrow()).isCloseTo(0.3, within(1e-15));
        assertThat(Divergence.hellinger(ref, cur).orElseThrow())
                .isCloseTo(Math.sqrt(1 - Math.sqrt(0.4) - Math.sqrt(0.1)), within(1e-15));
        double bits = 0.5 * log2(0.5 / 0.65) + 0.5 * log2(0.5 / 0.35) + 0.8 * log2(0.8 / 0.65) + 0.2 * log2(0.2 / 0.35);
        assertThat(Divergence.jensenShannonDistance(ref, cur).orElseThrow())
                .isCloseTo(Math.sqrt(bits / 2), within(1e-15));
    }

    @Test
    void disjointSidesAreAsFarApartAsCanBe() {
        long[] ref = {3, 0};
        long[] cur = {0, 5};
        assertThat(Divergence.jensenShannonDistance(ref, cur).orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(Divergence.hellinger(ref, cur).orElseThrow()).isCloseTo(1, within(1e-15));
        assertThat(Divergence.totalVariation(ref, cur)).hasValue(1);
        assertThat(Divergence.psi(ref, cur, 1e-4).orElseThrow())
                .isCloseTo(2 * (1 - 1e-4) * Math.log(1e4), within(1e-12));
        assertThat(Divergence.klDivergence(ref, cur, 1e-4).orElseThrow())
                .isCloseTo(Math.log(1e4) + 1e-4 * Math.log(1e-4), within(1e-12));
    }

    @Test
    void equalSharesHaveNoDistance() {
        long[] ref = {1, 2, 4};
        long[] cur = {3, 6, 12};
        assertThat(Divergence.jensenShannonDistance(ref, cur)).hasValue(0);
        assertThat(Divergence.hellinger(ref, cur)).hasValue(0);
        assertThat(Divergence.psi(ref, cur, 1e-4)).hasValue(0);
    }

    @Test
    void aSideWithoutRowsHasNoDistance() {
        long[] some = {1, 0};
        assertThat(Divergence.psi(NONE, some, 1e-4)).isEmpty();
        assertThat(Divergence.psi(some, NONE, 1e-4)).isEmpty();
        assertThat(Divergence.psiContributions(NONE, some, 1e-4)).isEmpty();
        assertThat(Divergence.psiContributions(some, NONE, 1e-4)).isEmpty();
        assertThat(Divergence.hellinger(some, NONE)).isEmpty();
        assertThat(Divergence.lInfinity(some, NONE)).isEmpty();
    }

    @Test
    void countsMustBePairedAndNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> Divergence.psi(new long[1], new long[2], 1e-4));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Divergence.lInfinity(new long[] {-1}, new long[] {1}))
                .withMessageContaining("-1");
    }

    @Test
    void chiSquareOfATwoByTwoTable() {
        // Expected 15 25 / 15 25 in the table 20 20 / 10 30.
        ChiSquareTest test = ContingencyTest.chiSquare(new long[] {20, 20}, new long[] {10, 30})
                .orElseThrow();
        assertThat(test.statistic()).isCloseTo(2 * 25 / 15.0 + 2 * 25 / 25.0, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(1);
        assertThat(test.minExpected()).isEqualTo(15);
        assertThat(test.pValue()).isCloseTo(0.0209213, within(1e-7));
        ChiSquareTest yates =
                ContingencyTest.yates(new long[] {20, 20}, new long[] {10, 30}).orElseThrow();
        assertThat(yates.statistic()).isCloseTo(2 * 4.5 * 4.5 / 15 + 2 * 4.5 * 4.5 / 25, within(1e-12));
        ChiSquareTest g =
                ContingencyTest.gTest(new long[] {20, 20}, new long[] {10, 30}).orElseThrow();
        double expectedG = 2
                * (20 * Math.log(20 / 15.0)
                        + 20 * Math.log(20 / 25.0)
                        + 10 * Math.log(10 / 15.0)
                        + 30 * Math.log(30 / 25.0));
        assertThat(g.statistic()).isCloseTo(expectedG, within(1e-12));
        assertThat(ContingencyTest.cramersV(new long[] {20, 20}, new long[] {10, 30})
                        .orElseThrow())
                .isCloseTo(0.25819888974716115, within(1e-12));
    }

    @Test
    void categoriesThatNobodyHasDoNotCount() {
        ChiSquareTest with = ContingencyTest.chiSquare(new long[] {20, 0, 20}, new long[] {10, 0, 30})
                .orElseThrow();
        assertThat(with)
                .isEqualTo(ContingencyTest.chiSquare(new long[] {20, 20}, new long[] {10, 30})
                        .orElseThrow());
        assertThat(ContingencyTest.yates(new long[] {1, 2, 3}, new long[] {3, 2, 1}))
                .isEmpty();
        assertThat(ContingencyTest.gTest(new long[] {1, 0}, new long[] {0, 1})
                        .orElseThrow()
                        .statistic())
                .isCloseTo(4 * Math.log(2), within(1e-14));
    }

    @Test
    void oneCategoryTellsNothing() {
        long[] ref = {3, 0};
        long[] cur = {7, 0};
        ChiSquareTest test = ContingencyTest.chiSquare(ref, cur).orElseThrow();
        assertThat(test.statistic()).isZero();
        assertThat(test.pValue()).isEqualTo(1);
        assertThat(test.degreesOfFreedom()).isZero();
        assertThat(ContingencyTest.cramersVBiasCorrected(ref, cur)).hasValue(0);
        assertThat(ContingencyTest.goodnessOfFit(ref, cur).orElseThrow().pValue())
                .isEqualTo(1);
    }

    @Test
    void goodnessOfFitTakesTheReferenceAsExact() {
        ChiSquareTest test = ContingencyTest.goodnessOfFit(new long[] {60, 30, 10, 0}, new long[] {10, 6, 4, 0})
                .orElseThrow();
        // Expected 12, 6, 2.
        assertThat(test.statistic()).isCloseTo(4 / 12.0 + 0 + 4 / 2.0, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.minExpected()).isCloseTo(2, within(1e-12));
        assertThat(ContingencyTest.goodnessOfFit(new long[] {1, 0}, new long[] {1, 1}))
                .isEmpty();
    }

    @Test
    void tablesNeedRowsOnBothSides() {
        long[] some = {2, 3};
        assertThat(ContingencyTest.chiSquare(NONE, some)).isEmpty();
        assertThat(ContingencyTest.chiSquare(some, NONE)).isEmpty();
        assertThat(ContingencyTest.goodnessOfFit(NONE, some)).isEmpty();
        assertThat(ContingencyTest.goodnessOfFit(some, NONE)).isEmpty();
        assertThat(ContingencyTest.cramersV(some, NONE)).isEmpty();
        assertThat(ContingencyTest.cramersVBiasCorrected(NONE, some)).isEmpty();
    }

    @Test
    void biasCorrectionSubtractsChance() {
        // χ² = 16/3 of n = 80: φ² = 1/15 − 1/79, both dimensions 2 − 1/79.
        double expected = Math.sqrt((1 / 15.0 - 1 / 79.0) / (1 - 1 / 79.0));
        assertThat(ContingencyTest.cramersVBiasCorrected(new long[] {20, 20}, new long[] {10, 30})
                        .orElseThrow())
                .isCloseTo(expected, within(1e-12));
        assertThat(ContingencyTest.cramersVBiasCorrected(new long[] {10, 10}, new long[] {10, 10}))
                .hasValue(0);
        assertThat(ContingencyTest.cramersVBiasCorrected(new long[] {1, 0}, new long[] {0, 1}))
                .hasValue(0);
    }

    @Test
    void theCriticalStabilityIndexScalesTheChiSquareQuantile() {
        // χ²(0.99, 9) = 21.665994.
        assertThat(ContingencyTest.psiCriticalValue(1000, 500, 10, 0.01)).isCloseTo(21.665994 * 0.003, within(1e-8));
        assertThat(ContingencyTest.psiCriticalValue(1, 1, 2, 0.05)).isCloseTo(2 * 3.841459, within(1e-5));
        assertThatIllegalArgumentException().isThrownBy(() -> ContingencyTest.psiCriticalValue(0, 5, 10, 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> ContingencyTest.psiCriticalValue(5, 0, 10, 0.01));
        assertThatIllegalArgumentException().isThrownBy(() -> ContingencyTest.psiCriticalValue(5, 5, 1, 0.01));
    }

    @Test
    void twoProportions() {
        ZTest pooled = Proportions.pooledZ(3, 20, 9, 25).orElseThrow();
        assertThat(pooled.z()).isCloseTo(-1.58293455903, within(1e-10));
        assertThat(pooled.pValue()).isCloseTo(0.113436380836, within(1e-10));
        ZTest unpooled = Proportions.unpooledZ(3, 20, 9, 25).orElseThrow();
        assertThat(unpooled.z()).isCloseTo(-1.68183082845, within(1e-10));
        assertThat(Proportions.pooledZ(0, 30, 0, 40)).contains(new ZTest(0, 1));
        assertThat(Proportions.unpooledZ(5, 5, 3, 3)).contains(new ZTest(0, 1));
        assertThat(Proportions.unpooledZ(5, 5, 0, 3)).contains(new ZTest(Double.POSITIVE_INFINITY, 0));
        assertThat(Proportions.pooledZ(0, 0, 1, 3)).isEmpty();
        assertThat(Proportions.unpooledZ(1, 3, 0, 0)).isEmpty();
        assertThat(Proportions.fisherExact(0, 0, 1, 3)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.pooledZ(4, 3, 1, 3));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.pooledZ(1, 3, -1, 3));
    }

    @Test
    void fishersTestSumsTheUnlikelyTables() {
        for (int n = 1; n <= 9; n++) {
            for (int m = 1; m <= 7; m++) {
                for (int x = 0; x <= n; x++) {
                    for (int y = 0; y <= m; y++) {
                        assertThat(Proportions.fisherExact(x, n, y, m).orElseThrow())
                                .as("%d of %d, %d of %d", x, n, y, m)
                                .isCloseTo(fisherBySummation(x, n, y, m), within(1e-12));
                    }
                }
            }
        }
    }

    @Test
    void fishersTestOfHugeCounts() {
        // From the same sums in 40-digit arithmetic.
        assertThat(Proportions.fisherExact(500_000_000, 1_000_000_000, 500_100_000, 1_000_000_000)
                        .orElseThrow())
                .isCloseTo(7.745835636828555e-06, within(1e-16));
        assertThat(Proportions.fisherExact(0, 1_000_000, 1_000_000, 1_000_000)).hasValue(0);
        assertThat(Proportions.fisherExact(1_000_000, 1_000_000, 0, 1_000_000)).hasValue(0);
    }

    @Test
    void wilsonsInterval() {
        Interval half = Proportions.wilsonInterval(5, 10, 0.95).orElseThrow();
        assertThat(half.low()).isCloseTo(0.236593, within(1e-6));
        assertThat(half.high()).isCloseTo(0.763407, within(1e-6));
        Interval none = Proportions.wilsonInterval(0, 10, 0.95).orElseThrow();
        assertThat(none.low()).isZero();
        assertThat(none.high()).isCloseTo(0.277533, within(1e-6));
        assertThat(Proportions.wilsonInterval(10, 10, 0.95).orElseThrow().high())
                .isEqualTo(1);
        assertThat(Proportions.wilsonInterval(0, 0, 0.95)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.wilsonInterval(1, 2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.wilsonInterval(1, 2, 0));
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0.05, 0.05, 0.8, 686", "0.5, 0.1, 0.05, 0.8, 388", "0.6, 0.1, 0.05, 0.9, 519"})
    void theRowsNeededToSeeADrop(double baseline, double drop, double alpha, double power, long n) {
        assertThat(Proportions.minimumSampleSize(baseline, drop, alpha, power)).isEqualTo(n);
    }

    @ParameterizedTest
    @CsvSource({"0.9, 0", "0.1, 0.2", "1.1, 0.2", "NaN, 0.1"})
    void dropsThatCannotBe(double baseline, double drop) {
        assertThatIllegalArgumentException().isThrownBy(() -> Proportions.minimumSampleSize(baseline, drop, 0.05, 0.8));
    }

    @Test
    void bands() {
        Interval mean = Bands.meanBand(100, 10, 2).orElseThrow();
        assertThat(mean.low()).isCloseTo(10 - 0.3968434, within(1e-7));
        assertThat(mean.high()).isCloseTo(10 + 0.3968434, within(1e-7));
        assertThat(Bands.meanBand(1, 10, 0)).isEmpty();
        assertThat(Bands.rateBand(5, 10)).isEqualTo(Proportions.wilsonInterval(5, 10, 0.95));
    }

    @Test
    void quantileBandsLieBetweenTabulatedRanks() {
        double[] ranks = new double[100];
        for (int i = 0; i < 100; i++) {
            ranks[i] = i + 1;
        }
        Sample hundred = Sample.of(ranks);
        assertThat(Bands.quantileBand(hundred, 0.5)).contains(new Interval(40, 61));
        assertThat(Bands.quantileBand(hundred, 0.99)).as("too few rows above").isEmpty();
        assertThat(Bands.quantileBand(hundred, 0.01)).as("too few rows below").isEmpty();
        assertThat(Bands.quantileBand(Sample.of(new double[0]), 0.5)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Bands.quantileBand(hundred, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Bands.quantileBand(hundred, 0));
    }

    @Test
    void anIntervalRunsUpwards() {
        Interval interval = new Interval(1, 2);
        assertThat(interval.contains(1)).isTrue();
        assertThat(interval.contains(2)).isTrue();
        assertThat(interval.contains(0.9)).isFalse();
        assertThat(interval.contains(2.1)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Interval(Double.NaN, 1));
    }

    @Test
    void mcNemar() {
        // Two-sided binomial: 2·(1 + 10 + 45)/1024.
        assertThat(McNemar.test(2, 8)).contains(new McNemar.Result(2, 8, 112 / 1024.0, PMethod.EXACT));
        assertThat(McNemar.test(3, 3).orElseThrow().pValue()).isEqualTo(1);
        // (|600−500|−1)²/1100 = 8.91.
        McNemar.Result large = McNemar.test(600, 500).orElseThrow();
        assertThat(large.pMethod()).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(large.pValue()).isCloseTo(0.0028365, within(1e-6));
        assertThat(McNemar.test(0, 0)).isEmpty();
        boolean[] first = {true, true, false, false, true};
        boolean[] second = {true, false, true, false, false};
        assertThat(McNemar.test(first, second)).contains(new McNemar.Result(2, 1, 1, PMethod.EXACT));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.test(-1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.test(1, -2));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.test(first, new boolean[1]));
    }

    private static double fisherBySummation(int x, int n, int y, int m) {
        int successes = x + y;
        double observed = choose(n, x) * choose(m, y);
        double all = 0;
        double unlikely = 0;
        for (int k = Math.max(0, successes - m); k <= Math.min(n, successes); k++) {
            double weight = choose(n, k) * choose(m, successes - k);
            all += weight;
            unlikely += weight <= observed ? weight : 0;
        }
        return unlikely / all;
    }

    private static double choose(int n, int k) {
        long product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }
}
