package io.modeldeck.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/** Thresholds for a budget of false alarms, on histories whose truth is known. */
class BudgetTest {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");

    private static AlertRule rule(String condition) {
        return new AlertRule(
                0,
                "tried",
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                Condition.parse(condition),
                Severity.WARNING,
                List.of(),
                "",
                "");
    }

    private static TimeRange days(int days) {
        return new TimeRange(START, START.plus(Duration.ofDays(days)));
    }

    /** A measure for each five minutes, from an hour before on; NaN is a gap. */
    private static Course course(AlertRule rule, int days, DoubleSupplier values) {
        List<Measure> measures = new ArrayList<>();
        for (long minute = -60; minute < days * 1_440L; minute += 5) {
            Instant at = START.plus(Duration.ofMinutes(minute));
            double value = values.getAsDouble();
            measures.add(Double.isNaN(value) ? Measure.none(at, "none") : new Measure(at, value, ""));
        }
        return new Course(rule.condition(), measures);
    }

    private static Budget budget(String condition, int days, double perMonth, DoubleSupplier values) {
        AlertRule rule = rule(condition);
        return new BudgetSearch(rule, course(rule, days, values), days(days), perMonth).search();
    }

    private static final String HIGH = "{\"metric\":\"avgLatency\",\"operator\":\">\",\"threshold\":0}";

    /** How often independent normal readings pass the threshold in thirty days: 8640 tries. */
    private static double trueRate(double threshold) {
        // P(|z| > t) halved, by integration: the density falls to nothing within 12.
        double tail = 0;
        for (double z = threshold + 0.0005; z < 12; z += 0.001) {
            tail += Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI) * 0.001;
        }
        return 8_640 * tail;
    }

    @Test
    void theRealisedRateIsNearTheBudgetForIndependentReadings() {
        for (double perMonth : new double[] {1, 10}) {
            double[] rates = new double[60];
            for (int seed = 0; seed < rates.length; seed++) {
                Random random = new Random(seed);
                rates[seed] = trueRate(
                        budget(HIGH, 30, perMonth, random::nextGaussian).limit().value());
            }
            Arrays.sort(rates);
            double mean = Arrays.stream(rates).average().orElseThrow();
            System.out.printf(
                    "budget %.0f a month from a month of normal readings: realised mean %.2f, median %.2f, %.2f to %.2f%n",
                    perMonth, mean, rates[30], rates[3], rates[56]);
            assertThat(mean).isBetween(perMonth * 0.5, perMonth * 1.6);
            assertThat(rates[30]).isBetween(perMonth * 0.4, perMonth * 1.5);
        }
    }

    /** Readings that hang together (autocorrelation 0.9) and have a heavier tail; counted on ten years that the search never saw. */
    @Test
    void theRealisedRateIsNearTheBudgetForReadingsThatHangTogether() {
        double total = 0;
        int tries = 20;
        for (int seed = 0; seed < tries; seed++) {
            double threshold =
                    budget(HIGH, 60, 2, linked(new Random(seed))).limit().value();
            DoubleSupplier future = linked(new Random(1_000 + seed));
            int alarms = 0;
            boolean over = false;
            int months = 40;
            for (int i = 0; i < months * 8_640; i++) {
                boolean now = future.getAsDouble() > threshold;
                alarms += now && !over ? 1 : 0;
                over = now;
            }
            total += (double) alarms / months;
        }
        System.out.printf("budget 2 a month from two months of linked readings: realised mean %.2f%n", total / tries);
        assertThat(total / tries).isBetween(1.0, 3.6);
    }

    private static DoubleSupplier linked(Random random) {
        double[] state = {0};
        return () -> {
            state[0] = 0.9 * state[0] + Math.sqrt(1 - 0.81) * random.nextGaussian();
            return Math.exp(0.3 * state[0]);
        };
    }

    @Test
    void lowerIsWorseWhereTheOperatorSaysSo() {
        Random up = new Random(1);
        Budget high = budget(HIGH, 30, 1, up::nextGaussian);
        Random down = new Random(1);
        Budget low = budget(HIGH.replace(">", "<"), 30, 1, () -> -down.nextGaussian());
        assertThat(low.limit().value()).isEqualTo(-high.limit().value());
        assertThat(low.limit().operator()).isEqualTo(Operator.BELOW);
        assertThat(low.level()).isEqualTo(-high.level());
        assertThat(low.expectedPerMonth()).isEqualTo(high.expectedPerMonth());
        assertThat(low.smallestShift()).isEqualTo(high.smallestShift());
        assertThat(high.expectedPerMonth()).isBetween(0.5, 1.0);
        assertThat(high.alarmsInHistory()).isBetween(0, 4);
        assertThat(high.historyPerMonth().contains(high.alarmsInHistory())).isTrue();
        assertThat(high.months()).isCloseTo(1, within(1e-9));
        assertThat(high.sigma()).isCloseTo(1, within(0.03));
    }

    /** A shift of the size that is named is found within a day in about nine days of ten; of half that size in far fewer. */
    @Test
    void theSmallestShiftIsFound() {
        double found = 0;
        double half = 0;
        int tries = 20;
        for (int seed = 0; seed < tries; seed++) {
            Budget budget = budget(HIGH, 30, 1, new Random(seed)::nextGaussian);
            double shift = budget.smallestShift().orElseThrow();
            found += withinADay(budget.limit().value() - shift) / tries;
            half += withinADay(budget.limit().value() - shift / 2) / tries;
        }
        System.out.printf(
                "a shift of the named size is found within a day in %.2f of the days, of half that in %.2f%n",
                found, half);
        assertThat(found).isBetween(0.82, 0.96);
        assertThat(half).isLessThan(0.6);
    }

    /** The probability that one of 288 normal readings passes the threshold. */
    private static double withinADay(double threshold) {
        return 1 - Math.pow(1 - trueRate(threshold) / 8_640, 288);
    }

    @Test
    void aDurationAndACountAreTakenIntoAccount() {
        Random one = new Random(3);
        double single = budget(HIGH, 30, 1, one::nextGaussian).limit().value();
        Random two = new Random(3);
        Budget held = budget(HIGH.replace("}", ",\"forMinutes\":10}"), 30, 1, two::nextGaussian);
        Random three = new Random(3);
        Budget counted = budget(HIGH.replace("}", ",\"breaches\":3,\"ofReadings\":5}"), 30, 1, three::nextGaussian);
        Random four = new Random(3);
        Budget kept = budget(HIGH.replace("}", ",\"keepFiringMinutes\":120}"), 30, 20, four::nextGaussian);
        assertThat(held.limit().value()).as("three in a row are rarer").isBetween(1.0, single - 1);
        assertThat(counted.limit().value()).isBetween(1.0, single - 1);
        assertThat(held.alarmsInHistory()).isBetween(0, 4);
        assertThat(counted.alarmsInHistory()).isBetween(0, 4);
        assertThat(kept.alarmsInHistory()).isBetween(8, 32);
    }

    @Test
    void gapsAreNoTimeAndABudgetThatIsLargeNeedsNoTail() {
        Random random = new Random(4);
        int[] i = {0};
        Budget half = budget(HIGH, 30, 1, () -> i[0]++ % 2 == 0 ? Double.NaN : random.nextGaussian());
        assertThat(half.months()).isCloseTo(0.5, within(0.01));
        Budget much = budget(HIGH, 10, 1_000, random::nextGaussian);
        assertThat(much.limit().value()).isLessThan(2);
        Budget few = budget(HIGH, 3, 1, random::nextGaussian);
        assertThat(few.smallestShift()).isEmpty();
    }

    /** Values unknown within a run do not part it, and a run that goes on at the end is a peak too. */
    @Test
    void runsAboveALevelArePeaks() {
        double none = Double.NaN;
        double[] values = {1, 5, none, 6, 1, none, 1, 7, 1, 8};
        long[] at = new long[values.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = i * 1_000L;
        }
        Statistic apart = new Statistic(at, values, Duration.ofSeconds(1), Duration.ZERO);
        assertThat(apart.peaks(2)).containsExactly(6, 7, 8);
        Statistic near = new Statistic(at, values, Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(near.peaks(2)).containsExactly(8);
        assertThat(apart.peaks(9)).isEmpty();
    }

    @Test
    void aShareStaysAShare() {
        Random random = new Random(6);
        Budget budget = budget(
                "{\"metric\":\"errorRate\",\"operator\":\">\",\"threshold\":0}",
                30,
                0.001,
                () -> Math.min(1, random.nextDouble() * random.nextDouble() * 1.2));
        assertThat(budget.limit().value()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatCannotBeToldIsRefused() {
        Random random = new Random(7);
        assertThatThrownBy(() -> budget(
                        "{\"metric\":\"avgLatency\",\"operator\":\"outside\",\"low\":0,\"high\":1}",
                        30,
                        1,
                        random::nextGaussian))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("needs one of the operators");
        assertThatThrownBy(() -> budget(HIGH.replace(">", "=="), 30, 1, random::nextGaussian))
                .hasMessageContaining("needs one of the operators");
        for (double wrong : new double[] {0, -1, 2_000, Double.NaN}) {
            assertThatThrownBy(() -> budget(HIGH, 30, wrong, random::nextGaussian))
                    .hasMessageContaining("at most 1000 false alarms");
        }
        assertThatThrownBy(() -> budget(HIGH, 30, 1, () -> Double.NaN)).hasMessageContaining("0 readings");
        assertThatThrownBy(() -> budget(HIGH, 30, 1, () -> 5)).hasMessageContaining("0 times, a budget needs 10");
    }
}
