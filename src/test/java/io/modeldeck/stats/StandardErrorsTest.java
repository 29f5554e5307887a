package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardErrorsTest {

    @Test
    void ofAMeanByHand() {
        assertThat(StandardErrors.ofMean(new double[] {1, 2, 3, 4})).hasValue(Math.sqrt(5 / 3.0 / 4));
        assertThat(StandardErrors.ofMean(new double[] {1})).isEmpty();
        assertThat(StandardErrors.ofMean(new double[] {2, 2})).hasValue(0);
    }

    /** The example of Hanley and McNeil (1982), table II: area .893 with 51 abnormal and 58 normal images has the error .032. */
    @Test
    void ofTheAreaUnderTheCurveAsPublished() {
        assertThat(StandardErrors.ofRocAuc(.893, 51, 58).orElseThrow()).isCloseTo(.032, within(.0006));
        assertThat(StandardErrors.ofRocAuc(1, 10, 10)).hasValue(0);
        assertThat(StandardErrors.ofRocAuc(.5, 0, 10)).isEmpty();
        assertThat(StandardErrors.ofRocAuc(.5, 10, 0)).isEmpty();
    }

    @Test
    void nothingIsToldOfWhatCannotVary() {
        assertThat(StandardErrors.ofRootMean(new double[] {0, 0})).isEmpty();
        assertThat(StandardErrors.ofRootMean(new double[] {4})).isEmpty();
        assertThat(StandardErrors.ofRootMean(new double[0])).isEmpty();
        assertThat(StandardErrors.ofR2(new double[] {3, 3}, new double[] {1, 2}))
                .isEmpty();
        assertThat(StandardErrors.ofR2(new double[0], new double[0])).isEmpty();
        assertThat(StandardErrors.ofF1(new int[] {0, 0}, new int[] {0, 0}, 2, 1))
                .as("a class that never occurs")
                .hasValue(0);
        assertThatIllegalArgumentException().isThrownBy(() -> StandardErrors.ofR2(new double[1], new double[2]));
    }

    /** What the formulas say beside how the figures scatter over 4 000 drawn samples of 400 rows: within 6 %, as few errors of 4 000 draws are. */
    @Test
    void theyAreHowFarTheFiguresScatter() {
        assertScatter(
                this::rootMean, rows -> StandardErrors.ofRootMean(squares(rows)).orElseThrow());
        assertScatter(
                rows -> RegressionMetrics.of(rows.x, rows.y).orElseThrow().r2().orElseThrow(),
                rows -> StandardErrors.ofR2(rows.x, rows.y).orElseThrow());
        assertScatter(
                rows -> BinaryConfusion.of(positive(rows.truth), positive(rows.said))
                        .f1(),
                rows -> StandardErrors.ofF1(binary(rows.truth), binary(rows.said), 2, 1)
                        .orElseThrow());
        assertScatter(
                rows -> MulticlassMetrics.of(rows.truth, rows.said, 3)
                        .orElseThrow()
                        .f1Macro(),
                rows -> StandardErrors.ofF1(rows.truth, rows.said, 3, 0, 1, 2).orElseThrow());
        // Of the area an upper end: its two Q are those of exponential scores.
        assertScatter(
                1.12, rows -> BinaryMetrics.rocAuc(positive(rows.truth), rows.y).orElseThrow(), rows -> {
                    long positives =
                            Arrays.stream(rows.truth).filter(c -> c == 1).count();
                    double auc =
                            BinaryMetrics.rocAuc(positive(rows.truth), rows.y).orElseThrow();
                    return StandardErrors.ofRocAuc(auc, positives, rows.truth.length - positives)
                            .orElseThrow();
                });
    }

    private record Drawn(double[] x, double[] y, int[] truth, int[] said) {}

    private static Drawn draw(long seed) {
        Random random = new Random(seed);
        int n = 400;
        double[] x = new double[n];
        double[] y = new double[n];
        int[] truth = new int[n];
        int[] said = new int[n];
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            truth[i] = random.nextInt(10) < 6 ? 0 : 1 + random.nextInt(2);
            said[i] = random.nextInt(10) < 7 ? truth[i] : random.nextInt(3);
            y[i] = x[i] + .7 * random.nextGaussian() + (truth[i] == 1 ? 1 : 0);
        }
        return new Drawn(x, y, truth, said);
    }

    private static void assertScatter(Function<Drawn, Double> figure, Function<Drawn, Double> error) {
        assertScatter(1, figure, error);
    }

    private static void assertScatter(double times, Function<Drawn, Double> figure, Function<Drawn, Double> error) {
        int draws = 4_000;
        double[] figures = new double[draws];
        double told = 0;
        for (int i = 0; i < draws; i++) {
            Drawn rows = draw(i);
            figures[i] = figure.apply(rows);
            told += error.apply(rows) / draws;
        }
        double mean = DoubleStream.of(figures).average().orElseThrow();
        double scatter = Math.sqrt(
                DoubleStream.of(figures).map(f -> (f - mean) * (f - mean)).sum() / (draws - 1));
        assertThat(told).isCloseTo(times * scatter, within(.06 * scatter));
    }

    private double rootMean(Drawn rows) {
        return RegressionMetrics.of(rows.x, rows.y).orElseThrow().rmse();
    }

    private static double[] squares(Drawn rows) {
        return IntStream.range(0, rows.x.length)
                .mapToDouble(i -> (rows.x[i] - rows.y[i]) * (rows.x[i] - rows.y[i]))
                .toArray();
    }

    private static boolean[] positive(int[] classes) {
        boolean[] positive = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            positive[i] = classes[i] == 1;
        }
        return positive;
    }

    private static int[] binary(int[] classes) {
        return Arrays.stream(classes).map(c -> c == 1 ? 1 : 0).toArray();
    }
}
