package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests of two models on the same rows, against SciPy 1.17 and against counting everything out. */
class PairedTestsTest {

    private static final double CONFIDENCE = 0.95;

    @Test
    void theIntervalOfTwoShares() {
        Interval interval = McNemar.differenceInterval(61, 28, 800, CONFIDENCE);
        assertThat(interval.low()).isCloseTo(0.018008917721457664, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.06428534661769444, within(1e-9));
        assertThat(McNemar.test(61, 28).orElseThrow().pValue()).isCloseTo(0.0006102590502807983, within(1e-12));
        assertThat(McNemar.differenceInterval(0, 0, 5, CONFIDENCE).contains(0)).isTrue();
        assertThat(McNemar.differenceInterval(1, 0, 1, CONFIDENCE).high()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.differenceInterval(-1, 0, 5, CONFIDENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.differenceInterval(0, -1, 5, CONFIDENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> McNemar.differenceInterval(3, 3, 5, CONFIDENCE));
    }

    @Test
    void theIntervalHoldsItsConfidence() {
        Random random = new Random(4);
        int held = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            int first = 0;
            int second = 0;
            for (int row = 0; row < 60; row++) {
                double u = random.nextDouble();
                first += u < .12 ? 1 : 0;
                second += u > .95 ? 1 : 0;
            }
            held += McNemar.differenceInterval(first, second, 60, CONFIDENCE).contains(.07) ? 1 : 0;
        }
        assertThat((double) held / rounds).isBetween(.94, .98);
    }

    @Test
    void signedRanksAsInSciPy() {
        double[] few = {0.952, -0.147, 1.022, 0.43, 0.62, 0.59, 0.49, -0.08, 0.01};
        assertThat(WilcoxonSignedRank.test(few)).contains(new WilcoxonSignedRank.Result(40, 0.0390625, PMethod.EXACT));
        double[] tied = IntStream.range(0, 60).mapToDouble(i -> i * 7 % 23 - 10).toArray();
        WilcoxonSignedRank.Result many = WilcoxonSignedRank.test(tied).orElseThrow();
        assertThat(many.rankSum()).isEqualTo(968);
        assertThat(many.pMethod()).isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(many.pValue()).isCloseTo(0.2604601902412035, within(1e-12));
        WilcoxonSignedRank.Result fewTied =
                WilcoxonSignedRank.test(new double[] {1, 1, -1, 2, 3}).orElseThrow();
        assertThat(fewTied.rankSum()).isEqualTo(13);
        assertThat(fewTied.pMethod()).as("ties have no exact table").isEqualTo(PMethod.ASYMPTOTIC);
        assertThat(WilcoxonSignedRank.test(new double[3])).isEmpty();
        double[] untied =
                IntStream.range(1, 52).mapToDouble(i -> i % 3 == 0 ? -i : i).toArray();
        assertThat(WilcoxonSignedRank.test(untied).orElseThrow().pMethod()).isEqualTo(PMethod.ASYMPTOTIC);
    }

    @Test
    void theExactTailCountsAllSigns() {
        double[] differences = {1.5, -2, 3, 4, -.5, 7, 8, .1};
        double[] ranks = {3, 4, 5, 6, 2, 7, 8, 1};
        double sum = 3 + 5 + 6 + 7 + 8 + 1;
        int atMost = 0;
        for (int signs = 0; signs < 256; signs++) {
            double other = 0;
            for (int i = 0; i < 8; i++) {
                other += (signs >> i & 1) * ranks[i];
            }
            atMost += other <= 36 - sum ? 1 : 0;
        }
        assertThat(WilcoxonSignedRank.test(differences))
                .contains(new WilcoxonSignedRank.Result(sum, 2 * atMost / 256.0, PMethod.EXACT));
    }

    @Test
    void areasAsCountedOut() {
        boolean[] truth = {true, true, true, true, false, false, false, false, false, true};
        double[] first = {.9, .8, .7, .4, .3, .4, .2, .1, .6, .55};
        double[] second = {.6, .7, .8, .3, .5, .2, .4, .1, .65, .35};
        DeLong.Result result = DeLong.test(truth, first, second, CONFIDENCE).orElseThrow();
        assertThat(result.first()).isCloseTo(.9, within(1e-12));
        assertThat(result.second()).isCloseTo(.72, within(1e-12));
        assertThat(result.difference()).isCloseTo(.18, within(1e-12));
        assertThat(result.standardError()).isCloseTo(0.12961481396815722, within(1e-12));
        assertThat(result.pValue()).isCloseTo(0.16491482255330137, within(1e-9));
        assertThat(result.interval().low()).isCloseTo(-0.07404036724044721, within(1e-8));
        assertThat(result.interval().high()).isCloseTo(0.4340403672404473, within(1e-8));
        DeLong.Result same = DeLong.test(truth, first, first, CONFIDENCE).orElseThrow();
        assertThat(same.pValue()).isEqualTo(1);
        assertThat(same.interval()).isEqualTo(new Interval(0, 0));
    }

    @Test
    void areasWithTiesAreTheMeanOverAllPairs() {
        Random random = new Random(8);
        boolean[] truth = new boolean[80];
        double[] first = new double[80];
        double[] second = new double[80];
        for (int row = 0; row < 80; row++) {
            truth[row] = random.nextInt(3) == 0;
            first[row] = random.nextInt(6) + (truth[row] ? 1 : 0);
            second[row] = random.nextInt(9);
        }
        DeLong.Result result = DeLong.test(truth, first, second, CONFIDENCE).orElseThrow();
        assertThat(result.first()).isCloseTo(area(truth, first), within(1e-12));
        assertThat(result.second()).isCloseTo(area(truth, second), within(1e-12));
    }

    private static double area(boolean[] truth, double[] score) {
        double sum = 0;
        int pairs = 0;
        for (int i = 0; i < truth.length; i++) {
            for (int j = 0; j < truth.length; j++) {
                if (truth[i] && !truth[j]) {
                    pairs++;
                    sum += score[i] > score[j] ? 1 : score[i] == score[j] ? .5 : 0;
                }
            }
        }
        return sum / pairs;
    }

    @Test
    void ofTwoClassesTheMeanAreaIsTheAreaOfOne() {
        Random random = new Random(4);
        int[] truth = new int[60];
        double[][] first = new double[60][2];
        double[][] second = new double[60][2];
        for (int row = 0; row < 60; row++) {
            truth[row] = random.nextInt(3) == 0 ? 1 : 0;
            first[row][1] = random.nextInt(12) + truth[row];
            second[row][1] = random.nextInt(9);
            first[row][0] = -first[row][1];
            second[row][0] = -second[row][1];
        }
        DeLong.Result mean = DeLong.macro(truth, first, second, CONFIDENCE).orElseThrow();
        DeLong.Result one = DeLong.test(side(truth, 1), column(first, 1), column(second, 1), CONFIDENCE)
                .orElseThrow();
        assertThat(mean.first()).isCloseTo(one.first(), within(1e-12));
        assertThat(mean.second()).isCloseTo(one.second(), within(1e-12));
        assertThat(mean.standardError()).isCloseTo(one.standardError(), within(1e-12));
        assertThat(mean.pValue()).isCloseTo(one.pValue(), within(1e-10));
        assertThat(DeLong.macro(truth, first, first, CONFIDENCE).orElseThrow().interval())
                .isEqualTo(new Interval(0, 0));
    }

    /** What chance does to the difference, by drawing rows anew within each class, is what the standard error says. */
    @Test
    void theErrorOfTheMeanAreaIsThatOfDrawnRows() {
        Random random = new Random(9);
        int[] truth = new int[240];
        double[][] first = new double[240][3];
        double[][] second = new double[240][3];
        for (int row = 0; row < 240; row++) {
            truth[row] = row % 6 == 0 ? 0 : row % 3 == 0 ? 1 : 2;
            for (int c = 0; c < 3; c++) {
                double signal = truth[row] == c ? 1 : 0;
                first[row][c] = 1.2 * signal + random.nextGaussian();
                second[row][c] = .7 * signal + .5 * first[row][c] + random.nextGaussian();
            }
        }
        DeLong.Result result = DeLong.macro(truth, first, second, CONFIDENCE).orElseThrow();
        assertThat(result.first()).isCloseTo(meanArea(truth, first), within(1e-12));
        assertThat(result.second()).isCloseTo(meanArea(truth, second), within(1e-12));
        double[] drawn = new double[600];
        for (int draw = 0; draw < drawn.length; draw++) {
            int[] rows = new int[240];
            for (int row = 0; row < 240; row++) {
                do {
                    rows[row] = random.nextInt(240);
                } while (truth[rows[row]] != truth[row]);
            }
            drawn[draw] = meanArea(truth, pick(first, rows)) - meanArea(truth, pick(second, rows));
        }
        double spread = Sample.of(drawn).std();
        assertThat(result.standardError()).isCloseTo(spread, within(.1 * spread));
    }

    private static double[][] pick(double[][] scores, int[] rows) {
        return IntStream.of(rows).mapToObj(row -> scores[row]).toArray(double[][]::new);
    }

    private static double meanArea(int[] truth, double[][] scores) {
        return IntStream.range(0, 3)
                .mapToDouble(c -> area(side(truth, c), column(scores, c)))
                .average()
                .orElseThrow();
    }

    private static boolean[] side(int[] truth, int wanted) {
        boolean[] side = new boolean[truth.length];
        IntStream.range(0, truth.length).forEach(row -> side[row] = truth[row] == wanted);
        return side;
    }

    private static double[] column(double[][] scores, int column) {
        return IntStream.range(0, scores.length)
                .mapToDouble(row -> scores[row][column])
                .toArray();
    }

    @Test
    void noAreaWithoutTwoRowsOfEachClass() {
        double[][] three = {{1, 0}, {0, 1}, {1, 1}};
        assertThat(DeLong.macro(new int[] {0, 0, 0}, three, three, CONFIDENCE)).isEmpty();
        assertThat(DeLong.macro(new int[] {0, 1, 0}, three, three, CONFIDENCE)).isEmpty();
        double[] score = {1, 2, 3};
        assertThat(DeLong.test(new boolean[] {true, false, false}, score, score, CONFIDENCE))
                .isEmpty();
        assertThat(DeLong.test(new boolean[] {true, true, false}, score, score, CONFIDENCE))
                .isEmpty();
    }

    @Test
    void theBootstrapMeetsSciPysAndAllDraws() {
        double[] first = IntStream.range(0, 40)
                .mapToDouble(i -> Math.pow(i * 29 % 17, 2) / 10)
                .toArray();
        double[] second = IntStream.range(0, 40)
                .mapToDouble(i -> Math.pow(i * 31 % 19, 2) / 12)
                .toArray();
        Interval drawn = PairedBootstrap.rootMeanDifference(first, second, 20_000, 1, CONFIDENCE);
        assertThat(drawn.low()).isCloseTo(-0.6932622565144815, within(.02));
        assertThat(drawn.high()).isCloseTo(0.5552761926894635, within(.02));
        assertThat(PairedBootstrap.rootMeanDifference(first, second, 500, 7, CONFIDENCE))
                .as("the same seed")
                .isEqualTo(PairedBootstrap.rootMeanDifference(first, second, 500, 7, CONFIDENCE));
        double[] four = {1, 4, 9, 16};
        double[] ones = {1, 0, 25, 1};
        double[] all = IntStream.range(0, 256)
                .mapToDouble(draw -> gap(draw, four, ones))
                .sorted()
                .toArray();
        Interval few = PairedBootstrap.rootMeanDifference(four, ones, 40_000, 3, .5);
        assertThat(few.low()).isCloseTo(Sample.of(all).quantile(.25), within(.02));
        assertThat(few.high()).isCloseTo(Sample.of(all).quantile(.75), within(.02));
    }

    private static double gap(int draw, double[] first, double[] second) {
        double a = 0;
        double b = 0;
        for (int i = 0; i < 4; i++) {
            a += first[draw >> 2 * i & 3];
            b += second[draw >> 2 * i & 3];
        }
        return Math.sqrt(a / 4) - Math.sqrt(b / 4);
    }

    @Test
    void probabilitiesThatMeanWhatTheySayAreRarelyCalledOff() {
        Random random = new Random(5);
        int off = 0;
        int rounds = 200;
        for (int round = 0; round < rounds; round++) {
            double[] score = random.doubles(150).toArray();
            boolean[] truth = new boolean[score.length];
            for (int row = 0; row < score.length; row++) {
                truth[row] = random.nextDouble() < score[row];
            }
            off += Reliability.of(truth, score, round).orElseThrow().isOff() ? 1 : 0;
        }
        assertThat(off).isBetween(2, 22);
    }

    @Test
    void surenessThatDoesNotComeTrueIsCalledOff() {
        boolean[] truth = new boolean[100];
        double[] score = new double[100];
        Arrays.fill(score, 0, 50, .95);
        Arrays.fill(score, 50, 100, .05);
        Arrays.fill(truth, 0, 30, true);
        Reliability reliability = Reliability.of(truth, score, 1).orElseThrow();
        assertThat(reliability.isOff()).isTrue();
        assertThat(reliability.ece()).isCloseTo((.35 + .05) / 2, within(1e-12));
        assertThat(reliability.brier()).isCloseTo((30 * .0025 + 20 * .9025 + 50 * .0025) / 100, within(1e-12));
        assertThat(reliability.brierBand().orElseThrow().contains(reliability.brier()))
                .isTrue();
        assertThat(reliability.bins()).hasSize(2);
        assertThat(reliability.bins().getFirst().isOff()).isFalse();
        assertThat(reliability.bins().getLast().isOff()).isTrue();
        assertThat(reliability.bins().getLast().band())
                .isEqualTo(Proportions.wilsonInterval(30, 50, CONFIDENCE).orElseThrow());
        assertThat(Reliability.of(new boolean[0], new double[0], 1)).isEmpty();
        assertThat(Reliability.of(new boolean[] {true}, new double[] {1}, 1)
                        .orElseThrow()
                        .brierBand())
                .isEmpty();
    }
}
