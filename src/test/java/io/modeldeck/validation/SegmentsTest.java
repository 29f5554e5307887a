package io.modeldeck.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final String[] PLANS = {"basic", "plus", "team"};

    private static Table table(Random random, int rows) {
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 6; c++) {
            columns.add(new Column.Numeric("x" + c, random.doubles(rows).toArray()));
        }
        String[] plans = new String[rows];
        Arrays.setAll(plans, row -> random.nextInt(10) == 0 ? null : PLANS[random.nextInt(3)]);
        columns.add(new Column.Categorical("plan", plans));
        return Table.of(columns);
    }

    private static Judged.Classes right(boolean... right) {
        return new Judged.Classes(right, Optional.empty());
    }

    @Test
    void noiseIsRarelyCalledWeak() {
        int called = 0;
        int rounds = 200;
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            Table table = table(random, 500);
            boolean[] right = new boolean[500];
            for (int row = 0; row < 500; row++) {
                right[row] = random.nextDouble() < .8;
            }
            Segments segments = Segments.of(table, right(right), Optional.empty());
            assertThat(segments.tested()).isBetween(6 * 4 + 3, 6 * 4 + 4);
            called += segments.weak().isEmpty() ? 0 : 1;
        }
        assertThat(called).as("of 200 judgements of 28 segments each").isLessThanOrEqualTo(rounds / 20);
    }

    @Test
    void aWeakSegmentIsFoundAndNamed() {
        Random random = new Random(1);
        Table table = table(random, 800);
        Column plan = table.require("plan");
        double[] x0 = ((Column.Numeric) table.require("x0")).values();
        boolean[] mine = new boolean[800];
        boolean[] champion = new boolean[800];
        for (int row = 0; row < 800; row++) {
            mine[row] = random.nextDouble() < (plan.text(row).equals("basic") ? .55 : .92);
            champion[row] = x0[row] > .75 || mine[row] && random.nextDouble() < .9;
        }
        Segments segments = Segments.of(table, right(mine), Optional.of(right(champion)));
        Segment worst = segments.weakest().getFirst();
        assertThat(worst.name()).isEqualTo("plan is basic");
        assertThat(worst.weak()).isTrue();
        assertThat(worst.measure()).isLessThan(.65);
        assertThat(worst.rest()).isGreaterThan(.85);
        assertThat(segments.behind()).extracting(Segment::column).contains("x0");
        assertThat(segments.sentence())
                .contains("1 is weaker than chance alone explains: plan is basic (accuracy 0.49")
                .contains("the champion is better where x0 above 0.7");
    }

    @Test
    void numbersAreWeakWhereTheirErrorsAreLarge() {
        Random random = new Random(2);
        Table table = table(random, 600);
        double[] x1 = ((Column.Numeric) table.require("x1")).values();
        double[] errors = new double[600];
        Arrays.setAll(errors, row -> random.nextGaussian() * (x1[row] > .75 ? 3 : 1));
        Segments segments = Segments.of(table, new Judged.Values(errors), Optional.empty());
        assertThat(segments.metric()).isEqualTo("mae");
        assertThat(segments.weak()).extracting(Segment::column).containsExactly("x1");
        assertThat(segments.weak().getFirst().measure())
                .isGreaterThan(segments.weak().getFirst().rest());
    }

    @Test
    void fewRowsHaveNoSegments() {
        Segments segments = Segments.of(table(new Random(1), 40), right(new boolean[40]), Optional.empty());
        assertThat(segments.tested()).isZero();
        assertThat(segments.sentence()).isEqualTo("There are too few rows to look at segments of 30.");
    }
}
