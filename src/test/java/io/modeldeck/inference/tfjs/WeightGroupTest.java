package io.modeldeck.inference.tfjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.registry.ElementType;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards with weights: what they hold, and what they must not name. */
class WeightGroupTest {

    @TempDir
    private Path folder;

    private static Map<String, Object> weight(String name, String type, Integer... shape) {
        return Map.of("name", name, "dtype", type, "shape", List.of(shape));
    }

    private static Map<String, Object> quantised(
            String name, String type, String kept, double scale, double min, int size) {
        return Map.of(
                "name",
                name,
                "dtype",
                type,
                "shape",
                List.of(size),
                "quantization",
                Map.of("dtype", kept, "scale", scale, "min", min));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void everyTypeAndEveryQuantisationIsRead() {
        byte[] text = "żółw".getBytes(StandardCharsets.UTF_8);
        byte[] content = bytes(8 + 4 + 2 + 4 + text.length + 4 + 2 + 4 + 4 + 2)
                .putFloat(1.5f)
                .putFloat(Float.NEGATIVE_INFINITY)
                .putInt(-7)
                .put((byte) 1)
                .put((byte) 0)
                .putInt(text.length)
                .put(text)
                .putInt(0)
                .put((byte) 0)
                .put((byte) 255)
                .putShort((short) 0)
                .putShort((short) 65_535)
                .putShort(Float.floatToFloat16(-2.5f))
                .putShort(Float.floatToFloat16(1e-7f))
                .put((byte) 3)
                .put((byte) 200)
                .array();
        Map<String, Tensor> weights = WeightGroup.read(
                content,
                List.of(
                        weight("f", "float32", 2, 1),
                        weight("i", "int32"),
                        weight("b", "bool", 2),
                        weight("s", "string", 2),
                        quantised("q8", "float32", "uint8", 0.5, -10, 2),
                        quantised("q16", "float32", "uint16", 0.001, 1, 2),
                        Map.of(
                                "name",
                                "h",
                                "dtype",
                                "float32",
                                "shape",
                                List.of(2),
                                "quantization",
                                Map.of("dtype", "float16")),
                        quantised("qi", "int32", "uint8", 2, -5, 2)),
                "m");
        assertThat(weights.get("f").values()).isEqualTo(new float[] {1.5f, Float.NEGATIVE_INFINITY});
        assertThat(weights.get("f").shape()).containsExactly(2L, 1L);
        assertThat(weights.get("i").values()).isEqualTo(new int[] {-7});
        assertThat(weights.get("b").values()).isEqualTo(new boolean[] {true, false});
        assertThat(((String[]) weights.get("s").values())[0].getBytes(StandardCharsets.ISO_8859_1))
                .isEqualTo(text);
        assertThat(weights.get("q8").values()).isEqualTo(new float[] {-10, 117.5f});
        assertThat(weights.get("q16").values()).isEqualTo(new float[] {1, 66.535f});
        assertThat(weights.get("h").values())
                .isEqualTo(new float[] {-2.5f, Float.float16ToFloat(Float.floatToFloat16(1e-7f))});
        assertThat(weights.get("qi").values()).isEqualTo(new int[] {1, 395});
        assertThat(weights.get("qi").type()).isEqualTo(ElementType.INT32);
    }

    private static void assertRefused(int size, Map<String, Object> weight, String sentence) {
        assertThatThrownBy(() -> WeightGroup.read(new byte[size], List.of(weight), "m"))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shardsThatAreNotExactlyWhatIsAnnouncedAreRefused() {
        assertRefused(15, weight("w", "float32", 4), "end within 'w'");
        assertRefused(17, weight("w", "float32", 4), "1 bytes longer than it announces");
        assertRefused(8, weight("w", "float32", 50_000, 50_000), "has the shape");
        assertRefused(8, weight("w", "float32", 500_000_000), "end within 'w'");
        assertRefused(8, weight("w", "float32", -1), "has the shape [-1]");
        assertRefused(8, weight("w", "complex64", 1), "the type 'complex64'");
        assertRefused(4, quantised("w", "float32", "uint4", 1, 0, 1), "the quantisation 'uint4'");
        assertRefused(1, quantised("w", "string", "uint8", 1, 0, 1), "a quantised 'string'");
        byte[] endless = bytes(4).putInt(-1).array();
        assertThatThrownBy(() -> WeightGroup.read(endless, List.of(weight("w", "string", 1)), "m"))
                .hasMessageContaining("end within 'w'");
        assertThatThrownBy(() ->
                        WeightGroup.read(new byte[8], List.of(weight("w", "int32", 1), weight("w", "int32", 1)), "m"))
                .hasMessageContaining("names the weight 'w' twice");
    }

    private Path model(String shard) throws IOException {
        return Files.writeString(
                folder.resolve("model.json"),
                "{\"weightsManifest\": [{\"paths\": [\"" + shard
                        + "\"], \"weights\": [{\"name\": \"w\", \"shape\": [1], \"dtype\": \"int32\"}]}]}");
    }

    private static void assertRefused(Path model, String sentence) {
        assertThatThrownBy(() -> WebModel.read(model, 10_000))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void onlyFilesOfTheModelsOwnFolderAreRead() throws IOException {
        Path secret = Files.write(folder.resolve("secret"), new byte[4]);
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.write(inner.resolve("w.bin"), new byte[] {7, 0, 0, 0});
        assertThat(WebModel.read(model("inner/w.bin"), 10_000)
                        .weights()
                        .get("w")
                        .values())
                .isEqualTo(new int[] {7});
        assertThat(WebModel.read(folder, 10_000).weights()).containsOnlyKeys("w");
        for (String bad : List.of(
                "../" + folder.getFileName() + "/secret",
                "inner/../secret",
                secret.toString(),
                "",
                ".",
                "inner\\\\w.bin",
                "http://127.0.0.1/w.bin",
                "file:secret",
                "a\\u0000b")) {
            assertRefused(model(bad), "which does not lie in its own folder");
        }
        Path away = Files.write(Files.createTempFile("away", ".bin"), new byte[4]);
        Files.createSymbolicLink(folder.resolve("link.bin"), away);
        assertRefused(model("link.bin"), "which does not lie in its own folder");
        Files.delete(away);
        assertRefused(model("none.bin"), "The file 'none.bin' with weights");
        Files.write(folder.resolve("large.bin"), new byte[20_000]);
        assertRefused(model("large.bin"), "too much for the memory");
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        Path file = folder.resolve("model.json");
        assertRefused(file, "it is not there");
        Files.writeString(file, "{\"a\": 1}");
        assertRefused(file, "is no model of TensorFlow.js");
        Files.writeString(file, "[1, 2");
        assertRefused(file, "cannot be read (This is not valid JSON");
        Files.writeString(file, "{\"weightsManifest\": []}");
        assertThatThrownBy(() -> WebModel.read(file, 10_000).hasLayers()).hasMessageContaining("has no modelTopology");
    }

    @Test
    void theLanguageDetectorsShardHoldsWhatItAnnounces() {
        WebModel model = WebModel.read(SharedData.require("models/tfjs/vscode_languagedetection"), Integer.MAX_VALUE);
        assertThat(model.hasLayers()).isFalse();
        Tensor classes = model.weights().get("head/ExpandDims/input");
        assertThat((String[]) classes.values()).hasSize(54).contains("java", "py");
        Tensor kernel = model.weights().get("dnn/hiddenlayer_0/kernel");
        assertThat(kernel.shape()).containsExactly(70L, 512L);
        assertThat(kernel.number(0)).isBetween(-0.11, 0.11);
    }
}
