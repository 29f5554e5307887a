package io.modeldeck.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** ONNX graphs that keep weights in files beside them. */
class OnnxWeightsTest {

    @TempDir
    private Path folder;

    private InferenceBench bench;
    private Path mine;

    @BeforeEach
    void open() throws IOException {
        bench = new InferenceBench(folder.resolve("bench"));
        mine = Files.createDirectories(folder.resolve("mine"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private static byte[] floats(float... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return bytes.array();
    }

    /** Adds a tensor to each row of two numbers. */
    private static byte[] adding(TensorProto tensor) {
        return new Graphs()
                .input("input", DataType.FLOAT, -1, 2)
                .initializer(tensor)
                .node("Add", List.of("input", tensor.getName()), List.of("output"))
                .output("output", DataType.FLOAT, -1, 2)
                .bytes();
    }

    private ModelVersion add(byte[] graph) throws IOException {
        Path file = Files.write(mine.resolve("model.onnx"), graph);
        return bench.add(
                file,
                AddModel.named("sum", "1")
                        .withMapping(InputMapping.parse(List.of("input=a,b")))
                        .withClasses(List.of("first", "second")));
    }

    @Test
    void weightsOfTheOwnFolderAreKeptWithTheGraphAndAnswerFromOurCopy() throws IOException {
        Path weights = mine.resolve("weights");
        Files.createDirectories(weights);
        byte[] first = floats(9, 9, 0, 3);
        byte[] second = floats(0, 4);
        Files.write(weights.resolve("a.bin"), first);
        Files.write(mine.resolve("b.bin"), second);
        byte[] graph = new Graphs()
                .input("input", DataType.FLOAT, -1, 2)
                .initializer(Graphs.external("w", 2, "location", "weights/a.bin", "offset", "8", "length", "8"))
                .node(
                        "Constant",
                        List.of(),
                        List.of("c"),
                        Graphs.tensor("value", Graphs.external("v", 2, "location", "b.bin", "checksum", sha1(second))))
                .node("Add", List.of("input", "w"), List.of("sum"))
                .node("Add", List.of("sum", "c"), List.of("output"))
                .output("output", DataType.FLOAT, -1, 2)
                .bytes();
        ModelVersion version = add(graph);
        assertThat(version.metadata().get("files"))
                .isEqualTo(Map.of(
                        "model.onnx", Digest.of(graph).hex(),
                        "weights/a.bin", Digest.of(first).hex(),
                        "b.bin", Digest.of(second).hex()));
        try (Stream<Path> all = Files.walk(mine)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Files.delete(each);
            }
        }
        Predictions answer = bench.runtimes.predict(
                version,
                Table.of(
                        List.of(new Column.Numeric("a", new double[] {0}), new Column.Numeric("b", new double[] {0}))));
        // softmax of [0, 3 + 4]
        assertThat(answer.scores()[0][1]).isCloseTo(1 / (1 + Math.exp(-7)), within(1e-6));
        byte[] kept = bench.bench.artifacts.read(version.artifact().orElseThrow());
        assertThat(ModelProto.parseFrom(kept).getGraph().getInitializer(0))
                .isEqualTo(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(1)
                        .addDims(2)
                        .setRawData(ByteString.copyFrom(floats(0, 3)))
                        .build());
        Files.write(mine.resolve("b.bin"), second);
        Files.createDirectories(weights);
        Files.write(weights.resolve("a.bin"), first);
        assertThat(add(graph)).isEqualTo(version);
    }

    private static String sha1(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A graph within a node of a graph, and one without anything elsewhere, which is kept byte by byte. */
    @Test
    void weightsDeepInAGraphAreFoundAndAWholeFileIsLeftAsItIs() throws IOException {
        Files.write(mine.resolve("b.bin"), floats(1, 2));
        GraphProto inner = GraphProto.newBuilder()
                .setName("inner")
                .addInitializer(Graphs.external("deep", 2, "location", "b.bin"))
                .build();
        byte[] nested = new Graphs()
                .node(
                        "If",
                        List.of("yes"),
                        List.of("out"),
                        AttributeProto.newBuilder()
                                .setName("then_branch")
                                .setType(AttributeProto.AttributeType.GRAPH)
                                .setG(inner)
                                .build())
                .bytes();
        Path file = Files.write(mine.resolve("nested.onnx"), nested);
        OnnxFile read = OnnxFile.read(file, RuntimeLimits.defaults());
        assertThat(ModelProto.parseFrom(read.content())
                        .getGraph()
                        .getNode(0)
                        .getAttribute(0)
                        .getG()
                        .getInitializer(0)
                        .getRawData()
                        .toByteArray())
                .isEqualTo(floats(1, 2));
        Path whole = Files.write(mine.resolve("whole.onnx"), Graphs.plus(1));
        assertThat(OnnxFile.read(whole, RuntimeLimits.defaults()).content()).isEqualTo(Graphs.plus(1));
        assertThat(OnnxFile.read(whole, RuntimeLimits.defaults()).files()).isEmpty();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("leads out of the model's own folder", Graphs.external("w", 2, "location", "../out.bin")),
                Arguments.of(
                        "leads out of the model's own folder", Graphs.external("w", 2, "location", "sub/../ok.bin")),
                Arguments.of("an absolute path", Graphs.external("w", 2, "location", "/etc/hostname")),
                Arguments.of("an absolute path", Graphs.external("w", 2, "location", "C:/weights.bin")),
                Arguments.of("no plain name", Graphs.external("w", 2, "location", "a\\b.bin")),
                Arguments.of("no plain name", Graphs.external("w", 2, "offset", "0")),
                Arguments.of("is a link", Graphs.external("w", 2, "location", "link.bin")),
                Arguments.of("lies behind one", Graphs.external("w", 2, "location", "linked/out.bin")),
                Arguments.of("which is not there", Graphs.external("w", 2, "location", "none.bin")),
                Arguments.of("which is not there", Graphs.external("w", 2, "location", "sub")),
                Arguments.of("ends before them", Graphs.external("w", 2, "location", "short.bin")),
                Arguments.of("ends before them", Graphs.external("w", 2, "location", "ok.bin", "offset", "4")),
                Arguments.of("that they are 16 bytes", Graphs.external("w", 2, "location", "ok.bin", "length", "16")),
                Arguments.of("a strange offset", Graphs.external("w", 2, "location", "ok.bin", "offset", "-4")),
                Arguments.of("check sum differs", Graphs.external("w", 2, "location", "ok.bin", "checksum", "00ff")),
                Arguments.of(
                        "not of which type and form",
                        Graphs.external("w", 2, "location", "ok.bin").toBuilder()
                                .setDataType(DataType.STRING.getNumber())
                                .build()),
                Arguments.of("not of which type and form", Graphs.external("w", Long.MAX_VALUE, "location", "ok.bin")));
    }

    @ParameterizedTest
    @MethodSource
    void refused(String why, TensorProto tensor) throws IOException {
        Files.write(folder.resolve("out.bin"), floats(1, 2));
        Files.write(mine.resolve("ok.bin"), floats(1, 2));
        Files.write(mine.resolve("short.bin"), floats(1));
        Files.createDirectories(mine.resolve("sub"));
        Files.createSymbolicLink(mine.resolve("link.bin"), folder.resolve("out.bin"));
        Files.createSymbolicLink(mine.resolve("linked"), folder);
        assertThatThrownBy(() -> add(adding(tensor)))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("'w'")
                .hasMessageContaining(why);
        assertThat(bench.bench.count("model_version")).isZero();
        assertThat(bench.bench.entries()).isEmpty();
    }

    @Test
    void weightsThatMakeAModelTooLargeAreNotRead() throws IOException {
        Path file = Files.write(mine.resolve("model.onnx"), adding(Graphs.external("w", 2, "location", "large.bin")));
        Files.write(mine.resolve("large.bin"), new byte[4_096]);
        RuntimeLimits small = new RuntimeLimits(4_096, RuntimeLimits.defaults().onnx(), 64, Duration.ofSeconds(9));
        assertThatThrownBy(() -> OnnxFile.read(file, small)).hasMessageContaining("larger than a model may be");
    }

    /** What was kept has its weights inside, so that a file that still asks for others is none of ours. */
    @Test
    void bytesAloneReachForNoFile() throws IOException {
        Files.write(mine.resolve("ok.bin"), floats(1, 2));
        byte[] graph = adding(Graphs.external("w", 2, "location", "ok.bin"));
        ModelVersion version = ModelVersion.tried(
                "m", "1", ModelVersion.ONNX, graph, List.of(), List.of(), InputMapping.NONE, List.of());
        assertThatThrownBy(() -> bench.runtime.load(graph, version))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("keeps the values of 'w' in another file");
    }
}
