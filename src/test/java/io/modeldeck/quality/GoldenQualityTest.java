package io.modeldeck.quality;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.testing.Golden;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A window against a reference window, on real rows. */
class GoldenQualityTest {

    @TestFactory
    Stream<DynamicTest> windows() {
        return Golden.cases("descriptive").stream()
                .filter(c -> c.get("id").asText().startsWith("dq-"))
                .map(c -> DynamicTest.dynamicTest(c.get("id").asText(), () -> check(c)));
    }

    private static void check(JsonNode golden) {
        JsonNode inputs = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        Assessment found =
                QualityRules.assess(QualityReference.of(table(inputs, "reference_rows")), table(inputs, "window_rows"));
        assertThat(found.rows()).isEqualTo(expected.get("rows").asLong());
        expected.get("null_rates")
                .properties()
                .forEach(e -> Golden.assertStatistic(
                        e.getKey(), e.getValue(), found.nullRates().get(e.getKey())));
        Map<String, TreeSet<String>> unseen = new TreeMap<>();
        found.unknownCategories().forEach((name, values) -> unseen.put(name, new TreeSet<>(values.keySet())));
        expected.get("unseen_values").properties().forEach(e -> {
            TreeSet<String> values = new TreeSet<>();
            e.getValue().forEach(v -> values.add(v.asText()));
            assertThat(unseen.getOrDefault(e.getKey(), new TreeSet<>())).isEqualTo(values);
            long rows = found.unknownCategories().getOrDefault(e.getKey(), Map.of()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(rows)
                    .isEqualTo(expected.get("unseen_row_counts").get(e.getKey()).asLong());
        });
        expected.get("above_reference_max").properties().forEach(e -> {
            long outside = e.getValue().asLong()
                    + expected.get("below_reference_min").get(e.getKey()).asLong();
            assertThat(found.rangeViolations()).containsEntry(e.getKey(), outside);
        });
        expected.get("tukey_outliers_by_reference_quartiles")
                .properties()
                .forEach(e -> assertThat(found.outlierCounts())
                        .containsEntry(e.getKey(), e.getValue().asLong()));
    }

    private static Table table(JsonNode inputs, String rows) {
        List<Column> columns = new ArrayList<>();
        inputs.get("numeric")
                .forEach(n -> columns.add(new Column.Numeric(n.asText(), Golden.numbers(column(inputs, n, rows)))));
        inputs.get("categorical")
                .forEach(n -> columns.add(new Column.Categorical(
                        n.asText(),
                        Golden.texts(column(inputs, n, rows)).stream()
                                .map(t -> t.orElse(null))
                                .toArray(String[]::new))));
        return Table.of(columns);
    }

    private static JsonNode column(JsonNode inputs, JsonNode name, String rows) {
        ObjectNode column = inputs.deepCopy();
        column.set("column", name);
        column.set("rows", inputs.get(rows));
        return column;
    }
}
