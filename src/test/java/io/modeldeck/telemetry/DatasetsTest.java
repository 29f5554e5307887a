package io.modeldeck.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetsTest {

    @TempDir
    Path folder;

    @Test
    void frozenRowsComeBackBitByBit() {
        double[] numbers = {1, -0.0, Double.NaN, 0.1, 1e300, 4.9e-324, -7};
        String[] texts = {"NA", null, "", "a,\"b\"\nc", "\r", " x ", "=1+1"};
        String[] sparse = {null, null, null, null, null, null, null};
        Table table = Table.of(List.of(
                new Column.Numeric("n, \"1\"", numbers),
                new Column.Categorical("t", texts),
                new Column.Categorical("s", sparse)));
        try (TelemetryWorkspace workspace = new TelemetryWorkspace(folder)) {
            long model = workspace.model("m", TaskType.CLASSIFICATION).id();
            Dataset frozen = workspace.datasets.freeze(
                    model, "training", table, Optional.of(TimeRange.ofMillis(5, 9)), "rows of a test");
            Table loaded = workspace.datasets.load(frozen.id());
            assertThat(loaded.names()).isEqualTo(table.names());
            for (int i = 0; i < numbers.length; i++) {
                assertThat(Double.doubleToRawLongBits(
                                ((Column.Numeric) loaded.columns().getFirst()).values()[i]))
                        .isEqualTo(Double.doubleToRawLongBits(numbers[i]));
            }
            assertThat(((Column.Categorical) loaded.require("t")).values()).isEqualTo(texts);
            assertThat(((Column.Categorical) loaded.require("s")).values()).isEqualTo(sparse);
            assertThat(workspace.datasets.dataset(frozen.id())).isEqualTo(frozen);
            assertThat(frozen.range()).contains(TimeRange.ofMillis(5, 9));
            assertThat(frozen.rows()).isEqualTo(7);
            Dataset again = workspace.datasets.freeze(model, "copy", table, Optional.empty(), "the same rows");
            assertThat(again.digest()).as("the same rows are the same file").isEqualTo(frozen.digest());
            assertThat(workspace.datasets.datasets(model))
                    .extracting(Dataset::name)
                    .containsExactly("copy", "training");
            assertThatThrownBy(() -> workspace.datasets.load(99)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aSingleColumnKeepsItsMissingValues() {
        Table table = Table.of(List.of(new Column.Numeric("n", new double[] {Double.NaN, 1, Double.NaN})));
        try (TelemetryWorkspace workspace = new TelemetryWorkspace(folder)) {
            long model = workspace.model("m", TaskType.REGRESSION).id();
            Dataset frozen = workspace.datasets.freeze(model, "d", table, Optional.empty(), "test");
            assertThat(((Column.Numeric) workspace.datasets.load(frozen.id()).require("n")).values())
                    .containsExactly(Double.NaN, 1, Double.NaN);
        }
    }
}
