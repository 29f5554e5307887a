package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real model that wants its columns in another order than the file has them, and answers nonsense without any error when it does not get it. */
class IrisTest {

    private static final List<String> CLASSES = List.of("Iris-versicolor", "Iris-virginica", "Iris-setosa");

    @TempDir
    Path folder;

    private static Table rows() throws IOException {
        List<String[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(SharedData.require("tabular/small_uci/iris.csv"))) {
            if (!line.isBlank()) {
                lines.add(line.split(","));
            }
        }
        List<Column> columns = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            int column = c;
            columns.add(new Column.Numeric(
                    "" + c,
                    lines.stream()
                            .mapToDouble(l -> Double.parseDouble(l[column]))
                            .toArray()));
        }
        columns.add(new Column.Categorical("4", lines.stream().map(l -> l[4]).toArray(String[]::new)));
        return Table.of(columns);
    }

    private static double accuracy(Predictions predictions, Table rows) {
        int right = 0;
        for (int row = 0; row < rows.rows(); row++) {
            right += predictions.values().get(row).equals(rows.require("4").text(row)) ? 1 : 0;
        }
        return (double) right / rows.rows();
    }

    @Test
    void byTheMappingTheModelIsRightOn973PerMille() throws IOException {
        Path file = SharedData.require("models/onnx/tribuo/iris-lr-model.onnx");
        Table rows = rows();
        try (InferenceBench bench = new InferenceBench(folder)) {
            AddModel options = AddModel.named("iris", "tribuo").withClasses(CLASSES);
            assertThatThrownBy(() -> bench.add(file, options))
                    .as("never by position alone")
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining("does not say which columns fill it")
                    .hasMessageContaining("--map input=COL1,COL2,COL3,COL4");
            ModelVersion version = bench.add(file, options.withMapping(InputMapping.parse(List.of("input=2,3,0,1"))));
            Predictions predictions = bench.inference.predict(version, rows);
            assertThat(accuracy(predictions, rows)).isEqualTo(146.0 / 150);
            assertThat(predictions.scores()[0]).hasSize(3);
            assertThat(bench.events).isEmpty();
            ModelVersion wrong = bench.add(
                    file,
                    AddModel.named("iris-by-position", "1")
                            .withClasses(CLASSES)
                            .withMapping(InputMapping.parse(List.of("input=0,1,2,3"))));
            assertThat(accuracy(bench.inference.predict(wrong, rows), rows))
                    .as("what a guess by position would have answered")
                    .isEqualTo(1.0 / 3);
        }
    }

    @Test
    void eachRecordedRowLeavesAnEvent() throws IOException {
        Table rows = rows();
        try (InferenceBench bench = new InferenceBench(folder)) {
            ModelVersion version = bench.add(
                    SharedData.require("models/onnx/tribuo/iris-lr-model.onnx"),
                    AddModel.named("iris", "tribuo")
                            .withClasses(CLASSES)
                            .withPositive("Iris-setosa")
                            .withMapping(InputMapping.parse(List.of("input=2,3,0,1"))));
            Predictions predictions =
                    bench.inference.predictAndRecord(version, rows, PredictionContext.at(RegistryBench.T0));
            assertThat(bench.events).hasSize(150);
            Prediction first = bench.events.getFirst();
            assertThat(first.features()).containsOnlyKeys("0", "1", "2", "3").containsEntry("0", 5.1);
            assertThat(first.value()).isEqualTo("Iris-setosa");
            assertThat(first.score().getAsDouble()).isEqualTo(predictions.scores()[0][2]);
            assertThat(first.confidence().getAsDouble()).isEqualTo(predictions.confidence()[0]);
            assertThat(bench.events).extracting(Prediction::eventId).doesNotHaveDuplicates();
        }
    }
}
