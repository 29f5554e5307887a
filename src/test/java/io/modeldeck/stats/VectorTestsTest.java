package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests for rows of many numbers, and what columns have in common. */
class VectorTestsTest {

    private final Random random = new Random(14);

    private double[][] rows(int n, int width, double shift, double spread) {
        double[][] rows = new double[n][width];
        for (double[] row : rows) {
            Arrays.setAll(row, d -> spread * random.nextGaussian() + (d == 0 ? shift : 0));
        }
        return rows;
    }

    @Test
    void equalDistributionsRarelyDiffer() {
        int classifier = 0;
        int kernel = 0;
        for (int round = 0; round < 40; round++) {
            double[][] a = rows(80, 5, 0, 1);
            double[][] b = rows(60, 5, 0, 1);
            classifier += VectorTests.classifier(a, b).orElseThrow().pValue() < 0.05 ? 1 : 0;
            kernel += VectorTests.meanDiscrepancy(a, b).orElseThrow().pValue() < 0.05 ? 1 : 0;
        }
        // Five of a hundred are to be expected: more than seven of forty would come once in a thousand runs.
        assertThat(classifier).isLessThanOrEqualTo(7);
        assertThat(kernel).isLessThanOrEqualTo(7);
    }

    @Test
    void aShiftAndAChangeOfSpreadAreSeen() {
        for (int width : new int[] {1, 4, 200}) {
            double[][] a = rows(600, width, 0, 1);
            VectorTests.Result shifted =
                    VectorTests.classifier(a, rows(2500, width, 3, 1)).orElseThrow();
            assertThat(shifted.pValue()).isLessThan(1e-6);
            assertThat(shifted.statistic()).isBetween(0.6, 1.0);
            assertThat(VectorTests.classifier(a, rows(600, width, 0, 1.5))
                            .orElseThrow()
                            .pValue())
                    .isLessThan(1e-3);
            assertThat(VectorTests.meanDiscrepancy(a, rows(600, width, 3, 1))
                            .orElseThrow()
                            .pValue())
                    .isLessThan(0.05);
        }
        assertThat(VectorTests.meanDiscrepancy(rows(300, 3, 0, 1), rows(300, 3, 3, 1))
                        .orElseThrow()
                        .pValue())
                .isEqualTo(1.0 / 500);
    }

    @Test
    void theSameRowsGetTheSameAnswer() {
        double[][] a = rows(300, 3, 0, 1);
        double[][] b = rows(300, 3, 0.2, 1);
        assertThat(VectorTests.classifier(a, b)).isEqualTo(VectorTests.classifier(a, b));
        assertThat(VectorTests.meanDiscrepancy(a, b)).isEqualTo(VectorTests.meanDiscrepancy(a, b));
    }

    @Test
    void theDiscrepancyOfTwoPlainGroups() {
        // Two points a side at 0 and two at distance 1: after the standardisation by a constant reference only shifted.
        double[][] zero = {{0}, {0}, {0}, {0}};
        double[][] one = {{1}, {1}, {1}, {1}};
        // Distances: 12 of 28 pairs are 0 and 16 are 1, so the median is 1; k = e^-1 between: 2 − 2/e.
        assertThat(VectorTests.meanDiscrepancy(zero, one).orElseThrow().statistic())
                .isCloseTo(2 - 2 / Math.E, within(1e-12));
    }

    @Test
    void withoutRowsOrDifferencesThereIsNothingToTell() {
        double[][] none = new double[3][1];
        double[][] same = new double[30][1];
        assertThat(VectorTests.classifier(none, same)).isEmpty();
        assertThat(VectorTests.classifier(same, none)).isEmpty();
        assertThat(VectorTests.meanDiscrepancy(none, same)).isEmpty();
        assertThat(VectorTests.meanDiscrepancy(same, none)).isEmpty();
        assertThat(VectorTests.classifier(same, same)).contains(new VectorTests.Result(0.5, 1));
        assertThat(VectorTests.meanDiscrepancy(same, same).orElseThrow().pValue())
                .isOne();
    }

    @Test
    void componentsSeeThatColumnsNoLongerHangTogether() {
        double[][] together = new double[1000][];
        double[][] apart = new double[1000][];
        for (int i = 0; i < together.length; i++) {
            double x = random.nextGaussian();
            together[i] = new double[] {x, 2 * x + 0.1 * random.nextGaussian(), 7, random.nextGaussian()};
            apart[i] = new double[] {x, 2 * random.nextGaussian(), 7, random.nextGaussian()};
        }
        PrincipalComponents fitted = PrincipalComponents.of(together);
        assertThat(fitted.kept()).isBetween(1, 3);
        double usual =
                Arrays.stream(together).mapToDouble(fitted::error).average().orElseThrow();
        double now = Arrays.stream(apart).mapToDouble(fitted::error).average().orElseThrow();
        assertThat(now).isGreaterThan(1.2 * usual);
    }

    @Test
    void aRowOnThePlaneIsReconstructedAndTheRestIsItsDistance() {
        double[][] line = new double[100][];
        for (int i = 0; i < line.length; i++) {
            line[i] = new double[] {i, -i};
        }
        PrincipalComponents fitted = PrincipalComponents.of(line);
        assertThat(fitted.kept()).isOne();
        assertThat(fitted.error(new double[] {3, -3})).isCloseTo(0, within(1e-9));
        double deviation = Math.sqrt((100.0 * 100 - 1) / 12);
        // Off the line by (1, 1): √2 in units of the deviation.
        assertThat(fitted.error(new double[] {4, -2})).isCloseTo(Math.sqrt(2) / deviation, within(1e-9));
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(new double[1][2]));
        assertThatIllegalArgumentException().isThrownBy(() -> PrincipalComponents.of(new double[2][1]));
    }

    @Test
    void independentColumnsNeedSeveralComponents() {
        assertThat(PrincipalComponents.of(rows(5000, 6, 0, 1)).kept()).isEqualTo(4);
        assertThat(PrincipalComponents.of(rows(5000, 2, 0, 1)).kept())
                .as("never all")
                .isOne();
        assertThat(PrincipalComponents.of(new double[5][3]).kept()).isOne();
    }
}
