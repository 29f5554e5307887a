package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.stats.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the default input rule cries wolf, over checks of twenty features each, by simulation with a fixed seed. */
class FalseAlarmTest {

    private static final int FEATURES = 20;

    private final Random random = new Random(20_26);

    private Sample normal(int n, double mean) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextGaussian() + mean;
        }
        return Sample.of(values);
    }

    /** Thirty categories, the k-th with a share that falls with 1/k: most are rare. */
    private long[] categories(int n) {
        long[] counts = new long[30];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble() * 3.995;
            int k = 0;
            while (k < 29 && (u -= 1.0 / (k + 1)) > 0) {
                k++;
            }
            counts[k]++;
        }
        return counts;
    }

    private static boolean alarms(List<? extends FeaturePair> pairs) {
        return DecisionRules.inputs(pairs, RuleChoice.defaults()).stream().anyMatch(v -> v.state() == DriftState.DRIFT);
    }

    private int numericAlarms(int n, int checks, double shift) {
        int alarms = 0;
        for (int check = 0; check < checks; check++) {
            List<FeaturePair> pairs = new ArrayList<>();
            for (int feature = 0; feature < FEATURES; feature++) {
                pairs.add(new NumericPair(normal(n, 0), normal(n, feature == 0 ? shift : 0)));
            }
            alarms += alarms(pairs) ? 1 : 0;
        }
        return alarms;
    }

    /** At most the stated rate, and what three standard errors of so many checks allow. */
    private static void assertAtMostTheStatedRate(int alarms, int checks) {
        double rate = DecisionRules.FALSE_DISCOVERY_RATE;
        assertThat((double) alarms / checks).isLessThanOrEqualTo(rate + 3 * Math.sqrt(rate * (1 - rate) / checks));
    }

    @ParameterizedTest
    @CsvSource({"50,150", "100,100", "1000,12"})
    void identicalNumbersRarelyAlarm(int n, int checks) {
        assertAtMostTheStatedRate(numericAlarms(n, checks, 0), checks);
    }

    @ParameterizedTest
    @CsvSource({"4000,50,200", "4000,200,200", "100,100,200", "1000,1000,100"})
    void identicalCategoriesRarelyAlarm(int reference, int current, int checks) {
        int alarms = 0;
        for (int check = 0; check < checks; check++) {
            List<FeaturePair> pairs = new ArrayList<>();
            for (int feature = 0; feature < FEATURES; feature++) {
                pairs.add(new CategoryPair(
                        IntStream.range(0, 30).mapToObj(i -> "c" + i).toList(),
                        categories(reference),
                        categories(current)));
            }
            alarms += alarms(pairs) ? 1 : 0;
        }
        assertAtMostTheStatedRate(alarms, checks);
    }

    @Test
    void aShiftOfAFifthOfADeviationIsFoundAmongFiveThousand() {
        assertThat(numericAlarms(5000, 10, 0.2)).isEqualTo(10);
    }

    @ParameterizedTest
    @Tag("full")
    @CsvSource({"50,1000", "100,1000", "1000,1000", "10000,200"})
    void identicalNumbersRarelyAlarmInManyChecks(int n, int checks) {
        int alarms = numericAlarms(n, checks, 0);
        System.out.printf("n %d: %d of %d checks of %d features alarm%n", n, alarms, checks, FEATURES);
        assertAtMostTheStatedRate(alarms, checks);
    }
}
