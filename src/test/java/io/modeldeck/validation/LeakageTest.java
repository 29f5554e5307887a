package io.modeldeck.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.validation.Check.Kind;
import io.modeldeck.validation.Check.Status;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakageTest {

    private static final List<String> FEATURES = List.of("age", "city", "rate");

    /** Features that say something, but not everything, of the label. */
    private static Table rows(int rows, int seed) {
        Random random = new Random(seed);
        double[] age = new double[rows];
        String[] city = new String[rows];
        double[] rate = new double[rows];
        String[] left = new String[rows];
        for (int row = 0; row < rows; row++) {
            age[row] = random.nextInt(60) + 18;
            city[row] = "city " + random.nextInt(20);
            rate[row] = random.nextDouble();
            left[row] = rate[row] + random.nextGaussian() * .3 > .7 ? "yes" : "no";
        }
        return Table.of(List.of(
                new Column.Numeric("age", age),
                new Column.Categorical("city", city),
                new Column.Numeric("rate", rate),
                new Column.Categorical("left", left)));
    }

    private static Table with(Table table, Column column) {
        return Table.of(java.util.stream.Stream.concat(table.columns().stream(), java.util.stream.Stream.of(column))
                .toList());
    }

    private static Check check(Kind kind, List<Check> checks) {
        return checks.stream().filter(c -> c.kind() == kind).findFirst().orElseThrow();
    }

    private static List<Check> checks(Table learnt, Table heldOut, List<String> features) {
        return Leakage.checks(Optional.of(learnt), heldOut, features, "left", true);
    }

    @Test
    void soundRowsPass() {
        assertThat(checks(rows(800, 1), rows(200, 2), FEATURES))
                .extracting(Check::status)
                .containsOnly(Status.OK);
    }

    @Test
    void rowsThatWereLearntFromAreFound() {
        Table learnt = rows(800, 1);
        Table heldOut = rows(200, 2);
        Table again = Table.of(heldOut.columns().stream()
                .map(column -> {
                    int[] first = IntStream.range(0, 10).toArray();
                    Table mixed = Table.of(List.of(learnt.require(column.name()).pick(first)));
                    return joined(mixed.columns().getFirst(), column.slice(10, 200));
                })
                .toList());
        Check check = check(Kind.DUPLICATES, checks(learnt, again, FEATURES));
        assertThat(check.status()).isEqualTo(Status.WARNING);
        assertThat(check.sentence()).startsWith("10 held-out rows of 200 (5.0 %) occur");
        assertThat(check(Kind.DUPLICATES, Leakage.checks(Optional.empty(), again, FEATURES, "left", true))
                        .status())
                .isEqualTo(Status.NOT_CHECKED);
    }

    private static Column joined(Column a, Column b) {
        return switch (a) {
            case Column.Numeric n ->
                new Column.Numeric(
                        n.name(),
                        java.util.stream.DoubleStream.concat(
                                        Arrays.stream(n.values()), Arrays.stream(((Column.Numeric) b).values()))
                                .toArray());
            case Column.Categorical c ->
                new Column.Categorical(
                        c.name(),
                        java.util.stream.Stream.concat(
                                        Arrays.stream(c.values()), Arrays.stream(((Column.Categorical) b).values()))
                                .toArray(String[]::new));
        };
    }

    @Test
    void rowsThatRepeatByTheirNatureAreNoLeak() {
        Table learnt = rows(800, 1).select(List.of("city", "left"));
        Check check = check(Kind.DUPLICATES, checks(learnt, rows(200, 2), List.of("city")));
        assertThat(check.status()).isEqualTo(Status.OK);
        assertThat(check.sentence()).contains("Rows repeat by their nature");
    }

    @Test
    void identifiersAreFound() {
        String[] ids = IntStream.range(0, 800).mapToObj(i -> "c-" + i * 7919).toArray(String[]::new);
        double[] numbers = IntStream.range(0, 800).mapToDouble(i -> 5000 + i).toArray();
        Table learnt =
                with(with(rows(800, 1), new Column.Categorical("customer", ids)), new Column.Numeric("no", numbers));
        Table heldOut = with(
                with(rows(200, 2), new Column.Categorical("customer", Arrays.copyOf(ids, 200))),
                new Column.Numeric("no", Arrays.copyOf(numbers, 200)));
        Check check =
                check(Kind.IDENTIFIERS, checks(learnt, heldOut, List.of("age", "city", "rate", "customer", "no")));
        assertThat(check.status()).isEqualTo(Status.WARNING);
        assertThat(check.columns()).containsExactly("customer", "no");
    }

    @Test
    void featuresThatKnowTheLabelAreFound() {
        Table learnt = knowing(rows(800, 1));
        Table heldOut = knowing(rows(200, 2));
        Check check =
                check(Kind.LABEL_KNOWING, checks(learnt, heldOut, List.of("age", "city", "rate", "reason", "days")));
        assertThat(check.status()).isEqualTo(Status.WARNING);
        assertThat(check.columns()).containsExactly("reason", "days");
        assertThat(check.sentence()).contains("'reason' knows the label by itself: alone it tells 100.0 %");
    }

    private static Table knowing(Table rows) {
        Random random = new Random(9);
        Column left = rows.require("left");
        String[] reason = new String[rows.rows()];
        double[] days = new double[rows.rows()];
        for (int row = 0; row < reason.length; row++) {
            boolean yes = left.text(row).equals("yes");
            reason[row] = yes ? "moved " + random.nextInt(3) : null;
            days[row] = yes ? random.nextDouble() : 1.01 + random.nextDouble();
        }
        return with(with(rows, new Column.Categorical("reason", reason)), new Column.Numeric("days", days));
    }

    @Test
    void aNumberThatRisesWithTheLabelKnowsIt() {
        double[] x = new Random(4).doubles(200).toArray();
        double[] y = Arrays.stream(x).map(v -> v * v * 100).toArray();
        double[] noise = new Random(5).doubles(200).toArray();
        Table rows = Table.of(
                List.of(new Column.Numeric("x", x), new Column.Numeric("noise", noise), new Column.Numeric("load", y)));
        Check check =
                check(Kind.LABEL_KNOWING, Leakage.checks(Optional.empty(), rows, List.of("x", "noise"), "load", false));
        assertThat(check.columns()).containsExactly("x");
    }

    @Test
    void aPolicySaysWhatFails() {
        CheckPolicy policy =
                new CheckPolicy(CheckPolicy.kinds(List.of("identifiers")), CheckPolicy.kinds(List.of("duplicates")));
        assertThat(policy.apply(Check.warning(Kind.IDENTIFIERS, "x", List.of()))
                        .orElseThrow()
                        .failed())
                .isTrue();
        assertThat(policy.apply(Check.ok(Kind.IDENTIFIERS, "x")).orElseThrow().failed())
                .isFalse();
        assertThat(policy.apply(Check.warning(Kind.LABEL_KNOWING, "x", List.of()))
                        .orElseThrow()
                        .status())
                .isEqualTo(Status.WARNING);
        assertThat(policy.apply(Check.warning(Kind.DUPLICATES, "x", List.of()))).isEmpty();
        assertThat(CheckPolicy.words(Set.copyOf(EnumSet.allOf(Kind.class))))
                .containsExactly("duplicates", "identifiers", "labelKnowing", "weakSegments", "calibration");
        assertThatThrownBy(() -> CheckPolicy.kinds(List.of("luck")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("the checks are duplicates");
    }
}
