package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.report.VersionComparison.Section;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionComparisonTest {

    @Test
    @DisplayName("Each is held against the first: by how much, and whether that is better; a missing value is a dash")
    void rows() {
        List<VersionComparison.Row> rows = VersionComparison.of(
                        List.of(),
                        List.of(
                                Map.of(
                                        Section.VALIDATION, Map.of("accuracy", .9, "rmse", 2.0, "rows", 10),
                                        Section.IDENTITY, Map.of("stage", "production")),
                                Map.of(
                                        Section.VALIDATION, Map.of("accuracy", .95, "rmse", 3.0, "rows", 12),
                                        Section.IDENTITY, Map.of("stage", "production")),
                                Map.of(Section.VALIDATION, Map.of("accuracy", .9))))
                .rows();
        assertThat(rows.getFirst())
                .isEqualTo(new VersionComparison.Row(
                        Section.IDENTITY, "stage", List.of("production", "production", "–"), true));
        assertThat(values(rows, "accuracy")).containsExactly("0.900", "0.950  ▲ 0.0500 better", "0.900");
        assertThat(values(rows, "rmse")).containsExactly("2", "3  ▲ 1 worse", "–");
        assertThat(values(rows, "rows")).containsExactly("10", "12  ▲ 2", "–");
    }

    @Test
    @DisplayName("Only differences leaves out what is equal for all")
    void differences() {
        Map<Section, Map<String, Object>> one = Map.of(Section.DATA, Map.of("rows", 10, "source", "a"));
        Map<Section, Map<String, Object>> other = Map.of(Section.DATA, Map.of("rows", 10, "source", "b"));
        assertThat(VersionComparison.of(List.of(), List.of(one, other)).rows().stream()
                        .filter(VersionComparison.Row::differs)
                        .map(VersionComparison.Row::name))
                .containsExactly("source");
    }

    private static List<String> values(List<VersionComparison.Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .values();
    }
}
