package io.modeldeck.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the default input check (each feature, and the numeric ones together) cries wolf, over simulated checks of twenty features whose distribution
 * has not changed, and how surely it finds a shift of one of them. Seeds are fixed.
 */
class FalseAlarmTest {

    private static final int FEATURES = 20;
    private static final double FOUND = 0.2;
    private static final DriftCheck CHECK = new DriftCheck(1, 1, Instant.EPOCH, OptionalLong.empty());

    private final RandomGenerator random =
            RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(20_26);

    /** What the twenty features look like. */
    private enum Family {
        /** Normal numbers. */
        NORMAL,
        /** Eight normal, four skewed, four of whole numbers with many ties, four of thirty categories, most of them rare. */
        MIXED;

        private Column column(RandomGenerator random, int feature, int rows) {
            String name = "f" + feature;
            int kind = this == NORMAL ? 0 : feature % 5;
            return switch (kind) {
                case 0, 1 -> numbers(random, name, rows, x -> x);
                case 2 -> numbers(random, name, rows, Math::exp);
                case 3 -> numbers(random, name, rows, x -> Math.rint(2 * x));
                default -> categories(random, name, rows);
            };
        }
    }

    private static Column numbers(RandomGenerator random, String name, int rows, DoubleUnaryOperator shape) {
        double[] values = new double[rows];
        Arrays.setAll(values, i -> shape.applyAsDouble(random.nextGaussian()));
        return new Column.Numeric(name, values);
    }

    /** The k-th category has a share that falls with 1/k. */
    private static Column categories(RandomGenerator random, String name, int rows) {
        String[] values = new String[rows];
        for (int i = 0; i < rows; i++) {
            double u = random.nextDouble() * 3.995;
            int k = 0;
            while (k < 29 && (u -= 1.0 / (k + 1)) > 0) {
                k++;
            }
            values[i] = "c" + k;
        }
        return new Column.Categorical(name, values);
    }

    private Table features(Family family, int rows, double shift) {
        List<Column> columns = new ArrayList<>();
        for (int feature = 0; feature < FEATURES; feature++) {
            Column column = family.column(random, feature, rows);
            if (feature == 0 && shift != 0) {
                double[] values = ((Column.Numeric) column).values();
                Arrays.setAll(values, i -> values[i] + shift);
            }
            columns.add(column);
        }
        return Table.of(columns);
    }

    /** Checks with any alarm, checks in which the first feature alarmed, alarms of features altogether. */
    private record Alarms(int checks, int any, int first, int features) {

        double rate() {
            return (double) any / checks;
        }
    }

    private Alarms alarms(Family family, int reference, int current, int checks, double shift) {
        int any = 0;
        int first = 0;
        int all = 0;
        for (int check = 0; check < checks; check++) {
            Reference rows = Reference.of(
                    ReferenceRows.of(features(family, reference, 0)), TaskType.REGRESSION, Optional.empty());
            List<DriftResult> results =
                    CHECK.inputs(rows, Frames.window(features(family, current, shift)), InputPlan.defaults());
            long drifted =
                    results.stream().filter(r -> r.state() == DriftState.DRIFT).count();
            any += drifted > 0 ? 1 : 0;
            all += (int) drifted;
            first += results.getFirst().state() == DriftState.DRIFT ? 1 : 0;
        }
        return new Alarms(checks, any, first, all);
    }

    /** At most the stated rate, and what three standard errors of so many checks allow. */
    private static void assertAtMostTheStatedRate(Alarms alarms) {
        double rate = DecisionRules.FALSE_DISCOVERY_RATE;
        assertThat(alarms.rate()).isLessThanOrEqualTo(rate + 3 * Math.sqrt(rate * (1 - rate) / alarms.checks()));
    }

    @ParameterizedTest
    @CsvSource({"NORMAL,50,50,150", "MIXED,100,100,100", "NORMAL,1000,1000,12", "MIXED,4000,200,40", "MIXED,4000,50,40"
    })
    void anUnchangedDistributionRarelyAlarms(Family family, int reference, int current, int checks) {
        assertAtMostTheStatedRate(alarms(family, reference, current, checks, 0));
    }

    @Test
    void aShiftOfAFifthOfADeviationIsFoundAmongFiveThousand() {
        assertThat(alarms(Family.NORMAL, 5000, 5000, 10, FOUND).first()).isEqualTo(10);
    }

    /** Prints the table of the document, row by row. */
    @ParameterizedTest
    @Tag("full")
    @CsvSource({"50", "100", "1000", "10000"})
    void anUnchangedDistributionRarelyAlarmsInAThousandChecks(int n) {
        Alarms normal = alarms(Family.NORMAL, n, n, 1000, 0);
        Alarms mixed = alarms(Family.MIXED, n, n, 1000, 0);
        Alarms shifted = alarms(Family.NORMAL, n, n, 100, FOUND);
        System.out.printf(
                "| %,d | %d of 1 000 | %d of 1 000 | %d of 100 |%n", n, normal.any(), mixed.any(), shifted.first());
        assertAtMostTheStatedRate(normal);
        assertAtMostTheStatedRate(mixed);
    }

    @Test
    @Tag("full")
    void aShiftOfAFifthOfADeviationIsFoundAmongFiveThousandAlways() {
        Alarms shifted = alarms(Family.NORMAL, 5000, 5000, 200, FOUND);
        System.out.printf("| 5,000 | – | – | %d of 200 |%n", shifted.first());
        assertThat(shifted.first()).isEqualTo(200);
    }
}
