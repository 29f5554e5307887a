package io.modeldeck.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WesternElectricTest {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3.1 | 1",
                "-3.1 | 1",
                "3 | 0",
                "0 0 0 3.1 | 1",
                "3.1 0 | 0",
                "2.1 2.1 | 2",
                "2.1 0 2.1 | 2",
                "2.1 0 0 2.1 | 0",
                "2.1 -2.1 | 0",
                "-2.1 0 -2.5 | 2",
                "2.1 2.1 0 | 0",
                "1.1 1.1 1.1 1.1 | 3",
                "1.1 0 1.1 1.1 1.1 | 3",
                "1.1 -1.1 1.1 1.1 1.1 | 3",
                "1.1 1.1 1.1 | 0",
                "1.1 1.1 1.1 1.1 0.9 | 0",
                "1.1 0 0 1.1 1.1 1.1 | 0",
                "1 .1 .1 .1 .1 .1 .1 .1 | 4",
                "-.1 -.1 -.1 -.1 -.1 -.1 -.1 -.1 | 4",
                ".1 .1 .1 .1 .1 .1 .1 | 0",
                ".1 .1 .1 0 .1 .1 .1 .1 | 0",
                ".1 .1 .1 .1 .1 .1 .1 0 | 0",
                "'' | 0"
            })
    void theNewestPointBreaksTheRuleThatItsPatternNames(String points, int rule) {
        double[] values = points.isEmpty()
                ? new double[0]
                : Arrays.stream(points.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray();
        OptionalInt broken = WesternElectric.broken(values, 0, 1, ALL);
        assertThat(broken.orElse(0)).isEqualTo(rule);
        double[] moved = Arrays.stream(values).map(value -> 50 + 4 * value).toArray();
        assertThat(WesternElectric.broken(moved, 50, 4, ALL))
                .as("whatever the scale")
                .isEqualTo(broken);
    }

    @Test
    void onlyTheChosenRulesCount() {
        double[] high = {2.5, 2.5};
        assertThat(WesternElectric.broken(high, 0, 1, List.of(1, 3, 4))).isEmpty();
        assertThat(WesternElectric.broken(high, 0, 1, List.of(2))).hasValue(2);
        assertThatThrownBy(() -> WesternElectric.broken(high, 0, 1, List.of(5))).hasMessageContaining("1 to 4");
    }

    /** Champ and Woodall 1987: one call in 370.4 points by the first rule alone, one in 91.75 by all four. */
    @Test
    void chanceCallsAsOftenAsTheLiteratureSays() {
        assertThat(averageRun(List.of(1), 2_000)).isBetween(345.0, 396.0);
        assertThat(averageRun(ALL, 4_000)).isBetween(88.0, 96.0);
    }

    private static double averageRun(List<Integer> rules, int runs) {
        Random random = new Random(11);
        return IntStream.range(0, runs)
                .map(run -> {
                    double[] points = new double[8];
                    int length = 0;
                    do {
                        length++;
                        System.arraycopy(points, 1, points, 0, 7);
                        points[7] = random.nextGaussian();
                    } while (WesternElectric.broken(Arrays.copyOfRange(points, Math.max(0, 8 - length), 8), 0, 1, rules)
                            .isEmpty());
                    return length;
                })
                .average()
                .orElseThrow();
    }
}
