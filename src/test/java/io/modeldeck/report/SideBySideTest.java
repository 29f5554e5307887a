package io.modeldeck.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.report.SideBySide.Cell;
import io.modeldeck.report.SideBySide.Section;
import io.modeldeck.report.SideBySide.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SideBySideTest {

    @Test
    @DisplayName("Each is held against the first: by how much, and whether that is better; a missing value is a dash")
    void rows() {
        List<SideBySide.Row> rows = SideBySide.of(
                        List.of(),
                        List.of(
                                Map.of(
                                        Section.VALIDATION, Map.of("accuracy", .9, "rmse", 2.0),
                                        Section.DATA, Map.of("rows", 10, "windowDays", 30),
                                        Section.PARAMETERS, Map.of("hyperparameters.seed", 1),
                                        Section.IDENTITY, Map.of("stage", "production")),
                                Map.of(
                                        Section.VALIDATION, Map.of("accuracy", .95, "rmse", 3.0),
                                        Section.DATA, Map.of("rows", 12, "windowDays", 60),
                                        Section.PARAMETERS, Map.of("hyperparameters.seed", 7),
                                        Section.IDENTITY, Map.of("stage", "production")),
                                Map.of(Section.VALIDATION, Map.of("accuracy", .9))))
                .rows();
        assertThat(rows.getFirst().name()).isEqualTo("Stage");
        assertThat(rows.getFirst().differs()).isTrue();
        assertThat(texts(rows, "Stage")).containsExactly("production", "production", "–");
        assertThat(texts(rows, "Accuracy")).containsExactly("90.0 %", "95.0 % (5 points better)", "90.0 %");
        assertThat(texts(rows, "RMSE")).containsExactly("2", "3 (1 worse)", "–");
        assertThat(texts(rows, "Rows")).containsExactly("10", "12 (2 more)", "–");
        assertThat(texts(rows, "Not older than")).containsExactly("30 days", "60 days (30 days more)", "–");
        assertThat(texts(rows, "Seed")).as("seeds are names").containsExactly("1", "7", "–");
        assertThat(row(rows, "Accuracy").cells().get(1))
                .isEqualTo(new Cell("95.0 %", "5 points better", Verdict.BETTER));
    }

    @Test
    @DisplayName("Only differences leaves out what is equal for all")
    void differences() {
        Map<Section, Map<String, Object>> one = Map.of(Section.DATA, Map.of("rows", 10, "source", "a"));
        Map<Section, Map<String, Object>> other = Map.of(Section.DATA, Map.of("rows", 10, "source", "b"));
        assertThat(SideBySide.of(List.of(), List.of(one, other)).rows().stream()
                        .filter(SideBySide.Row::differs)
                        .map(SideBySide.Row::name))
                .containsExactly("Rows from");
    }

    @Test
    @DisplayName(
            "What tells is how they were made; names and files tell nothing, and figures were measured on other rows")
    void telling() {
        SideBySide both = SideBySide.of(
                List.of(),
                List.of(
                        Map.of(
                                Section.IDENTITY, Map.of("file", "aa"),
                                Section.PARAMETERS, Map.of("hyperparameters.maxDepth", 3, "datasetId", 1),
                                Section.DATA, Map.of("rows", 10, "datasetSha256", "aa"),
                                Section.VALIDATION, Map.of("accuracy", .9, "rmse", 2.0)),
                        Map.of(
                                Section.IDENTITY, Map.of("file", "bb"),
                                Section.PARAMETERS, Map.of("hyperparameters.maxDepth", 5, "datasetId", 2),
                                Section.DATA, Map.of("rows", 12, "datasetSha256", "bb"),
                                Section.VALIDATION, Map.of("accuracy", .95, "rmse", 2.0))));
        assertThat(both.telling(5)).extracting(SideBySide.Row::key).containsExactly("hyperparameters.maxDepth", "rows");
        assertThat(both.telling(1)).extracting(SideBySide.Row::key).containsExactly("hyperparameters.maxDepth");
    }

    @Test
    @DisplayName("Stored keys are said in words, the nested and the limits too")
    void names() {
        assertThat(List.of(
                                "hyperparameters.maxDepth",
                                "hyperparameters.minChildWeight",
                                "hyperparameters.C",
                                "successCriteria.minAccuracy",
                                "successCriteria.minF1Score",
                                "successCriteria.maxLogLoss",
                                "input x",
                                "holdOutShare")
                        .stream()
                        .map(SideWords::name))
                .containsExactly(
                        "Max depth",
                        "Min child weight",
                        "C (1 / penalty)",
                        "Accuracy at least",
                        "F1 at least",
                        "Log loss at most",
                        "Input x",
                        "Share held out");
    }

    private static SideBySide.Row row(List<SideBySide.Row> rows, String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElseThrow();
    }

    private static List<String> texts(List<SideBySide.Row> rows, String name) {
        return row(rows, name).cells().stream().map(Cell::text).toList();
    }
}
