package io.modeldeck.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QualityRulesTest {

    private static Column numbers(String name, int rows, IntToDoubleFunction value) {
        return new Column.Numeric(
                name, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    private static Column texts(String name, int rows, IntFunction<String> value) {
        return new Column.Categorical(
                name, IntStream.range(0, rows).mapToObj(value).toArray(String[]::new));
    }

    private static Assessment assess(Column reference, Column window) {
        return QualityRules.assess(QualityReference.of(Table.of(List.of(reference))), Table.of(List.of(window)));
    }

    private static List<String> sentences(Assessment assessment) {
        return assessment.findings().stream()
                .filter(f -> !f.kind().equals("duplicates"))
                .map(Finding::sentence)
                .toList();
    }

    @Test
    void aTextWhereANumberBelongsIsASchemaViolation() {
        Assessment found = assess(
                numbers("age", 100, i -> i), texts("age", 4, i -> new String[] {"12", "young", null, "Infinity"}[i]));
        assertThat(found.schemaViolations()).isEqualTo(2);
        assertThat(sentences(found))
                .containsExactly(
                        "`age` holds a text where a number belongs in 1 of 4 rows.",
                        "`age` is infinite in 1 of 4 rows.");
        assertThat(found.nullRates()).containsEntry("age", 0.25);
    }

    @Test
    void valuesOutsideTheRangeAreCountedAndFoundWhenTheyAreMany() {
        Assessment few = assess(numbers("age", 1000, i -> i % 100), numbers("age", 1000, i -> i == 0 ? -1 : i % 100));
        assertThat(few.rangeViolations()).containsEntry("age", 1L);
        assertThat(few.findings()).isEmpty();
        Assessment many = assess(numbers("age", 1000, i -> i % 100), numbers("age", 1000, i -> i % 110));
        assertThat(many.rangeViolations()).containsEntry("age", 90L);
        assertThat(sentences(many))
                .containsExactly("`age` lies outside the reference's range, 0 to 99, in 90 of 1,000 values.");
    }

    @Test
    void outliersAreJudgedByTheFencesOfTheReference() {
        Column reference = numbers("fare", 1000, i -> i % 100 == 0 ? 1000 : i % 50);
        Assessment found = assess(reference, numbers("fare", 500, i -> i % 5 == 0 ? 500 : i % 50));
        assertThat(found.outlierCounts()).containsEntry("fare", 100L);
        assertThat(found.rangeViolations()).containsEntry("fare", 0L);
        assertThat(sentences(found))
                .containsExactly("`fare` has outliers in 20 % of its values, in the reference in 1 %.");
        assertThat(assess(reference, reference).findings()).isEmpty();
    }

    @Test
    void aRiseOfMissingValuesIsFoundWhenLargeAndSignificant() {
        Column reference = numbers("age", 1000, i -> i % 50 == 0 ? Double.NaN : i);
        Assessment found = assess(reference, numbers("age", 200, i -> i % 5 == 0 ? Double.NaN : i));
        assertThat(found.nullRates()).containsEntry("age", 0.2);
        assertThat(found.referenceNullRates()).containsEntry("age", 0.02);
        assertThat(sentences(found)).containsExactly("`age` is missing in 20 % of the rows, in the reference in 2 %.");
        assertThat(assess(reference, numbers("age", 10, i -> i % 5 == 0 ? Double.NaN : i))
                        .findings())
                .as("two of ten say little")
                .isEmpty();
    }

    @Test
    void unknownCategoriesAreNamedTheMostFrequentFirst() {
        Column reference = texts("country", 100, i -> "C" + i % 4);
        Assessment found = assess(reference, texts("country", 100, i -> i < 40 ? "C1" : "N" + i % 7));
        assertThat(found.unknownCategories().get("country").values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(60);
        assertThat(sentences(found)).hasSize(1);
        assertThat(sentences(found).getFirst())
                .startsWith("`country` has 7 values unknown to the reference in 60 of 100 rows: N0 (9), N1 (9), ")
                .endsWith(" and 2 more.");
        Assessment many = assess(reference, texts("country", 300, i -> "X".repeat(70) + i % 150));
        assertThat(many.unknownCategories().get("country")).hasSize(101).containsEntry(Findings.OTHER, 100L);
        assertThat(sentences(many).getFirst()).contains("…");
        assertThat(assess(reference, texts("country", 3, i -> "C0")).unknownCategories())
                .isEmpty();
    }

    @Test
    void aColumnOfNamesHasNoUnknownCategories() {
        Column reference = texts("id", 100, i -> "n" + i);
        assertThat(assess(reference, texts("id", 100, i -> "m" + i)).findings()).isEmpty();
        Column tiny = texts("id", 10, i -> "n" + i);
        assertThat(assess(tiny, texts("id", 10, i -> "m" + i)).findings())
                .as("too few to tell")
                .hasSize(1);
    }

    @Test
    void aNumberStandsForItsTextInACategoricalColumn() {
        Assessment found = assess(texts("weekday", 100, i -> "" + i % 7), numbers("weekday", 100, i -> i % 8));
        assertThat(found.unknownCategories()).isEqualTo(Map.of("weekday", Map.of("7", 12L)));
    }

    @Test
    void missingAndNewColumnsAreFound() {
        Assessment found = assess(numbers("age", 100, i -> i), numbers("height", 60, i -> i));
        assertThat(sentences(found))
                .containsExactlyInAnyOrder(
                        "`height` is not among the columns of the reference.", "`age` has no value in any of 60 rows.");
        assertThat(found.schemaViolations()).isEqualTo(60);
        assertThat(found.nullRates()).isEqualTo(Map.of("height", 0.0, "age", 1.0));
        Assessment rare = assess(numbers("age", 100, i -> i < 60 ? Double.NaN : i), numbers("height", 60, i -> i));
        assertThat(rare.schemaViolations()).as("usually missing anyway").isZero();
    }

    @Test
    void aColumnThatStandsStillIsFound() {
        Column reference = numbers("age", 100, i -> i % 10);
        assertThat(sentences(assess(reference, numbers("age", 60, i -> 3))))
                .containsExactly("`age` is 3 in all of 60 rows; in the reference it varies.");
        assertThat(sentences(assess(reference, numbers("age", 40, i -> 3))))
                .as("too few")
                .isEmpty();
        assertThat(sentences(assess(numbers("age", 40, i -> i), numbers("age", 60, i -> 3))))
                .as("too small a reference")
                .isEmpty();
        assertThat(sentences(assess(numbers("snow", 1000, i -> i == 0 ? 1 : 0), numbers("snow", 60, i -> 0))))
                .as("nearly always so")
                .isEmpty();
        assertThat(sentences(assess(texts("c", 100, i -> "c" + i % 3), texts("c", 60, i -> i == 5 ? null : "c0"))))
                .containsExactly("`c` is c0 in all of 59 rows; in the reference it varies.");
    }

    @Test
    void aColumnThatNearlyStandsStillIsFound() {
        Column reference = texts("plan", 500, i -> "p" + i % 4);
        assertThat(sentences(assess(reference, texts("plan", 200, i -> i < 3 ? "p" + i : "p3"))))
                .containsExactly("`plan` is p3 in 98.5 % of its values, in the reference in 25 %.");
        assertThat(sentences(assess(reference, texts("plan", 200, i -> i < 5 ? "p0" : "p3"))))
                .as("97.5 % are not nearly all")
                .isEmpty();
        assertThat(sentences(assess(
                        numbers("snow", 1000, i -> i % 20 == 0 ? 1 : 0), numbers("snow", 200, i -> i == 0 ? 1 : 0))))
                .as("nearly so in the reference too")
                .isEmpty();
    }

    @Test
    void aMixOfTypesIsFound() {
        Column codes = texts("zip", 1000, i -> "" + (1000 + i % 40));
        assertThat(sentences(assess(codes, texts("zip", 200, i -> i % 20 == 0 ? "unknown" : "" + (1000 + i % 40)))))
                .contains("`zip` mixes types: 10 of 200 values are no numbers, in the reference 0 %.");
        Column words = texts("city", 1000, i -> i % 100 == 0 ? "7" : "c" + i % 40);
        assertThat(sentences(assess(words, numbers("city", 60, i -> 7))))
                .contains("`city` mixes types: 60 of 60 values are no texts, in the reference 1 %.");
        assertThat(sentences(assess(words, texts("city", 300, i -> i % 100 == 0 ? "7" : "c" + i % 40))))
                .as("as mixed as ever")
                .isEmpty();
        Column truths = texts("flag", 1000, i -> i % 2 == 0 ? "true" : "FALSE");
        assertThat(sentences(assess(truths, texts("flag", 60, i -> i % 3 == 0 ? "yes" : "true"))))
                .contains("`flag` mixes types: 20 of 60 values are no truth values, in the reference 0 %.");
    }

    @Test
    void repeatedRowsAreCountedAndARiseIsFound() {
        Table reference = Table.of(List.of(numbers("a", 200, i -> i), texts("b", 200, i -> i % 2 == 0 ? "x" : null)));
        Table window = Table.of(List.of(
                numbers("a", 200, i -> i < 150 ? i : -0.0 * i), texts("b", 200, i -> i % 2 == 0 ? "x" : null)));
        Assessment found = QualityRules.assess(QualityReference.of(reference), window);
        assertThat(found.duplicates())
                .as("row 0 repeats 25 times, its like with no b 24 times")
                .isEqualTo(49);
        assertThat(found.findings())
                .extracting(Finding::sentence)
                .containsExactly("24.5 % of the rows repeat an earlier one, in the reference 0 %.");
    }

    @Test
    void duplicatesAgreeWithBruteForce() {
        Table table = Table.of(List.of(
                numbers("a", 3000, i -> i * 7 % 31),
                texts("b", 3000, i -> "t" + i * 13 % 29),
                numbers("c", 3000, i -> i % 5 == 0 ? Double.NaN : i % 3)));
        Map<List<Object>, Integer> rows = new HashMap<>();
        for (int row = 0; row < 3000; row++) {
            int at = row;
            rows.merge(
                    Arrays.asList(table.columns().stream()
                            .map(c -> (Object) c.text(at))
                            .toArray()),
                    1,
                    Integer::sum);
        }
        assertThat(Values.duplicates(table)).isEqualTo(3000 - rows.size());
    }

    @Test
    void nothingCanBeSaidWithoutRows() {
        Assessment found = assess(numbers("age", 0, i -> i), numbers("age", 60, i -> i));
        assertThat(found.findings()).isEmpty();
        assertThat(found.outlierCounts()).containsEntry("age", 0L);
        assertThat(found.referenceNullRates()).containsEntry("age", 0.0);
        assertThat(assess(numbers("age", 60, i -> i), numbers("age", 0, i -> i)).nullRates())
                .containsEntry("age", 0.0);
    }
}
