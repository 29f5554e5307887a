package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.registry.ModelVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fetches that break off, are cancelled or killed, or meet a fault: they go on where they were, or end and leave nothing. */
@Timeout(120)
class FetchCutOffTest extends FetchTest {

    @Test
    void whatBrokeOffGoesOnWhereItWas() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = fetched(hub.source());
        version(job);
        assertThat(hub.asked).last().asString().endsWith("bytes=40-");
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(2));
        assertThat(job.retryCount()).isEqualTo(1);
    }

    @Test
    void anotherContentMeanwhileIsFetchedFromItsBeginning() {
        byte[] later = Graphs.plus(7);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        hub.with("m.onnx", later);
        hub.tricks.addFirst(exchange -> FakeHub.send(exchange, 405, new byte[0]));
        FetchJob job = fetched(at("/m.onnx"));
        assertThat(bench.artifacts.read(version(job).artifact().orElseThrow())).isEqualTo(later);
    }

    @Test
    void aJobThatWasKilledGoesOnAfterwards() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = start(hub.source());
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.QUEUED);
        bench.database.update("UPDATE model_fetch_job SET status = 'downloading' WHERE id = ?1", job.id());
        fetches.close();
        fetches = service(Map.of());
        fetches.recoverInterrupted();
        // it need not wait for its time, and goes on where it was all the same
        assertThat(fetches.job(job.id()).retryAt()).isAfter(clock.instant());
        fetches.retry(ENGINEER, clock.instant(), job.id(), FetchWish.NONE, "now");
        version(finish(job));
        assertThat(hub.asked).last().asString().endsWith("bytes=40-");
        assertThat(clock.waits).isEmpty();
        assertThatThrownBy(() -> fetches.retry(ENGINEER, clock.instant(), job.id(), FetchWish.NONE, ""))
                .hasMessageContaining("is completed; only one that waits, failed or was cancelled is tried again");
    }

    @Test
    void whatWasKilledWhileItWasAddedIsAddedOnce() {
        hub.with("model.onnx", graph);
        ModelVersion version = version(fetched(hub.source()));
        // the version was there, and the job did not know it yet
        bench.database.update(
                "UPDATE model_fetch_job SET status = 'processing', version_id = NULL, completed_at = NULL");
        fetches.close();
        fetches = service(Map.of());
        fetches.recoverInterrupted();
        FetchJob job = fetches.jobs(1).getFirst();
        assertThat(job.status()).isEqualTo(FetchStatus.QUEUED);
        assertThat(job.errorCode()).contains("INTERRUPTED");
        assertThat(version(finish(job)).id()).isEqualTo(version.id());
        assertThat(bench.registry.versions(version.modelId())).hasSize(1);
    }

    @Test
    void whatEndsTheProgramAgainAndAgainIsLeftAlone() {
        FetchJob job = start(hub.source());
        for (int i = 0; i <= FetchJob.MAX_RETRIES; i++) {
            bench.database.update("UPDATE model_fetch_job SET status = 'processing'");
            fetches.recoverInterrupted();
        }
        FetchJob after = fetches.job(job.id());
        assertThat(after.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(after.retryable()).as("a person may try again").isTrue();
    }

    @Test
    void whatAnEndedJobLeftIsSweptUp() throws IOException {
        FetchJob job = start(hub.source());
        fetches.cancel(ENGINEER, clock.instant(), job.id(), "");
        Path left = Files.createDirectories(folder.resolve("incoming/fetch-" + job.id() + "/files"));
        Files.write(left.resolve("model.onnx.part"), graph, StandardOpenOption.CREATE);
        fetches.recoverInterrupted();
        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    void aJobThatIsCancelledWhileItComesInStaysCancelled() {
        hub.with("model.onnx", graph);
        FetchJob job = start(hub.source());
        hub.tricks.add(exchange -> {
            fetches.cancel(ENGINEER, clock.instant(), job.id(), "not this one");
            FakeHub.breaksOffAfter(graph, 40).play(exchange);
        });
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.CANCELLED);
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
    }

    @Test
    void aHubThatFallsSilentInTheMiddleOfAWordIsNotWaitedForForever() {
        WatchedBody.Patience little = new WatchedBody.Patience(Duration.ofMillis(50), Duration.ofSeconds(9));
        CountDownLatch over = new CountDownLatch(1);
        FakeHub.Trick silent = exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("error") ? 500 : 200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(over);
        };
        hub.tricks.add(silent);
        hub.tricks.add(silent);
        try (Web web = new Web(new Token(Map.of()), clock, little)) {
            assertThatThrownBy(() -> web.document(hub.base().resolve("/said")))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessageContaining("sends too slowly");
            assertThatThrownBy(() -> web.document(hub.base().resolve("/error")))
                    .as("its own words are left out")
                    .hasMessage("127.0.0.1 answered 500.");
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFaultOfOurOwnEndsTheJobAndIsNotSwallowed() {
        FetchJob job = start(new FetchSource.Web(hub.base().resolve("/m.onnx")));
        bench.database.update("UPDATE model_fetch_job SET files = ?1", """
                [{"path": "m.onnx", "from": "no address {", "bytes": null, "sha256": null, "gitSha": null, "validator": null, "done": false}]""");
        assertThatThrownBy(() -> fetches.beat(Progress.none())).isInstanceOf(IllegalArgumentException.class);
        assertThat(fetches.job(job.id()).errorCode()).contains("FAULT");
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.FAILED);
    }

    @Test
    void aStackThatAStrangersFileOverflowsEndsTheJobToo() {
        hub.with("model.onnx", graph);
        fetches = service(Map.of(), new Fragile() {
            @Override
            public LoadedModel load(byte[] artifact, ModelVersion version) {
                throw new StackOverflowError("of this test");
            }
        });
        FetchJob job = start(hub.source());
        assertThatThrownBy(() -> fetches.beat(Progress.none())).isInstanceOf(StackOverflowError.class);
        assertThat(fetches.job(job.id()).errorCode()).contains("FAULT");
        assertThat(fetches.beat(Progress.none())).as("it is not taken up again").isFalse();
    }

    @Test
    void aCancelledJobLeavesNothingAndIsNotTriedByItself() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = start(hub.source());
        fetches.beat(Progress.none());
        assertThat(folder.resolve("incoming/fetch-" + job.id())).exists();
        fetches.cancel(ENGINEER, clock.instant(), job.id(), "not this one");
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
        clock.until(clock.instant().plusSeconds(3_600));
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.CANCELLED);
        assertThatThrownBy(() -> fetches.cancel(ENGINEER, clock.instant(), job.id(), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be cancelled any more");
    }
}
