package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InferenceServiceTest {

    private static final Instant T0 = RegistryBench.T0;

    @TempDir
    Path folder;

    private InferenceBench bench;
    private ModelVersion sum;

    @BeforeEach
    void open() {
        bench = new InferenceBench(folder);
        sum = bench.add(Graphs.plus(1), AddModel.named("sum", "1"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static Table x(double... values) {
        return Table.of(List.of(new Column.Numeric("x", values)));
    }

    @Test
    void rowsCarryTheirOwnTimesAndIds() {
        PredictionContext context = new PredictionContext(
                List.of(T0, T0.plusSeconds(60)),
                List.of("a", "b"),
                Optional.of("request"),
                Optional.of("user"),
                Optional.of("session"));
        bench.inference.predictAndRecord(sum, x(1, 2), context);
        Prediction second = bench.events.get(1);
        assertThat(bench.events).extracting(Prediction::eventId).containsExactly("a", "b");
        assertThat(second.at()).isEqualTo(T0.plusSeconds(60));
        assertThat(second.value()).isEqualTo("3");
        assertThat(List.of(second.requestId(), second.userId(), second.sessionId()))
                .containsExactly(Optional.of("request"), Optional.of("user"), Optional.of("session"));
        assertThat(second.modelId()).isEqualTo(sum.modelId());
        assertThat(second.versionId()).isEqualTo(sum.id());
        assertThat(second.features()).isEqualTo(Map.of("x", 2.0));
        assertThat(second.latencyMicros()).isPositive();
        assertThat(second.error()).isEmpty();
        assertThat(second.confidence()).isEmpty();
        assertThat(second.score()).isEmpty();
    }

    @Test
    void withoutATimeARowHappensNow() {
        bench.inference.predictAndRecord(sum, x(1));
        assertThat(bench.events.getFirst().at()).isEqualTo(bench.bench.clock.instant());
    }

    @Test
    void oneRowCanBeGivenByNames() {
        Map<String, Object> row = new HashMap<>(Map.of("x", "4.5", "other", true));
        row.put("nothing", null);
        assertThat(bench.inference.predict(sum, row).values()).containsExactly("5.5");
        assertThat(bench.inference
                        .predictAndRecord(sum, Map.of("x", 1), PredictionContext.at(T0))
                        .values())
                .containsExactly("2");
        assertThat(bench.events).hasSize(1);
        assertThatThrownBy(() -> bench.inference.predict(sum, Map.of("x", List.of(1))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("The value of 'x' must be a number, a text or true or false");
    }

    @Test
    void aRowThatDoesNotFitLeavesItsOwnErrorOnly() {
        Table rows = Table.of(List.of(new Column.Categorical("x", new String[] {"1", "two", "3"})));
        assertThatThrownBy(() -> bench.inference.predictAndRecord(sum, rows, PredictionContext.at(T0)))
                .isInstanceOf(RowProblem.class);
        assertThat(bench.events).hasSize(1);
        Prediction event = bench.events.getFirst();
        assertThat(event.error()).contains("Row 2, column 'x': 'two' is not a number");
        assertThat(event.value()).isEmpty();
        assertThat(event.latencyMicros()).isNegative();
        assertThat(event.features()).isEqualTo(Map.of("x", "two"));
    }

    @Test
    void aTableOfAnotherKindIsNoCall() {
        Table rows = Table.of(List.of(new Column.Numeric("y", new double[] {1})));
        assertThatThrownBy(() -> bench.inference.predictAndRecord(sum, rows, PredictionContext.at(T0)))
                .isInstanceOf(Problem.class);
        assertThat(bench.events).isEmpty();
    }

    @Test
    void aModelThatFailsLeavesAnErrorForEveryRow() {
        byte[] fails = new Graphs()
                .input("x", DataType.FLOAT, -1, 1)
                .floats("five", new float[] {1, 2, 3, 4, 5}, 5, 1)
                .node("Add", List.of("x", "five"), List.of("prediction"))
                .output("prediction", DataType.FLOAT, -1, 1)
                .bytes();
        ModelVersion version = bench.add(fails, AddModel.named("fails", "1"));
        assertThatThrownBy(() -> bench.inference.predictAndRecord(version, x(1, 2), PredictionContext.at(T0)))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("failed");
        assertThat(bench.events)
                .hasSize(2)
                .allMatch(e -> e.error().contains("failed") && e.value().isEmpty());
    }

    @Test
    void newIdsGrowWithTime() {
        bench.inference.predictAndRecord(sum, x(1), PredictionContext.at(T0));
        bench.inference.predictAndRecord(sum, x(1), PredictionContext.at(T0.plusMillis(1)));
        List<String> ids = bench.events.stream().map(Prediction::eventId).toList();
        assertThat(ids.get(0)).isLessThan(ids.get(1));
    }
}
