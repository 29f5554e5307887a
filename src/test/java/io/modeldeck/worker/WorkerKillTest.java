package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.Consent;
import io.modeldeck.store.Digest;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.Progress;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A console that is killed while a worker trains for it. */
@Tag("full")
class WorkerKillTest {

    /** Sends a run to the worker, answers what it tells, and looks at nothing that it leaves. */
    public static final class Console {

        private Console() {}

        /** @param arguments the folder, and where jobs are posted */
        public static void main(String[] arguments) throws InterruptedException {
            LoopModel loop = new LoopModel(Path.of(arguments[0]));
            Recipe recipe = recipe(arguments[1]);
            loop.engine
                    .recipes()
                    .allow(
                            LoopModel.ENGINEER,
                            LoopModel.START,
                            loop.model,
                            Consent.neededFor(recipe.site()).orElseThrow(),
                            "");
            long run = loop.train(LoopModel.rows(150, 1, World.USUAL), recipe, LoopModel.START)
                    .id();
            loop.engine.workers().beat();
            System.out.println("sent " + run);
            Thread.currentThread().join();
        }
    }

    @TempDir
    Path folder;

    private final OddWorker odd = new OddWorker();

    @AfterEach
    void close() {
        odd.close();
    }

    private static Recipe recipe(String worker) {
        Map<String, Object> document = new LinkedHashMap<>(LoopModel.recipe().document());
        document.remove("trainer");
        document.put("type", "external-worker");
        document.put("worker", worker);
        return Recipe.read(document, Recipe.standard());
    }

    private static byte[] model() {
        TrainingSet rows = TrainingSet.of(
                LoopModel.rows(150, 1, World.USUAL).slice(0, 120),
                Recipe.DEFAULT_LABEL,
                List.of("x", "y", "noise"),
                TaskType.CLASSIFICATION);
        return Trainers.named("logistic").train(rows, Map.of(), Progress.none()).onnx();
    }

    private ChildJvm console() throws IOException {
        ChildJvm console = ChildJvm.of(
                        Console.class, folder.toString(), odd.at("/jobs").toString())
                .start();
        String said = new BufferedReader(
                        new InputStreamReader(console.process().getInputStream(), StandardCharsets.UTF_8))
                .readLine();
        assertThat(said).as(console.errors()).startsWith("sent ");
        return console;
    }

    private static TrainingRun only(LoopModel loop) {
        List<TrainingRun> runs = loop.engine.training().runs(OptionalLong.of(loop.model.id()), 10);
        assertThat(runs).hasSize(1);
        return runs.getFirst();
    }

    @Test
    void theRunGoesOnWithItsWorkerAfterTheNextStart() throws Exception {
        byte[] model = model();
        String sha = Digest.of(model).hex();
        Map<String, Object> order;
        try (ChildJvm console = console()) {
            order = odd.order();
            odd.tell(order, "progress", Map.of("epoch", 1, "metrics", Map.of("loss", .7)));
            console.kill();
            console.process().waitFor();
        }
        assertThat(odd.tell(order, "complete", Map.of("artifact", Map.of("sha256", sha)))
                        .status())
                .as("nobody hears it; the port may be somebody else's by now")
                .isNotEqualTo(200);
        try (LoopModel loop = new LoopModel(folder)) {
            assertThat(only(loop).status()).isEqualTo(RunStatus.RUNNING);
            assertThat(only(loop).epochs()).hasSize(1);
            loop.engine.workers().beat();
            Map<String, Object> now = odd.orders.isEmpty() ? order : odd.order();
            assertThat(now.get("jobId")).isEqualTo(order.get("jobId"));
            odd.upload(now, BodyPublishers.ofByteArray(model), sha);
            assertThat(odd.tell(now, "complete", Map.of("artifact", Map.of("sha256", sha)))
                            .status())
                    .isEqualTo(200);
            loop.engine.workers().beat();
            assertThat(only(loop).failureReason()).isEmpty();
            assertThat(only(loop).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(loop.engine.registry().versions(loop.model.id())).hasSize(1);
        }
    }

    @Test
    void whatWasDeliveredBeforeIsTakenInAndWhatIsToldLaterIsNotHeard() throws Exception {
        byte[] model = model();
        String sha = Digest.of(model).hex();
        Map<String, Object> order;
        try (ChildJvm console = console()) {
            order = odd.order();
            odd.upload(order, BodyPublishers.ofByteArray(model), sha);
            assertThat(odd.tell(order, "complete", Map.of("artifact", Map.of("sha256", sha)))
                            .status())
                    .isEqualTo(200);
            console.kill();
            console.process().waitFor();
        }
        try (LoopModel loop = new LoopModel(folder)) {
            loop.engine.workers().beat();
            assertThat(only(loop).failureReason()).isEmpty();
            assertThat(only(loop).status()).isEqualTo(RunStatus.COMPLETED);
            // The door is where it was, and open until the next beat.
            assertThat(odd.tell(order, "failed", Map.of("error", "after all")).status())
                    .isEqualTo(410);
            assertThat(only(loop).status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(loop.engine.registry().versions(loop.model.id())).hasSize(1);
        }
    }
}
