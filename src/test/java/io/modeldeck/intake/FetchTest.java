package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.config.Keychain;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.OnnxModelRuntime;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.ollama.OllamaIntake;
import io.modeldeck.inference.tensorflow.TensorFlowIntake;
import io.modeldeck.inference.tfjs.WebModelIntake;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.RegistryBench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hub of this machine, a workspace, and a queue that works by a clock which goes on when somebody waits. */
@Timeout(120)
abstract class FetchTest {

    static final Actor ENGINEER = Actor.person("engineer", Face.COMMAND_LINE);
    static final FetchWish PLUS = FetchWish.NONE.named("plus", Optional.empty()).withMap(List.of("x=x"));

    @TempDir
    Path folder;

    /** Goes on when somebody waits. */
    static final class Hands extends Clock {
        Instant now = Instant.parse("2026-03-01T00:00:00Z");
        final List<Duration> waits = new ArrayList<>();

        void until(Instant when) {
            if (when.isAfter(now)) {
                waits.add(Duration.between(now, when));
                now = when;
            }
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** A runtime that a graph takes down with it. */
    static class Fragile implements ModelRuntime {
        @Override
        public String framework() {
            return ModelVersion.ONNX;
        }

        @Override
        public LoadedModel load(byte[] artifact, ModelVersion version) {
            throw new RuntimeFailure("The process of " + version.label() + " was killed (signal 11)");
        }
    }

    final Hands clock = new Hands();
    final byte[] graph = Graphs.plus(1);
    FakeHub hub;
    RegistryBench bench;
    OnnxModelRuntime runtime;
    FetchService fetches;

    @BeforeEach
    void open() {
        hub = new FakeHub();
        bench = new RegistryBench(folder.resolve("workspace"));
        runtime = new OnnxModelRuntime(RuntimeLimits.defaults());
        fetches = service(Map.of());
    }

    @AfterEach
    void close() {
        fetches.close();
        runtime.close();
        bench.close();
        hub.close();
    }

    FetchService service(Map<String, String> environment) {
        return service(environment, runtime);
    }

    /** @param trial loads what strangers made for the first time */
    FetchService service(Map<String, String> environment, ModelRuntime trial) {
        ModelIntake intake = new ModelIntake(bench.database, bench.registry, bench.artifacts, RuntimeLimits.defaults());
        TensorFlowIntake saved = new TensorFlowIntake(intake, RuntimeLimits.defaults(), Optional::empty);
        return new FetchService(
                bench.database,
                new ModelDoor(
                        intake,
                        new TransformerIntake(intake, RuntimeLimits.defaults(), Optional::empty),
                        saved,
                        new WebModelIntake(intake, saved, RuntimeLimits.defaults())),
                trial,
                bench.audit,
                folder.resolve("incoming"),
                new Token(environment),
                clock);
    }

    FetchJob start(FetchSource source) {
        return fetches.start(ENGINEER, clock.instant(), source, "default", PLUS, Optional.empty());
    }

    FetchJob finish(FetchJob job) {
        return fetches.finish(job.id(), Progress.none(), clock::until);
    }

    FetchJob fetched(FetchSource source) {
        return finish(start(source));
    }

    FetchSource at(String path) {
        return new FetchSource.Web(hub.base().resolve(path));
    }

    ModelVersion version(FetchJob job) {
        assertThat(job.lastError()).isEmpty();
        return bench.registry.version(job.versionId().orElseThrow()).orElseThrow();
    }

    static byte[] zip(String name, byte[] content, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    ProfileInstall profiles() {
        ModelIntake intake = new ModelIntake(bench.database, bench.registry, bench.artifacts, RuntimeLimits.defaults());
        return new ProfileInstall(fetches, bench.registry, new OllamaIntake(intake, new Keychain(Map.of())));
    }
}
