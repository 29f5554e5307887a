package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelIntakeTest {

    private static final byte[] TWO_CLASSES =
            Graphs.scores(new float[][] {{1, 0}, {0, 1}}).bytes();

    @TempDir
    Path folder;

    private InferenceBench bench;

    @BeforeEach
    void open() {
        bench = new InferenceBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static AddModel churn() {
        return AddModel.named("churn", "2024-01");
    }

    private static AddModel mapped() {
        return churn().withMapping(InputMapping.parse(List.of("input=a,b"))).withClasses(List.of("no", "yes"));
    }

    private void assertNothingWasKept() throws IOException {
        assertThat(List.of(bench.bench.count("model"), bench.bench.count("model_version")))
                .containsExactly(0L, 0L);
        assertThat(bench.bench.entries()).isEmpty();
        Path artifacts = bench.bench.workspace.artifactFolder();
        if (Files.exists(artifacts)) {
            try (Stream<Path> files = Files.walk(artifacts)) {
                assertThat(files.filter(Files::isRegularFile)).isEmpty();
            }
        }
    }

    private void assertRefused(Path file, String... words) throws IOException {
        assertThatThrownBy(() -> bench.add(file, mapped()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(words);
        assertNothingWasKept();
    }

    @Test
    void aModelIsKeptAsACopyOfOurOwn() throws IOException {
        Path file = bench.file("m.onnx", TWO_CLASSES);
        ModelVersion version = bench.add(file, mapped().withMetadata(Map.of("equivalenceGroup", "g")));
        Files.delete(file);
        assertThat(bench.bench.artifacts.read(version.artifact().orElseThrow())).isEqualTo(TWO_CLASSES);
        assertThat(Files.getAttribute(
                        bench.bench.artifacts.path(version.artifact().orElseThrow()), "unix:nlink"))
                .isEqualTo(1);
        assertThat(version.artifactSize()).isEqualTo(TWO_CLASSES.length);
        assertThat(version.framework()).isEqualTo("onnx");
        assertThat(version.inputs().getFirst().words()).isEqualTo("input float [N, 2]");
        assertThat(version.outputs().getFirst().words()).isEqualTo("output float [N, 2]");
        assertThat(version.metadata()).isEqualTo(Map.of("equivalenceGroup", "g"));
        assertThat(bench.bench.registry.requireModel("churn").task()).isEqualTo(TaskType.CLASSIFICATION);
    }

    @Test
    void withoutAMappingAWideTensorIsRefusedRatherThanFilledByPosition() throws IOException {
        Path file = bench.file("m.onnx", TWO_CLASSES);
        assertThatThrownBy(() -> bench.add(file, churn().withClasses(List.of("no", "yes"))))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessage(
                        "'" + file + "' takes input float [N, 2] and does not say which columns fill it; name them in"
                                + " the tensor's own order: --map input=COL1,COL2.");
        assertNothingWasKept();
    }

    @Test
    void columnsThatTheFileNamesNeedNoMapping() {
        byte[] named = Graphs.scores(new float[][] {{1, 0}, {0, 1}})
                .metadata("modeldeck.features", "[\"p\", \"q\"]")
                .metadata("modeldeck.classes", "[\"no\", \"yes\"]")
                .bytes();
        ModelVersion version = bench.add(named, churn());
        assertThat(version.mapping().columns()).containsExactly("p", "q");
        assertThat(version.classes()).containsExactly("no", "yes");
        ModelVersion single = bench.add(Graphs.plus(1), AddModel.named("sum", "1"));
        assertThat(single.mapping().columns()).containsExactly("x");
        assertThat(bench.bench.registry.requireModel("sum").task()).isEqualTo(TaskType.REGRESSION);
    }

    @Test
    void classesAreAskedForWhenTheFileDoesNotNameThem() throws IOException {
        Path file = bench.file("m.onnx", TWO_CLASSES);
        AddModel nameless = churn().withMapping(InputMapping.parse(List.of("input=a,b")));
        assertThatThrownBy(() -> bench.add(file, nameless))
                .hasMessageContaining("does not name its classes")
                .hasMessageContaining("--classes");
        assertThatThrownBy(() -> bench.add(file, nameless.withClasses(List.of("a", "b", "c"))))
                .hasMessageContaining("gives 2 probabilities per row, and 3 classes are named");
        assertThatThrownBy(() -> bench.add(file, nameless.withClasses(List.of("a", "a"))))
                .hasMessageContaining("named twice");
        assertNothingWasKept();
    }

    @Test
    void aMappingThatDoesNotFitIsRefused() throws IOException {
        Path file = bench.file("m.onnx", TWO_CLASSES);
        AddModel options = churn().withClasses(List.of("no", "yes"));
        assertThatThrownBy(() -> bench.add(file, options.withMapping(InputMapping.parse(List.of("input=a,b,c")))))
                .hasMessageContaining("takes 2 columns, and the mapping names 3");
        assertThatThrownBy(() -> bench.add(file, options.withMapping(InputMapping.parse(List.of("inputs=a,b")))))
                .hasMessageContaining("has no input 'inputs'; its inputs are input float [N, 2]");
        assertNothingWasKept();
    }

    @Test
    void aRepetitionAnswersWhatIsThereAndAnotherFileNeedsAnotherName() {
        ModelVersion first = bench.add(TWO_CLASSES, mapped());
        assertThat(bench.add(TWO_CLASSES, mapped())).isEqualTo(first);
        byte[] other = Graphs.scores(new float[][] {{2, 0}, {0, 1}}).bytes();
        assertThatThrownBy(() -> bench.add(other, mapped()))
                .hasMessageContaining("There is churn v1 (source 2024-01) already")
                .hasMessageContaining("--source-version");
        assertThat(bench.bench.artifacts.all())
                .as("the refused file is not left behind")
                .containsExactly(first.artifact().orElseThrow());
    }

    @Test
    void aModelKeepsItsTaskAndItsPositiveClass() {
        bench.add(TWO_CLASSES, mapped().withPositive("yes"));
        assertThatThrownBy(() -> bench.add(Graphs.plus(1), AddModel.named("churn", "2")))
                .hasMessageContaining("The model 'churn' does classification, and this version does regression");
        AddModel other = AddModel.named("churn", "3")
                .withMapping(InputMapping.parse(List.of("input=a,b")))
                .withClasses(List.of("no", "yes"));
        assertThatThrownBy(() -> bench.add(TWO_CLASSES, other.withPositive("no")))
                .hasMessageContaining("The positive class of 'churn' is 'yes'");
        assertThatThrownBy(() -> bench.add(TWO_CLASSES, other.withPositive("maybe")))
                .hasMessageContaining("is none of the classes no, yes");
    }

    @Test
    void anExternalVersionIsAddedOnce() {
        AddModel options = churn().withTask(TaskType.CLASSIFICATION);
        ModelVersion version = bench.intake.addExternal(RegistryBench.ENGINEER, RegistryBench.T0, options);
        assertThat(version.isExternal()).isTrue();
        assertThat(bench.intake.addExternal(RegistryBench.ENGINEER, RegistryBench.T0, options))
                .isEqualTo(version);
        assertThatThrownBy(() -> bench.runtimes.warmUp(version))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("runs elsewhere");
    }

    @Test
    void whatIsNoModelIsRefusedInASentence() throws IOException {
        assertRefused(bench.file("empty.onnx", new byte[0]), "is empty", "copy the model again");
        assertRefused(
                bench.file("data.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)),
                "is no ONNX model",
                "export the model as .onnx");
        assertRefused(bench.file("text.onnx", "hello".getBytes(StandardCharsets.UTF_8)), "is no ONNX model");
        assertRefused(bench.file("zeros.onnx", new byte[4_096]), "is no ONNX model");
        assertRefused(
                bench.file("lfs.onnx", "version https://git-lfs.github.com/spec/v1\n".getBytes(StandardCharsets.UTF_8)),
                "git lfs pull");
        assertRefused(folder.resolve("absent.onnx"), "There is no model file");
        assertRefused(Files.createDirectory(folder.resolve("folder.onnx")), "is a folder");
    }

    @Test
    void everyTruncationIsRefusedAndLeavesNothing() throws IOException {
        // The last field, an import of operators that this graph does not use, is the only part that can be missed.
        int lastField = 2 + "ai.onnx.ml".length() + 2 + 2;
        for (int length = 1; length < TWO_CLASSES.length - lastField; length++) {
            Path file = bench.file("cut.onnx", Arrays.copyOf(TWO_CLASSES, length));
            assertThatThrownBy(() -> bench.add(file, mapped()))
                    .as("cut to %d of %d bytes", length, TWO_CLASSES.length)
                    .isInstanceOf(RuntimeFailure.class)
                    .hasMessageContaining(file.toString());
        }
        assertRefused(bench.file("cut.onnx", Arrays.copyOf(TWO_CLASSES, TWO_CLASSES.length / 2)), "it is truncated");
        assertNothingWasKept();
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() throws IOException {
        InferenceBench small = new InferenceBench(
                Files.createDirectory(folder.resolve("small")),
                new RuntimeLimits(100, RuntimeLimits.defaults().onnx(), 10, Duration.ofSeconds(5)),
                1);
        try (small) {
            assertThatThrownBy(() -> small.add(TWO_CLASSES, mapped()))
                    .hasMessageContaining("the limit for a model is 100");
        }
    }

    @Test
    void anOperatorThatTheRuntimeLacksIsNamed() throws IOException {
        byte[] unknown = new Graphs()
                .input("input", DataType.FLOAT, -1, 2)
                .node("MadeUp", List.of("input"), List.of("output"))
                .output("output", DataType.FLOAT, -1, 2)
                .bytes();
        assertRefused(bench.file("unknown.onnx", unknown), "operator", "MadeUp", "export it");
        assertRefused(
                SharedData.require("models/onnx/yalue/example_needs_extensions.onnx"),
                "uses an operator that ONNX Runtime does not have",
                "StringUpper");
    }

    @Test
    void inputsThatNoTableFillsTakeTensorsAndNoMapping() throws IOException {
        byte[] image = new Graphs()
                .input("image", DataType.FLOAT, 1, 1, 28, 28)
                .node("Identity", List.of("image"), List.of("output"))
                .output("output", DataType.FLOAT, 1, 1, 28, 28)
                .bytes();
        assertThatThrownBy(() -> bench.add(image, churn().withMapping(InputMapping.parse(List.of("image=a,b")))))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("takes 'image float [1, 1, 28, 28]', which rows of a table cannot fill")
                .hasMessageContaining("--tensors");
        ModelVersion added = bench.add(image, churn());
        assertThat(added.mapping().isEmpty()).isTrue();
        Tensor dark = new Tensor(ElementType.FLOAT, List.of(1L, 1L, 28L, 28L), new float[784]);
        assertThat(bench.inference.run(added, Map.of("image", dark)).get("output"))
                .isInstanceOf(ModelOutput.Of.class);
        assertThatThrownBy(() -> bench.inference.predict(added, Map.of("a", 1)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("predict with --tensors FILE");
    }
}
