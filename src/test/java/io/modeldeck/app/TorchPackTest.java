package io.modeldeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.torch.TorchFile;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Workspace;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PyTorch from its pack, each model in the process of a worker. */
@Tag("packs")
class TorchPackTest {

    private static final Instant NOW = Instant.parse("2026-02-02T00:00:00Z");
    private static final Actor ENGINEER = Actor.person("A", Face.COMMAND_LINE);
    private static final int FRAMES = 60;

    @TempDir
    private Path folder;

    private Engine engine;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder.resolve("deck")), Clock.fixed(NOW, ZoneOffset.UTC), () -> {})
                .orElseThrow();
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private ModelVersion add(String name, Path file, List<String> inputs, List<String> outputs) {
        ModelReference script = new ModelReference(
                ModelVersion.PYTORCH,
                TorchFile.read(file, Integer.MAX_VALUE),
                inputs.stream().map(TensorSpec::parse).toList(),
                outputs.stream().map(TensorSpec::parse).toList(),
                "");
        return engine.modelIntake().addDescribed(ENGINEER, NOW, AddModel.named(name, "1"), script);
    }

    private static Map<String, JsonNode> golden() {
        return Golden.cases("inference_torchscript").stream()
                .collect(Collectors.toMap(c -> c.get("id").asText(), c -> c));
    }

    private static double number(Map<String, ModelOutput> outputs, String name) {
        return ((ModelOutput.Of) outputs.get(name)).tensor().number(0);
    }

    @Test
    void speechIsFoundAsByTheGoldenValuesAndAsByTheOnnxModelOfTheSameNet() throws IOException {
        ModelVersion torch = add(
                "vad",
                SharedData.require("models/torchscript/silero_vad/silero_vad.jit"),
                List.of("x=float[1,512]", "sr=int64[]"),
                List.of("output=float[1,1]"));
        ModelVersion onnx = engine.modelIntake()
                .add(
                        ENGINEER,
                        NOW,
                        SharedData.require("models/onnx/silero_vad/silero_vad.onnx"),
                        AddModel.named("vad-onnx", "1"));
        assertThat(onnx.mapping().isEmpty()).isTrue();
        float[] sound = sound();
        Tensor rate = new Tensor(ElementType.INT64, List.of(), new long[] {16_000});
        Tensor state = new Tensor(ElementType.FLOAT, List.of(2L, 1L, 128L), new float[256]);
        JsonNode expected = golden().get("torch-silero").get("probabilities_frames_0_59");
        for (int frame = 0; frame < FRAMES; frame++) {
            int at = frame * 512;
            Tensor x = new Tensor(ElementType.FLOAT, List.of(1L, 512L), Arrays.copyOfRange(sound, at, at + 512));
            double p = number(engine.inference().run(torch, Map.of("x", x, "sr", rate)), "output");
            float[] withContext = new float[576];
            for (int i = 0; i < 576; i++) {
                withContext[i] = at - 64 + i < 0 ? 0 : sound[at - 64 + i];
            }
            Map<String, ModelOutput> twin = engine.inference()
                    .run(
                            onnx,
                            Map.of(
                                    "input",
                                    new Tensor(ElementType.FLOAT, List.of(1L, 576L), withContext),
                                    "state",
                                    state,
                                    "sr",
                                    rate));
            state = ((ModelOutput.Of) twin.get("stateN")).tensor();
            assertThat(p).as("frame " + frame).isEqualTo(expected.get(frame).asDouble(), within(1e-5));
            assertThat(p).as("frame " + frame).isEqualTo(number(twin, "output"), within(1e-6));
        }
        assertThat(engine.isolation().of(torch.id()).starts()).isEqualTo(1);
        assertThat(engine.isolation().of(torch.id()).residentBytes().orElse(1L << 28))
                .isGreaterThan(1L << 27);
    }

    private static float[] sound() throws IOException {
        ByteBuffer samples = ByteBuffer.wrap(Files.readAllBytes(SharedData.require("models/onnx/silero_vad/test.wav")))
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] sound = new float[FRAMES * 512];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = samples.getShort(44 + 2 * i) / 32_768f;
        }
        return sound;
    }

    @Test
    void whatGoesInComesOutAndWhatDoesNotFitIsASentence() {
        JsonNode expected = golden().get("torch-identity");
        ModelVersion identity = add(
                "identity",
                SharedData.require("models/torchscript/djl/identity.pt"),
                List.of("x=int64[1,3]"),
                List.of());
        long[] values = Golden.longs(expected.get("input").get("values"));
        Tensor x = new Tensor(ElementType.INT64, List.of(1L, 3L), values);
        ModelOutput.Of out = (ModelOutput.Of)
                engine.inference().run(identity, Map.of("x", x)).get("output");
        assertThat(out.tensor().values()).isEqualTo(Golden.longs(expected.get("output")));
        assertThat(out.tensor().type()).isEqualTo(ElementType.INT64);
        assertThatThrownBy(() -> engine.inference().run(identity, Map.of()))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("takes x int64 [1, 3]");
        ModelVersion wrong = add(
                "wrong",
                SharedData.require("models/torchscript/silero_vad/silero_vad.jit"),
                List.of("x=float[1,512]"),
                List.of());
        assertThatThrownBy(() -> engine.inference()
                        .run(wrong, Map.of("x", new Tensor(ElementType.FLOAT, List.of(1L, 512L), new float[512]))))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageContaining("failed");
    }
}
