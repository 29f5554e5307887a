package io.modeldeck.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final List<String> TWO = List.of("a v1", "b v1");
    private static final List<String> THREE = List.of("a v1", "b v1", "c v1");

    private static Timings times(double mean, double spread, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] millis = new double[100];
        Arrays.setAll(millis, i -> Math.max(0.01, mean + spread * random.nextGaussian()));
        return new Timings(millis, 0, "");
    }

    @Test
    void aClearDifferenceHasAWinnerAndSaysByHowMuch() {
        Verdict verdict = Verdict.of(TWO, List.of(times(2, 0.1, 1), times(1, 0.1, 2)), 1);

        assertThat(verdict.winner()).hasValue(1);
        assertThat(verdict.sentence())
                .startsWith("b v1 is the fastest on average, ahead of a v1 (")
                .matches(".*\\(9\\d\\d µs slower, interval 9\\d\\d µs to (1000 µs|1\\.\\d ms)\\)\\.");
    }

    @Test
    void whatFallsOnBothAlikeDoesNotHideADifference() {
        SplittableRandom random = new SplittableRandom(5);
        double[] first = new double[100];
        double[] second = new double[100];
        for (int i = 0; i < first.length; i++) {
            double disturbed = 50 * random.nextDouble();
            first[i] = 1.2 + disturbed;
            second[i] = 1 + disturbed;
        }

        Verdict verdict = Verdict.of(TWO, List.of(new Timings(first, 0, ""), new Timings(second, 0, "")), 1);

        assertThat(verdict.winner()).hasValue(1);
    }

    @Test
    void equalModelsHaveAFalseWinnerInOneOfTwentyAtMost() {
        int winners = 0;
        for (int trial = 0; trial < 100; trial++) {
            List<Timings> equal =
                    List.of(times(1, 0.3, 3L * trial), times(1, 0.3, 3L * trial + 1), times(1, 0.3, 3L * trial + 2));
            winners += Verdict.of(THREE, equal, trial).winner().isPresent() ? 1 : 0;
        }
        assertThat(winners).isLessThanOrEqualTo(9);
    }

    @Test
    void withoutAWinnerItSaysWhoIsCloseAndHowClose() {
        Verdict verdict = Verdict.of(TWO, List.of(times(1, 0.5, 11), times(1, 0.5, 12)), 1);

        assertThat(verdict.winner()).isEmpty();
        assertThat(verdict.sentence())
                .contains("No winner")
                .contains("within noise of")
                .contains("interval −");
    }

    @Test
    void whoFailedACallCannotWin() {
        Timings fast = new Timings(new double[] {0.1, Double.NaN, 0.1}, 1, "it broke");
        Timings slow = new Timings(new double[] {5, 5, 5}, 0, "");

        assertThat(Verdict.of(TWO, List.of(fast, slow), 1).winner()).hasValue(1);
        assertThat(Verdict.of(TWO, List.of(fast, fast), 1))
                .isEqualTo(new Verdict(
                        java.util.OptionalInt.empty(), "No winner: each of the models failed at least one call."));
        assertThat(Verdict.of(THREE, List.of(fast, slow, times(1, 0.1, 1)), 1).sentence())
                .startsWith("c v1 is the fastest")
                .endsWith("Models that failed a call cannot win.");
    }
}
