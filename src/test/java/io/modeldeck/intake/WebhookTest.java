package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Progress;
import io.modeldeck.testing.VacantAddress;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever wants to know how a fetch ended hears it, or it is written down why not; the fetch itself does not depend on it. */
class WebhookTest extends FetchTest {

    private final VacantAddress nobody = new VacantAddress();

    @AfterEach
    void letGo() {
        nobody.close();
    }

    private FetchJob told(FetchSource source, String webhook) {
        return finish(fetches.start(ENGINEER, clock.instant(), source, "default", PLUS, Optional.of(webhook)));
    }

    private String hook() {
        return hub.base().resolve("/hook?key=my-secret").toString();
    }

    /** Lets time pass until nothing is left to be told; answers when each try was. */
    private List<Duration> tries(FetchJob job) {
        Instant start = clock.instant();
        List<Duration> tries = new ArrayList<>();
        int before = fetches.job(job.id()).webhookTries();
        for (int second = 0; second < 600; second++) {
            clock.until(clock.instant().plusSeconds(1));
            fetches.beat(Progress.none());
            int now = fetches.job(job.id()).webhookTries();
            if (now > before) {
                tries.add(Duration.between(start, clock.instant()));
                before = now;
            }
        }
        return tries;
    }

    @Test
    void aReceiverThatIsDownIsTriedLessAndLessOftenAndGivenUpWithTheReason() {
        hub.with("model.onnx", graph);
        FetchJob job = told(hub.source(), nobody + "/hook");
        version(job);
        assertThat(job.webhookState()).isEqualTo("pending");
        assertThat(job.webhookError().orElseThrow()).isEqualTo("127.0.0.1 did not answer.");
        FetchJob behind = fetches.start(
                ENGINEER,
                clock.instant(),
                at("/model.onnx"),
                "default",
                FetchWish.NONE.named("other", Optional.of("1")).withMap(List.of("x=x")),
                Optional.empty());
        assertThat(tries(job))
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(70),
                        Duration.ofSeconds(150));
        FetchJob after = fetches.job(job.id());
        assertThat(after.status()).as("the fetch itself is what it was").isEqualTo(FetchStatus.COMPLETED);
        assertThat(after.webhookState()).isEqualTo("failed");
        assertThat(after.webhookTries()).isEqualTo(5);
        assertThat(after.webhookError()).contains("127.0.0.1 did not answer. It was tried 5 times.");
        assertThat(fetches.job(behind.id()).status()).isEqualTo(FetchStatus.COMPLETED);
    }

    @Test
    void whoListensLaterHearsItOnceAndWithTheSameKey() {
        hub.with("model.onnx", graph);
        hub.deaf.add(exchange -> FakeHub.send(exchange, 503, new byte[0]));
        hub.deaf.add(exchange -> {
            exchange.getResponseHeaders().set("Location", "http://169.254.169.254/");
            FakeHub.send(exchange, 302, new byte[0]);
        });
        FetchJob job = told(hub.source(), hook());
        assertThat(job.webhookError()).contains("127.0.0.1 answered 503.");
        assertThat(tries(job)).hasSize(2);
        assertThat(fetches.job(job.id()).webhookState()).isEqualTo("delivered");
        assertThat(fetches.job(job.id()).webhookError()).isEmpty();
        assertThat(hub.told).hasSize(3);
        assertThat(hub.keys).hasSize(3).allMatch(hub.keys.getFirst()::equals);
    }

    @Test
    void aReceiverThatTalksWithoutEndIsNotListenedTo() {
        hub.with("model.onnx", graph);
        hub.deaf.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            // ends when nobody reads any more
            while (true) {
                out.write(new byte[1 << 16]);
            }
        });
        assertThat(told(hub.source(), hook()).webhookState()).isEqualTo("delivered");
    }

    @Test
    void noSecretOfAnAddressLeavesTheJob() {
        hub.with("model.onnx", graph);
        FetchJob job = told(at("/model.onnx?signature=my-secret"), hook());
        assertThat(hub.asked).as("it is fetched with it").contains("GET /model.onnx?signature=my-secret");
        assertThat(Json.readObject(hub.told.getFirst()))
                .containsEntry("sourceReference", hub.base() + "/model.onnx")
                .containsEntry("status", "completed");
        assertThat(hub.told.toString()).doesNotContain("secret");
        assertThat(job.label()).contains("model.onnx").doesNotContain("secret");
        assertThat(version(job).toString()).doesNotContain("secret");
        assertThat(bench.audit.entries(AuditFilter.newest(100)).toString())
                .contains("model.onnx")
                .doesNotContain("secret");
    }

    @Test
    void theEndOfAJobThatIsTriedAgainIsNoNewsAnyMore() {
        hub.with("model.onnx", graph).lying();
        hub.deaf.add(exchange -> FakeHub.send(exchange, 500, new byte[0]));
        FetchJob job = told(hub.source(), hook());
        assertThat(job.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(job.webhookState()).isEqualTo("pending");
        fetches.retry(ENGINEER, clock.instant(), job.id(), FetchWish.NONE, "");
        assertThat(fetches.job(job.id()).webhookState()).isEqualTo("none");
    }
}
