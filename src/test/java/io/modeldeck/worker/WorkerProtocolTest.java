package io.modeldeck.worker;

import static io.modeldeck.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.store.Digest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.testing.LoopModel.World;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.TrainingRun;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Workers that do as they should, and workers that do not. */
class WorkerProtocolTest extends WorkerDesk {

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
