package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Tells an address that a person named how a job ended; again until it listens, a few times. No redirect is followed, and what the receiver says is
 * not read. How the job itself ended does not depend on it.
 */
final class Webhook {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);
    private static final int MOST_TRIES = 5;

    private final FetchStore store;
    private final Clock clock;

    Webhook(FetchStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Tells what is due; answers whether anything was. */
    boolean tell() {
        var untold = store.untold(clock.instant());
        untold.forEach(this::tell);
        return !untold.isEmpty();
    }

    private void tell(FetchJob job) {
        int tries = job.webhookTries() + 1;
        Optional<String> why = why(job);
        boolean givesUp = tries >= MOST_TRIES;
        Instant next =
                why.isEmpty() || givesUp ? clock.instant() : clock.instant().plus(wait(tries));
        String state = why.isEmpty() ? "delivered" : givesUp ? "failed" : "pending";
        store.told(
                job.id(),
                state,
                tries,
                next,
                why.map(sentence -> sentence + (givesUp ? " It was tried " + tries + " times." : "")));
    }

    private static Duration wait(int tries) {
        return FIRST_WAIT.multipliedBy(1L << (tries - 1));
    }

    /** Why it did not listen; empty where it did. Names the receiver by its host alone, since the rest of its address may be a secret. */
    private static Optional<String> why(FetchJob job) {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALL)
                .build();
        String host = "The receiver";
        try {
            URI uri = Addresses.parse(job.webhookUrl().orElseThrow());
            host = uri.getHost();
            Addresses.requireTyped(uri);
            int status = status(client, uri, job);
            return status / 100 == 2 ? Optional.empty() : Optional.of(host + " answered " + status + ".");
        } catch (FetchFailure refused) {
            return Optional.of(refused.getMessage());
        } catch (IOException e) {
            return Optional.of(host + " did not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("Telling " + host + " was interrupted.");
        } finally {
            client.shutdownNow();
        }
    }

    private static int status(HttpClient client, URI uri, FetchJob job) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(CALL)
                .header("Content-Type", "application/json")
                // The same word for every try, so that whoever hears it twice knows.
                .header("Idempotency-Key", key(job))
                .POST(HttpRequest.BodyPublishers.ofString(Json.write(document(job))))
                .build();
        // A receiver may talk without end; its first line is all that counts.
        HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    private static String key(FetchJob job) {
        return "fetch-" + job.id() + "-"
                + job.completedAt().map(Instant::toEpochMilli).orElse(0L);
    }

    private static Map<String, Object> document(FetchJob job) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", job.id());
        document.put("status", job.status().word());
        document.put("source", job.source().kind());
        document.put("sourceReference", job.source().shown());
        document.put("variant", job.variant());
        document.put("downloadedBytes", job.downloadedBytes());
        document.put("lastError", job.lastError());
        document.put("errorCode", job.errorCode());
        document.put("completedAt", job.completedAt());
        return document;
    }
}
