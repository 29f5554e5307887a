package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.training.recipe.WorkerAddress;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Talks to workers: only to the address that a person typed, without redirects, each call within its time, each answer of a bearable size. A client lives for one call, so that no thread stays
 * behind.
 */
final class WorkerClient {

    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration FETCH = Duration.ofMinutes(10);
    private static final int LARGEST_ANSWER = 64 * 1024;

    /** The worker did not do what was asked; the sentence says why. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String sentence) {
            super(sentence);
        }
    }

    /** Posts a job. Any answer of success means that the worker has it. */
    void post(WorkerAddress worker, Map<String, Object> job) throws Refused {
        requireDecent(worker.uri());
        HttpRequest request = HttpRequest.newBuilder(worker.uri())
                .header("Content-Type", "application/json")
                .timeout(CALL)
                .POST(BodyPublishers.ofString(Json.write(job)))
                .build();
        int status = call(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER), CALL)
                .statusCode();
        if (status / 100 != 2) {
            throw new Refused("it answered " + status + (status / 100 == 3 ? " and pointed elsewhere" : ""));
        }
    }

    /** Tells the worker that nobody waits for the job any more. */
    void cancel(WorkerAddress worker, String jobId) throws Refused {
        requireDecent(worker.uri());
        String base = worker.uri().toString().replaceFirst("/+$", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/" + jobId))
                .timeout(CALL)
                .DELETE()
                .build();
        call(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER), CALL);
    }

    /** Takes what a worker offers at an address of its own. */
    interface Intake<T> {
        T take(InputStream content) throws IOException;
    }

    /** Fetches from the worker's own place, and from no other. */
    <T> T fetch(WorkerAddress worker, String url, Intake<T> intake) throws Refused, IOException {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new Refused("its model's address is none");
        }
        if (!worker.sameOrigin(uri) || uri.getRawUserInfo() != null) {
            throw new Refused("its model is said to lie at " + uri.getScheme() + "://" + uri.getRawAuthority()
                    + ", and only " + worker.origin() + " is asked");
        }
        requireDecent(uri);
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(CALL).GET().build();
        HttpClient client = client();
        try {
            HttpResponse<InputStream> response = await(client.sendAsync(request, BodyHandlers.ofInputStream()), CALL);
            if (response.statusCode() != 200) {
                throw new Refused("its model's address answered " + response.statusCode()
                        + (response.statusCode() / 100 == 3 ? " and pointed elsewhere" : ""));
            }
            CompletableFuture<Void> end = CompletableFuture.runAsync(
                    client::shutdownNow, CompletableFuture.delayedExecutor(FETCH.toMillis(), TimeUnit.MILLISECONDS));
            try (InputStream content = response.body()) {
                return intake.take(content);
            } finally {
                end.cancel(false);
            }
        } finally {
            client.shutdownNow();
        }
    }

    private static <T> HttpResponse<T> call(HttpRequest request, BodyHandler<T> handler, Duration within)
            throws Refused {
        HttpClient client = client();
        try {
            return await(client.sendAsync(request, handler), within);
        } finally {
            client.shutdownNow();
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CALL)
                .build();
    }

    /** The time of a request ends with its headers; this one ends with its body. */
    private static <T> T await(CompletableFuture<T> answer, Duration within) throws Refused {
        try {
            return answer.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            String why = e.getCause().getMessage();
            throw new Refused(why == null ? "it could not be reached" : "it could not be reached (" + why + ")");
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new Refused("it did not answer within " + within.toSeconds() + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Problem("The call to a worker was interrupted.", e);
        }
    }

    /** Addresses that belong to the network itself, such as those at which clouds keep secrets, are no workers. */
    private static void requireDecent(URI uri) throws Refused {
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost().replaceAll("[\\[\\]]", ""))) {
                if (address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress()) {
                    throw new Refused("its name leads to " + address.getHostAddress() + ", where no worker can be");
                }
            }
        } catch (UnknownHostException e) {
            throw new Refused("its host '" + uri.getHost() + "' is not known");
        }
    }
}
