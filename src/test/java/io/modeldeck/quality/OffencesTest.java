package io.modeldeck.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.Table;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each finding leads to exactly the rows that it counted. */
class OffencesTest {

    private static final int ROWS = 400;

    private final Random random = new Random(11);

    private Column numbers(String name, int rows, java.util.function.IntToDoubleFunction value) {
        return new Column.Numeric(
                name, IntStream.range(0, rows).mapToDouble(value).toArray());
    }

    private Column texts(String name, int rows, java.util.function.IntFunction<String> value) {
        return new Column.Categorical(
                name, IntStream.range(0, rows).mapToObj(value).toArray(String[]::new));
    }

    private Table reference() {
        return Table.of(List.of(
                numbers("age", 1_000, i -> random.nextGaussian()),
                numbers("amount", 1_000, i -> i % 100),
                texts("country", 1_000, i -> "C" + i % 4),
                texts("code", 1_000, i -> "" + i % 50),
                texts("still", 1_000, i -> "s" + i % 3),
                texts("nearly", 1_000, i -> "n" + i % 2),
                numbers("gone", 1_000, i -> i)));
    }

    private Table window() {
        return Table.of(List.of(
                texts("age", ROWS, i -> i % 8 == 0 ? "old" : i % 8 == 1 ? "Infinity" : i % 8 < 4 ? null : "9" + i % 2),
                numbers("amount", ROWS, i -> i % 20 == 0 ? 1_000 : i % 100),
                texts("country", ROWS, i -> i % 5 == 0 ? "X" : i % 5 == 1 ? null : "C1"),
                texts("code", ROWS, i -> i % 10 == 0 ? "n/a" : i % 10 == 1 ? "true" : "" + i % 50),
                texts("still", ROWS, i -> i % 9 == 0 ? null : "s1"),
                numbers("nearly", ROWS, i -> i % 4 == 0 ? Double.NaN : 7),
                numbers("new", ROWS, i -> i % 2 == 0 ? 1 : Double.NaN)));
    }

    @Test
    void theRowsOfEachFindingAreAsManyAsItCounted() {
        Table reference = reference();
        Table window = window();
        QualityReference held = QualityReference.of(reference);
        List<Constraint> constraints =
                List.of(new Constraint(1, 1, "country", new ConstraintRule.OneOf(List.of("C1")), Severity.INFO, "why"));
        Assessment found = QualityRules.assess(held, constraints, window);
        Map<String, Finding> byKind = found.findings().stream()
                .collect(Collectors.toMap(Finding::kind, finding -> finding, (first, second) -> first));
        assertThat(byKind.keySet())
                .contains(
                        "type",
                        "infinite",
                        "nulls",
                        "range",
                        "outliers",
                        "unknown_category",
                        "type_mix",
                        "constant",
                        "new_column",
                        "absent",
                        "duplicates",
                        "constraint");
        for (Finding finding : found.findings()) {
            long rows = Offences.rows(finding, held, window).cardinality();
            if (finding.kind().equals("new_column")) {
                assertThat(rows).as("only the rows that have it").isEqualTo(ROWS / 2);
            } else {
                assertThat(rows).as(finding.sentence()).isEqualTo(finding.count());
            }
        }
        assertThat(Offences.rows(byKind.get("type"), held, window).stream().boxed())
                .containsExactlyElementsOf(
                        IntStream.range(0, ROWS).filter(i -> i % 8 == 0).boxed().toList());
        assertThat(found.constraintViolations()).isEqualTo(ROWS / 5);
    }

    @Test
    void theRowsOfANearlyConstantColumnAreThoseOfItsValue() {
        QualityReference held = QualityReference.of(Table.of(List.of(texts("flag", 1_000, i -> "f" + i % 2))));
        Table window = Table.of(List.of(texts("flag", 200, i -> i % 100 == 3 ? "f0" : "f1")));
        Finding finding = QualityRules.assess(held, window).findings().getFirst();
        assertThat(finding.kind()).isEqualTo("almost_constant");
        assertThat(finding.sentence()).isEqualTo("`flag` is f1 in 99 % of its values, in the reference in 50 %.");
        assertThat(Offences.rows(finding, held, window).cardinality()).isEqualTo(198);
        assertThat(finding.count()).isEqualTo(198);
    }

    @Test
    void withoutItsBaselineAFindingHasNoRowsToShow() {
        Table window = window();
        for (String kind : List.of("range", "outliers", "unknown_category", "type_mix")) {
            Finding finding = Finding.against(kind, "amount", 3, 10, "");
            assertThatThrownBy(() -> Offences.rows(finding, QualityReference.none(), window))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("is gone");
        }
        Finding unknown = Finding.against("of a later version", "amount", 3, 10, "");
        assertThat(Offences.rows(unknown, QualityReference.none(), window).isEmpty())
                .isTrue();
        Finding absent = Finding.against("absent", "age", 3, 10, "");
        assertThat(Offences.rows(absent, QualityReference.none(), window).isEmpty())
                .as("it has come back with late events")
                .isTrue();
    }

    @Test
    void aFindingOfAnEarlierVersionIsReadWithoutItsShare() {
        Finding old = Json.convert(
                Json.readObject("{\"kind\":\"nulls\",\"feature\":\"age\",\"count\":3,\"sentence\":\"s\"}"),
                Finding.class);
        assertThat(old).isEqualTo(new Finding("nulls", "age", 3, 0, Severity.WARNING, Map.of(), "s"));
        assertThat(old.share()).isNaN();
        assertThat(Json.convert(Json.readObject(Json.write(old)), Finding.class))
                .isEqualTo(old);
    }
}
