package io.modeldeck.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintRuleTest {

    private static final double NO = Double.NaN;

    private static Column texts(String... values) {
        return new Column.Categorical("f", values);
    }

    private static Column numbers(double... values) {
        return new Column.Numeric("f", values);
    }

    private static List<Integer> broken(ConstraintRule rule, Column column) {
        return rule.broken(column).stream().boxed().toList();
    }

    private static ConstraintRule.Range range(double min, double max) {
        return new ConstraintRule.Range(open(min), open(max));
    }

    private static OptionalDouble open(double bound) {
        return Double.isNaN(bound) ? OptionalDouble.empty() : OptionalDouble.of(bound);
    }

    @Test
    void aRangeIncludesItsBounds() {
        assertThat(broken(range(0, 120), numbers(-.001, 0, 60, NO, 120, 120.001)))
                .containsExactly(0, 5);
        assertThat(broken(range(0, NO), numbers(-1, 0, 1e300, Double.POSITIVE_INFINITY)))
                .containsExactly(0, 3);
        assertThat(broken(range(NO, 5), numbers(6, 5, -1e300, Double.NEGATIVE_INFINITY)))
                .containsExactly(0, 3);
        assertThat(broken(range(0, 10), texts("5", "young", null, " 7 ", "11", "NaN")))
                .as("a text that is no number is no number in the range")
                .containsExactly(1, 4, 5);
        assertThat(range(0, 120).words()).isEqualTo("must lie between 0 and 120");
        assertThat(range(0.5, NO).words()).isEqualTo("must be 0.5 or more");
        assertThat(range(NO, 3).words()).isEqualTo("must be 3 or less");
    }

    @Test
    void aRangeNeedsBoundsThatHoldSomething() {
        assertThatThrownBy(() -> range(NO, NO))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("smallest or a largest");
        assertThatThrownBy(() -> range(2, 1)).hasMessageContaining("from 2 to 1 holds nothing");
        assertThatThrownBy(() -> range(Double.NEGATIVE_INFINITY, 1)).hasMessageContaining("finite");
        assertThatThrownBy(() -> range(1, Double.POSITIVE_INFINITY)).hasMessageContaining("finite");
        assertThat(broken(range(1, 1), numbers(1, 2))).containsExactly(1);
    }

    @Test
    void aSetTakesNumbersHoweverTheyAreWritten() {
        ConstraintRule.OneOf set = new ConstraintRule.OneOf(List.of("a", "1", "2.50", "a"));
        assertThat(set.values()).containsExactly("a", "1", "2.50");
        assertThat(broken(set, texts("a", "A", "1.0", "01", "2.5", null, ""))).containsExactly(1, 6);
        assertThat(broken(set, numbers(1, 2.5, 3, NO))).containsExactly(2);
        assertThat(set.words()).isEqualTo("must be one of a, 1, 2.50");
        assertThat(new ConstraintRule.OneOf(
                                IntStream.range(0, 10).mapToObj(i -> "v" + i).toList())
                        .words())
                .isEqualTo("must be one of v0, v1, v2, v3, v4, v5, v6, v7 and 2 more");
        assertThatThrownBy(() -> new ConstraintRule.OneOf(List.of())).hasMessageContaining("1 to 1000 values, not 0");
        assertThatThrownBy(() -> new ConstraintRule.OneOf(
                        IntStream.range(0, 1001).mapToObj(i -> "v" + i).toList()))
                .hasMessageContaining("not 1001");
        assertThatThrownBy(() -> new ConstraintRule.OneOf(List.of("x".repeat(501))))
                .hasMessageContaining("at most 500 characters, this one has 501");
    }

    @Test
    void notNullAndUnique() {
        assertThat(broken(new ConstraintRule.NotNull(), numbers(1, NO, 2, NO))).containsExactly(1, 3);
        assertThat(new ConstraintRule.NotNull().words()).isEqualTo("must not be missing");
        assertThat(broken(new ConstraintRule.Unique(), texts("a", "b", null, "a", null, "a")))
                .as("each repeats an earlier one; what is missing repeats nothing")
                .containsExactly(3, 5);
        assertThat(broken(new ConstraintRule.Unique(), numbers(1, 2, 1.0))).containsExactly(2);
        assertThat(new ConstraintRule.Unique().words()).isEqualTo("must not repeat a value");
    }

    @Test
    void aPatternFitsTheWholeValue() {
        ConstraintRule.Matches matches = new ConstraintRule.Matches("[A-Z]{2}[0-9]+");
        assertThat(broken(matches, texts("PT1", "PT", "xPT1", null, "NO22", "PT1 ", "PT1")))
                .containsExactly(1, 2, 5);
        assertThat(broken(new ConstraintRule.Matches("[0-9]{4}"), numbers(1234, 12, NO)))
                .containsExactly(1);
        assertThat(matches.words()).isEqualTo("must match [A-Z]{2}[0-9]+");
        assertThat(broken(new ConstraintRule.Matches(".*"), texts("x".repeat(1_000), "x".repeat(1_001))))
                .as("what is longer is not matched at all")
                .containsExactly(1);
    }

    /** Each of these takes a backtracking matcher longer than the universe is old. */
    @Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a|a)*", "(a|aa)+", "(.*a){20}", "(a*)*b", "([a-z]+)*\\d"})
    void aMaliciousPatternIsMatchedInLinearTime(String pattern) {
        ConstraintRule rule = new ConstraintRule.Matches(pattern);
        String[] values =
                IntStream.range(0, 300).mapToObj(i -> "a".repeat(900) + "!" + i).toArray(String[]::new);
        assertThat(broken(rule, texts(values))).hasSize(300);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(a)\\1;cannot be used",
                "(?=a)b;cannot be used",
                "[a;cannot be used",
                "(a{40}){40};more than 1000 times",
                "a{1001};more than 1000 times",
                "(a{2,}){600};more than 1000 times",
                "a{1,2000};more than 1000 times"
            })
    void whatCannotBeBoundedIsRefused(String pattern, String reason) {
        assertThatThrownBy(() -> new ConstraintRule.Matches(pattern))
                .isInstanceOf(Problem.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theLengthOfAPatternIsBounded() {
        assertThatThrownBy(() -> new ConstraintRule.Matches("")).hasMessageContaining("1 to 500 characters");
        assertThatThrownBy(() -> new ConstraintRule.Matches("x".repeat(501))).hasMessageContaining("this one has 501");
        assertThat(broken(new ConstraintRule.Matches("(a{0}){30,}b"), texts("b")))
                .isEmpty();
    }

    @Test
    void manyDifferentValuesAreMatchedWithoutRememberingAll() {
        String[] values = IntStream.range(0, 10_050).mapToObj(i -> "v" + i).toArray(String[]::new);
        assertThat(broken(new ConstraintRule.Matches("v[0-9]+"), texts(values))).isEmpty();
    }
}
