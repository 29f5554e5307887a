package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.store.Digest;
import io.modeldeck.testing.LoopModel;
import io.modeldeck.training.run.RunStatus;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jobs of workers that are cancelled, fall silent, or outlive the console. */
class WorkerEndsTest extends WorkerDesk {

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
}
