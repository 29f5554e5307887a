package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells an address that a person named how a job ended; again until it listens, a few times. No redirect is followed. */
final class Webhook {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 5;

    private final FetchStore store;
    private final Clock clock;

    Webhook(FetchStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Tells what is due. */
    void tell() {
        for (FetchStore.Untold untold : store.untold(clock.instant())) {
            FetchJob job = untold.job();
            int tries = untold.tries() + 1;
            if (listened(job)) {
                store.told(job.id(), "delivered", tries, clock.instant());
            } else if (tries >= MOST_TRIES) {
                store.told(job.id(), "failed", tries, clock.instant());
            } else {
                Instant next = clock.instant().plus(Duration.ofSeconds(10).multipliedBy(1L << (tries - 1)));
                store.told(job.id(), "pending", tries, next);
            }
        }
    }

    private static boolean listened(FetchJob job) {
        URI uri = Addresses.parse(job.webhookUrl().orElseThrow());
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALL)
                .build();
        try {
            Addresses.requireTyped(uri);
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(CALL)
                    .header("Content-Type", "application/json")
                    // The same word for every try, so that whoever hears it twice knows.
                    .header(
                            "Idempotency-Key",
                            "fetch-" + job.id() + "-"
                                    + job.completedAt()
                                            .map(Instant::toEpochMilli)
                                            .orElse(0L))
                    .POST(HttpRequest.BodyPublishers.ofString(Json.write(document(job))))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException | FetchFailure e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            client.shutdownNow();
        }
    }

    private static Map<String, Object> document(FetchJob job) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", job.id());
        document.put("status", job.status().word());
        document.put("source", job.source().kind());
        document.put("sourceReference", job.source().reference());
        document.put("variant", job.variant());
        document.put("downloadedBytes", job.downloadedBytes());
        document.put("lastError", job.lastError());
        document.put("errorCode", job.errorCode());
        document.put("completedAt", job.completedAt());
        return document;
    }
}
