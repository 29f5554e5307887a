package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.Isolation;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models fetched from a hub and an address of this machine: looked at, checked, and loaded as a stranger's. Nothing leaves the machine. */
@Timeout(120)
class FetchServiceTest extends FetchTest {

    @Test
    void aModelOfAHubIsLookedAtFetchedCheckedAndNeverTrusted() {
        hub.with("model.onnx", graph)
                .with("model_quantized.onnx", Graphs.plus(2))
                .with("README.md", new byte[9]);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.framework()).contains("onnx");
        assertThat(found.variants()).extracting(Variant::name).containsExactly("default", "quantized");
        assertThat(found.variants()).extracting(Variant::precision).containsExactly("fp32", "int8");
        assertThat(found.metadata()).containsEntry("taskType", "sentiment-analysis");
        assertThat(found.revision()).contains(FakeHub.STATE);
        assertThat(hub.asked).as("nothing was fetched").containsExactly("GET /api/models/acme/tiny");
        FetchJob job = fetched(hub.source());
        ModelVersion version = version(job);
        assertThat(job.progress()).isEqualTo(100);
        assertThat(version.sourceVersion()).isEqualTo(FakeHub.STATE.substring(0, 12));
        assertThat(bench.artifacts.read(version.artifact().orElseThrow())).isEqualTo(graph);
        assertThat(version.metadata()).containsEntry("taskType", "sentiment-analysis");
        Isolation isolation = new Isolation(bench.database, bench.audit);
        assertThat(isolation.isIsolated(version)).isTrue();
        assertThatThrownBy(() -> isolation.set(ENGINEER, clock.instant(), version, false, ""))
                .hasMessageContaining("a stranger made it");
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m.onnx", "/M.ONNX", "/m.bin", "/m", "/m.zip"})
    void whatAStrangerMadeIsLoadedElsewhereFirstWhateverItIsCalled(String path) throws IOException {
        hub.with(path.substring(1), path.endsWith(".zip") ? zip("MODEL.ONNX", graph, 9) : graph);
        fetches.close();
        fetches = service(Map.of(), new Fragile());
        assertThat(fetched(at(path)).lastError().orElseThrow()).contains("was killed (signal 11)");
        assertThat(bench.registry.models()).isEmpty();
    }

    private static byte[] plusFrom(String location) {
        return new Graphs()
                .input("x", TensorProto.DataType.FLOAT, -1, 1)
                .initializer(Graphs.external("c", 1, "location", location))
                .node("Add", List.of("x", "c"), List.of("prediction"))
                .output("prediction", TensorProto.DataType.FLOAT, -1, 1)
                .bytes();
    }

    @Test
    void weightsBesideTheirGraphComeWithIt() {
        byte[] weights = {0, 0, (byte) 0x80, 0x3f};
        hub.with("onnx/model.onnx", plusFrom("model.onnx_data"))
                .with("onnx/model.onnx_data", weights)
                .with("onnx/model_fp16.onnx", graph);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.variants())
                .extracting(
                        variant -> variant.files().stream().map(FetchFile::path).toList())
                .containsExactly(List.of("onnx/model.onnx", "onnx/model.onnx_data"), List.of("onnx/model_fp16.onnx"));
        ModelVersion version = version(fetched(hub.source()));
        assertThat(version.metadata().get("files").toString())
                .contains("model.onnx", "model.onnx_data", Digest.of(weights).hex());
        assertThat(bench.artifacts.read(version.artifact().orElseThrow()))
                .as("the weights are inside")
                .hasSizeGreaterThan(weights.length);
    }

    @Test
    void weightsThatLieElsewhereEndTheJob() throws IOException {
        Path secret = Files.write(folder.resolve("secret.bin"), new byte[4]);
        for (String location : List.of("../../../secret.bin", secret.toString(), "other.bin")) {
            hub.with("model.onnx", plusFrom(location));
            FetchJob job = fetched(hub.source());
            assertThat(job.errorCode()).contains("NOT_ADDED");
            assertThat(job.lastError().orElseThrow())
                    .contains("keeps the values of 'c' in '" + location)
                    .doesNotContain("incoming");
        }
        assertThat(bench.registry.models()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"../evil.onnx", "/etc/passwd", "a/../../b.onnx", "C:evil.onnx", "a\\b.onnx"})
    void ofAModelWithANameThatLeavesItsFolderNothingIsTaken(String name) {
        assertThatThrownBy(() -> new SafePath(name)).isInstanceOf(FetchFailure.class);
        hub.with(name, graph).with("model.onnx", graph);
        assertThatThrownBy(() -> fetches.inspect(hub.source()))
                .isInstanceOf(FetchFailure.class)
                .hasMessageContaining("no plain name")
                .hasMessageEndingWith("nothing of it is taken.");
        assertThat(fetched(hub.source()).errorCode()).contains("UNSAFE_PATH");
        assertThat(hub.asked).noneMatch(asked -> asked.contains("model.onnx"));
    }

    @ParameterizedTest
    @CsvSource({"a//b", "con.onnx", "x/nul", "...", "a.", "x.part"})
    void aFileWithAnOddNameIsLeftOut(String name) {
        assertThatThrownBy(() -> new SafePath(name)).isInstanceOf(FetchFailure.class);
        hub.with(name, graph).with("model.onnx", graph);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.variants()).hasSize(1);
        assertThat(found.notes())
                .anyMatch(note -> note.contains("'" + name + "'") && note.endsWith("; it is left out."));
    }

    @Test
    void whatIsNoModelIsKeptUntilSomebodySaysHowAndIsNotFetchedAgain() {
        hub.with("model.onnx", graph);
        FetchJob job = finish(fetches.start(
                ENGINEER,
                clock.instant(),
                hub.source(),
                "default",
                PLUS.withMap(List.of("wrong=x")),
                Optional.empty()));
        assertThat(job.errorCode()).contains("NOT_ADDED");
        assertThat(job.lastError().orElseThrow()).contains("has no input 'wrong'");
        int asked = hub.asked.size();
        fetches.retry(ENGINEER, clock.instant(), job.id(), PLUS, "now with its columns");
        assertThat(version(finish(job)).mapping().columns()).containsExactly("x");
        assertThat(hub.asked).hasSize(asked);
    }
}
