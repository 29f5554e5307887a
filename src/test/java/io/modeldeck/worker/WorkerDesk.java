package io.modeldeck.worker;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.Consent;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.TableBytes;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.testing.SetClock;
import io.modeldeck.training.Progress;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A console with one model and a worker of this machine that does what it is told; the clock stands until somebody lets time pass. */
abstract class WorkerDesk {

    static final Instant NOW = LoopModel.START.plus(Duration.ofDays(400));

    @TempDir
    Path folder;

    final SetClock clock = new SetClock(NOW);
    final OddWorker odd = new OddWorker();
    Engine engine;
    ModelInfo model;

    @BeforeEach
    void open() {
        engine = Engine.open(new Workspace(folder), clock, () -> {}).orElseThrow();
        model = engine.registry()
                .model("loop")
                .orElseGet(() -> engine.registry()
                        .createModel(LoopModel.ENGINEER, NOW, "loop", TaskType.CLASSIFICATION, Optional.of("1")));
    }

    @AfterEach
    void close() {
        engine.close();
        odd.close();
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .as("no thread of the server stays behind")
                .noneMatch(name -> name.startsWith("worker-calls")));
    }

    Recipe recipe(URI worker, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>(LoopModel.recipe().document());
        document.remove("trainer");
        document.put("type", "external-worker");
        document.put("worker", worker.toString());
        document.put("framework", "modeldeck");
        document.putAll(more);
        return Recipe.read(document, Recipe.standard());
    }

    long start(URI worker, Map<String, Object> more) {
        Recipe recipe = recipe(worker, more);
        engine.recipes()
                .allow(
                        LoopModel.ENGINEER,
                        NOW,
                        model,
                        Consent.neededFor(recipe.site()).orElseThrow(),
                        "");
        TrainingRun queued = engine.training()
                .queueTable(
                        LoopModel.ENGINEER, NOW, model, LoopModel.rows(150, 1, World.USUAL), recipe, "rows of a test");
        TrainingRun sent = engine.training().runNext(OptionalLong.empty(), NOW).orElseThrow();
        assertThat(sent.id()).isEqualTo(queued.id());
        assertThat(sent.failureReason()).isEmpty();
        assertThat(sent.status()).isEqualTo(RunStatus.RUNNING);
        engine.workers().beat();
        return sent.id();
    }

    long start() {
        return start(odd.at("/jobs"), Map.of());
    }

    TrainingRun run(long id) {
        return engine.training().run(id);
    }

    void assertFailed(long id, String... words) {
        assertThat(run(id).status()).as(run(id).failureReason()).isEqualTo(RunStatus.FAILED);
        assertThat(run(id).failureReason()).contains(words);
        assertThat(engine.registry().versions(model.id())).isEmpty();
        assertThat(engine.workers().beat()).as("a job is open").isFalse();
    }

    byte[] trained(Map<String, Object> order) {
        Map<String, Object> source = OddWorker.source(order);
        WorkerJob job =
                engine.workers().desk().job(String.valueOf(order.get("jobId"))).orElseThrow();
        Map<String, String> types = new LinkedHashMap<>();
        for (Object feature : (List<?>) source.get("features")) {
            types.put(
                    String.valueOf(((Map<?, ?>) feature).get("name")),
                    String.valueOf(((Map<?, ?>) feature).get("type")));
        }
        types.put("outcome", "categorical");
        TrainingSet set = TrainingSet.of(
                TableBytes.read(engine.workers().desk().rows(job), types),
                "outcome",
                List.of("x", "y", "noise"),
                TaskType.CLASSIFICATION);
        return Trainers.named("logistic").train(set, Map.of(), Progress.none()).onnx();
    }

    static Map<String, Object> done(String sha256) {
        return Map.of("artifact", Map.of("sha256", sha256), "trainer", "odd");
    }

    long model(long runId) {
        return run(runId).modelId();
    }
}
