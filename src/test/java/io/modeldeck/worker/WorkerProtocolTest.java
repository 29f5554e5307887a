package io.modeldeck.worker;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.TaskType;
import io.modeldeck.recipe.Consent;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.TableBytes;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.Progress;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.RunLogLine;
import io.modeldeck.training.RunStatus;
import io.modeldeck.training.Trainers;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that do as they should, and workers that do not. */
class WorkerProtocolTest {

    private static final Instant NOW = LoopModel.START.plus(Duration.ofDays(400));

    /** Goes on when the test says so. */
    private static final class SetClock extends Clock {

        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        void pass(Duration time) {
            now = now.plus(time);
        }
    }

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final OddWorker odd = new OddWorker();
    private Engine engine;
    private ModelInfo model;

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

    private Recipe recipe(URI worker, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>(LoopModel.recipe().document());
        document.remove("trainer");
        document.put("type", "external-worker");
        document.put("worker", worker.toString());
        document.put("framework", "modeldeck");
        document.putAll(more);
        return Recipe.read(document, Recipe.standard());
    }

    private long start(URI worker, Map<String, Object> more) {
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

    private long start() {
        return start(odd.at("/jobs"), Map.of());
    }

    private TrainingRun run(long id) {
        return engine.training().run(id);
    }

    private void assertFailed(long id, String... words) {
        assertThat(run(id).status()).as(run(id).failureReason()).isEqualTo(RunStatus.FAILED);
        assertThat(run(id).failureReason()).contains(words);
        assertThat(engine.registry().versions(model.id())).isEmpty();
        assertThat(engine.workers().beat()).as("a job is open").isFalse();
    }

    private byte[] trained(Map<String, Object> order) {
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

    private static Map<String, Object> done(String sha256) {
        return Map.of("artifact", Map.of("sha256", sha256), "trainer", "odd");
    }

    @Test
    void theReferenceWorkerTrainsAndItsModelIsValidatedLikeAnyOther() {
        try (ReferenceWorker worker = ReferenceWorker.start(0, Set.of())) {
            long id = start(worker.jobs(), Map.of("hyperparameters", Map.of("trainer", "boosting", "iterations", 5)));
            await().until(() -> {
                engine.workers().beat();
                return run(id).status().isEnd();
            });
            TrainingRun run = run(id);
            assertThat(run.failureReason()).isEmpty();
            assertThat(run.status()).isEqualTo(RunStatus.COMPLETED);
            assertThat(run.epochs()).isNotEmpty();
            assertThat(run.config()).containsEntry("trainedBy", "boosting").doesNotContainKey("trainer");
            assertThat(run.datasetStats()).containsEntry("trainingRows", 120).containsEntry("holdOutRows", 30);
            assertThat(engine.training().log(id, 50))
                    .extracting(RunLogLine::line)
                    .anyMatch(line -> line.contains("120 rows to learn from go to the worker http://127.0.0.1:"));
            assertThat(engine.registry().versions(model.id())).hasSize(1);
            assertThat(engine.workers().beat()).isFalse();
        }
    }

    @Test
    void theOrderHasTheFieldsOfTheOriginAndTheRowsAreASignedDownloadForATime() throws InterruptedException {
        start(odd.at("/jobs"), Map.of("hyperparameters", Map.of("lr", .001), "trainingScript", "train.py"));
        Map<String, Object> order = odd.order();
        assertThat(order)
                .containsKeys("jobId", "modelVersion", "callbackUrl", "token", "artifactUrl")
                .containsEntry("modelName", "loop")
                .containsEntry("framework", "modeldeck")
                .containsEntry("trainingScript", "train.py")
                .containsEntry("hyperparameters", Map.of("lr", .001));
        Map<String, Object> source = OddWorker.source(order);
        assertThat(source).containsEntry("type", "modeldeck-rows").containsEntry("rows", 120);
        String rows = String.valueOf(source.get("connectionString"));
        assertThat(odd.get(rows).status()).isEqualTo(200);
        assertThat(odd.get(rows + "x").status()).isEqualTo(401);
        assertThat(odd.get(rows.replaceAll("\\?.*", "")).status()).isEqualTo(401);
        assertThat(odd.get(rows.replaceAll("signature=.*", "signature=" + order.get("token")))
                        .status())
                .as("a token for call-backs opens no rows")
                .isEqualTo(401);
        clock.pass(Duration.ofMinutes(61));
        assertThat(odd.get(rows).status()).as("an hour later").isEqualTo(401);
    }

    @Test
    void whoIsNotThatWorkerChangesNothing() throws InterruptedException {
        long id = start();
        Map<String, Object> order = odd.order();
        String base = String.valueOf(order.get("callbackUrl"));
        String token = String.valueOf(order.get("token"));
        for (String wrong :
                List.of("", "1.x", token + "A", "9" + token, "-1" + token.substring(1), "x".repeat(5_000))) {
            assertThat(odd.tell(order, "failed", Map.of("error", "no"), wrong).status())
                    .as(wrong)
                    .isEqualTo(401);
        }
        String rows = String.valueOf(OddWorker.source(order).get("connectionString"));
        assertThat(odd.tell(order, "failed", Map.of(), rows.replaceAll(".*signature=", ""))
                        .status())
                .as("a token for rows is none for call-backs")
                .isEqualTo(401);
        Map<String, Object> other = new LinkedHashMap<>(order);
        other.put("jobId", "00000000-0000-0000-0000-000000000000");
        assertThat(odd.tell(other, "failed", Map.of()).status()).isEqualTo(401);
        for (String path : List.of(
                "/",
                "/training",
                "/training/callbacks/../callbacks/failed",
                "/training/jobs/%2e%2e/rows",
                "/training/jobs/" + order.get("jobId") + "/../../etc/artifact",
                "/training/callbacks/failed/")) {
            URI root = URI.create(base).resolve("/");
            assertThat(odd.send(HttpRequest.newBuilder(URI.create(root + path.substring(1)))
                                    .header("Authorization", "Bearer " + token)
                                    .PUT(BodyPublishers.ofString("{}")))
                            .status())
                    .as(path)
                    .isBetween(400, 404);
        }
        assertThat(odd.send(HttpRequest.newBuilder(URI.create(base.replace("127.0.0.1", "localhost") + "/progress"))
                                .header("Origin", "http://evil.example")
                                .POST(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(403);
        assertThat(odd.tell(order, "progress", Map.of("log", "x".repeat(2_000_000)))
                        .status())
                .as("a giant body")
                .isIn(413, 0);
        assertThat(odd.tell(order, "progress", Map.of("epoch", -1)).status()).isEqualTo(400);
        assertThat(run(id).status()).isEqualTo(RunStatus.RUNNING);
        assertThat(run(id).epochs()).isEmpty();
    }

    @Test
    void anotherHostIsNotAnsweredFor() throws Exception {
        start();
        URI base = URI.create(String.valueOf(odd.order().get("callbackUrl")));
        try (java.net.Socket socket = new java.net.Socket("127.0.0.1", base.getPort())) {
            socket.getOutputStream()
                    .write(
                            "POST /training/callbacks/progress HTTP/1.1\r\nHost: deck.example\r\nContent-Length: 2\r\n\r\n{}"
                                    .getBytes(StandardCharsets.US_ASCII));
            byte[] head = socket.getInputStream().readNBytes(12);
            assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 421");
        }
    }

    @Test
    void aModelThatIsNotWhatWasPromisedFailsTheRun() throws InterruptedException {
        long lie = start();
        Map<String, Object> order = odd.order();
        byte[] model = trained(order);
        String sha = Digest.of(model).hex();
        assertThat(odd.upload(order, BodyPublishers.ofByteArray(model), "0".repeat(64))
                        .status())
                .isEqualTo(422);
        assertThat(odd.upload(order, BodyPublishers.ofByteArray(model), sha).status())
                .isEqualTo(200);
        odd.tell(order, "complete", done("0".repeat(64)));
        engine.workers().beat();
        assertFailed(lie, "is not what it promised", sha);

        long nothing = start();
        odd.tell(odd.order(), "complete", done(sha));
        engine.workers().beat();
        assertFailed(nothing, "left no model");

        long unsigned = start();
        odd.tell(odd.order(), "complete", Map.of("artifactUrl", odd.at("/model").toString()));
        engine.workers().beat();
        assertFailed(unsigned, "gave no SHA-256");

        long junk = start();
        Map<String, Object> junkOrder = odd.order();
        byte[] bytes = "no model at all".getBytes(StandardCharsets.UTF_8);
        odd.upload(
                junkOrder, BodyPublishers.ofByteArray(bytes), Digest.of(bytes).hex());
        odd.tell(junkOrder, "complete", done(Digest.of(bytes).hex()));
        engine.workers().beat();
        assertFailed(junk, "no ONNX model");
    }

    @Test
    void aModelIsFetchedFromTheWorkersOwnPlaceAlone() throws InterruptedException {
        try (OddWorker elsewhere = new OddWorker()) {
            for (String url : List.of(
                    elsewhere.at("/model").toString(),
                    "file:///etc/passwd",
                    "http://169.254.169.254/model",
                    odd.at("/model").toString().replace("http://", "http://user@"))) {
                long id = start();
                odd.tell(odd.order(), "complete", Map.of("artifactUrl", url, "sha256", "0".repeat(64)));
                engine.workers().beat();
                assertFailed(id, "was not fetched", "is asked");
            }
        }
        long id = start();
        Map<String, Object> order = odd.order();
        odd.model = trained(order);
        odd.tell(
                order,
                "complete",
                Map.of(
                        "artifactUrl",
                        odd.at("/model").toString(),
                        "sha256",
                        Digest.of(odd.model).hex()));
        engine.workers().beat();
        assertThat(run(id).failureReason()).isEmpty();
        assertThat(run(id).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void whatIsToldTwiceLateOrBackwardsChangesNothing() throws InterruptedException {
        long id = start();
        Map<String, Object> order = odd.order();
        assertThat(odd.tell(order, "progress", Map.of("epoch", 2, "metrics", Map.of("loss", .5)))
                        .body())
                .contains("\"accepted\":true");
        assertThat(odd.tell(order, "progress", Map.of("epoch", 1, "metrics", Map.of("loss", .9)))
                        .body())
                .contains("\"accepted\":false");
        assertThat(odd.tell(order, "progress", Map.of()).body()).contains("\"accepted\":true");
        assertThat(run(id).epochs()).hasSize(1);
        byte[] model = trained(order);
        String sha = Digest.of(model).hex();
        odd.upload(order, BodyPublishers.ofByteArray(model), sha);
        assertThat(odd.tell(order, "complete", done(sha)).body()).contains("\"accepted\":true");
        assertThat(odd.tell(order, "complete", done("0".repeat(64))).body()).contains("\"accepted\":false");
        assertThat(odd.tell(order, "failed", Map.of("error", "after all")).status())
                .isEqualTo(410);
        engine.workers().beat();
        assertThat(run(id).status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(engine.registry().versions(model(id))).hasSize(1);
    }

    private long model(long runId) {
        return run(runId).modelId();
    }

    @Test
    void aCancelledRunEndsAtOnceAndWhatComesLaterIsNotHeard() throws InterruptedException {
        long id = start();
        Map<String, Object> order = odd.order();
        engine.training().cancel(LoopModel.ENGINEER, clock.instant(), id, "enough");
        assertThat(odd.tell(order, "progress", Map.of()).body()).contains("\"cancel\":true");
        assertThat(odd.tell(order, "complete", done("0".repeat(64))).status()).isEqualTo(410);
        engine.workers().beat();
        assertThat(run(id).status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(odd.cancelled.poll()).isEqualTo("/jobs/" + order.get("jobId"));
        assertThat(engine.registry().versions(model.id())).isEmpty();
    }

    @Test
    void whoSaysNothingTakesTooLongOrTakesNoJobsIsGivenUp() throws InterruptedException {
        long silent = start(odd.at("/jobs"), Map.of("heartbeatSeconds", 60));
        clock.pass(Duration.ofSeconds(59));
        engine.workers().beat();
        assertThat(run(silent).status()).isEqualTo(RunStatus.RUNNING);
        odd.tell(odd.order(), "progress", Map.of());
        clock.pass(Duration.ofSeconds(61));
        engine.workers().beat();
        assertFailed(silent, "said nothing for 60 s");

        long slow = start(odd.at("/jobs"), Map.of("deadlineSeconds", 100, "heartbeatSeconds", 80));
        clock.pass(Duration.ofSeconds(70));
        Map<String, Object> order = odd.order();
        odd.tell(order, "progress", Map.of());
        clock.pass(Duration.ofSeconds(40));
        engine.workers().beat();
        assertFailed(slow, "did not finish within 100 s");

        odd.toOrders = HttpReply.refused(302, "elsewhere");
        long refused = start();
        for (int attempt = 1; attempt < 5; attempt++) {
            clock.pass(Duration.ofMinutes(1));
            engine.workers().beat();
        }
        assertFailed(refused, "did not take the job in 4 attempts");
        assertThat(odd.orders).hasSize(4);
        odd.toOrders = HttpReply.of(HttpReply.ACCEPTED, Map.of());
        odd.orders.clear();

        long failed = start();
        odd.tell(odd.order(), "failed", Map.of("error", "no\nGPU\u001b[31m"));
        assertFailed(failed, "failed: no GPU [31m");
    }

    @Test
    void aConsoleThatWasStartedAgainGoesOnWithItsWorkers() throws InterruptedException {
        long id = start();
        Map<String, Object> order = odd.order();
        odd.tell(order, "progress", Map.of("epoch", 1, "metrics", Map.of("loss", .7)));
        engine.close();
        clock.pass(Duration.ofMinutes(30));
        open();
        assertThat(run(id).status()).isEqualTo(RunStatus.RUNNING);
        engine.workers().beat();
        assertThat(run(id).status()).as("nobody could be heard meanwhile").isEqualTo(RunStatus.RUNNING);
        byte[] model = trained(order);
        String sha = Digest.of(model).hex();
        Map<String, Object> again = odd.orders.isEmpty() ? order : odd.order();
        assertThat(again.get("jobId")).isEqualTo(order.get("jobId"));
        odd.upload(again, BodyPublishers.ofByteArray(model), sha);
        assertThat(odd.tell(again, "complete", done(sha)).status()).isEqualTo(200);
        engine.close();
        open();
        engine.workers().beat();
        assertThat(run(id).failureReason()).isEmpty();
        assertThat(run(id).status()).isEqualTo(RunStatus.COMPLETED);
    }

    @Test
    void nothingIsSentBeforeAPersonAllowedThatPlaceAndNotInTheClear() {
        assertThatThrownBy(() -> engine.training()
                        .queueTable(
                                LoopModel.ENGINEER,
                                NOW,
                                model,
                                LoopModel.rows(150, 1, World.USUAL),
                                recipe(odd.at("/jobs"), Map.of()),
                                "rows"))
                .hasMessageContaining(
                        "its rows to be sent to " + odd.at("/").toString().replaceAll("/$", ""))
                .hasMessageContaining("nobody allowed that yet");
        assertThat(odd.orders).isEmpty();
        assertThatThrownBy(() -> recipe(URI.create("http://gpu.example/jobs"), Map.of()))
                .hasMessageContaining("not encrypted");
        engine.settings().put(LoopModel.ENGINEER, NOW, WorkerSettings.ADDRESS, "0.0.0.0");
        assertThatThrownBy(() -> engine.workerSettings().requireSound()).hasMessageContaining("only encrypted");
    }
}
