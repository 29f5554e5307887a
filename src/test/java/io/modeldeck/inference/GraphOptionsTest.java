package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.ConfigKeys;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputBinding;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** How a graph is run is asked for when its version is loaded. */
class GraphOptionsTest {

    static final List<String> LEVELS = ConfigKeys.OPTIMIZATIONS;

    private static final RuntimeLimits LIMITS = RuntimeLimits.defaults();

    private static ModelVersion version() {
        return new ModelReference(ModelVersion.ONNX, new byte[0], List.of(), List.of(), "")
                .tried(AddModel.named("m", "1"), new InputMapping(List.<InputBinding>of()));
    }

    @ParameterizedTest
    @FieldSource("LEVELS")
    void everyLevelGivesTheSameAnswer(String level) {
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(LIMITS, LIMITS::callTime, version -> new Onnx(2, level));
                LoadedModel model = runtime.load(Graphs.plus(2), version())) {
            Tensor x = new Tensor(ElementType.FLOAT, List.of(2L, 1L), new float[] {1, 5});
            Map<String, ModelOutput> out = ((TensorModel) model).run(Map.of("x", x));
            assertThat(((ModelOutput.Of) out.get("prediction")).tensor().floats())
                    .containsExactly(3, 7);
        }
    }

    private static Set<Path> threads() throws IOException {
        try (Stream<Path> tasks = Files.list(Path.of("/proc/self/task"))) {
            return tasks.collect(Collectors.toSet());
        }
    }

    /** The pool of a session has one thread fewer than asked for, since the caller works too. What others end meanwhile does not count. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void asManyThreadsAreThereAsAVersionIsGiven() throws IOException {
        Set<Path> before = threads();
        try (OnnxModelRuntime runtime = new OnnxModelRuntime(LIMITS, LIMITS::callTime, version -> new Onnx(41, "all"));
                LoadedModel model = runtime.load(Graphs.plus(2), version())) {
            assertThat(model).isNotNull();
            Set<Path> now = threads();
            now.removeAll(before);
            assertThat(now).hasSizeGreaterThanOrEqualTo(40);
        }
    }

    @Test
    void theProcessorIsAmongWhatRunsGraphs() {
        assertThat(OnnxModelRuntime.providers()).contains("CPU");
    }
}
