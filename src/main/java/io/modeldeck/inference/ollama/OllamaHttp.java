package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.inference.CallTime;
import io.modeldeck.inference.RuntimeFailure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Requests to one server. Follows no redirect, believes no answer without end, and gives a call up when its thread is interrupted or its time is
 * over: closing the connection is how the server is told to stop.
 */
final class OllamaHttp {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int ERROR_BYTES = 64 * 1024;
    private static final int ANSWER_BYTES = 256 * 1024 * 1024;

    private final OllamaServer server;
    private final OllamaKey key;
    private final Duration limit;
    private final HttpClient client;

    /** @param limit for one call, from its first byte to the last of its answer */
    OllamaHttp(OllamaServer server, OllamaKey key, Duration limit) {
        this.server = server;
        this.key = key;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .build();
    }

    OllamaServer server() {
        return server;
    }

    /** One JSON object. */
    Map<String, Object> get(String path) {
        return single(HttpRequest.newBuilder(server.at(path)).GET(), "");
    }

    /** One JSON object for another. */
    Map<String, Object> post(String path, String model, Map<String, ?> body) {
        return single(request(path, body), model);
    }

    /**
     * An answer of many objects, each handed over as it comes until the reader says that it was the last. An error among them ends the call.
     *
     * @return whether the last one came; otherwise the connection was cut
     */
    boolean stream(String path, String model, Map<String, ?> body, Predicate<Map<String, Object>> isLast) {
        return exchange(request(path, body), model, bytes -> {
            JsonLines lines = new JsonLines(bytes);
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                Map<String, Object> object = object(line.get());
                if (object.containsKey("error")) {
                    throw OllamaFault.of(server, model, 200, OllamaFault.words(line.get()));
                }
                if (isLast.test(object)) {
                    return true;
                }
            }
            return false;
        });
    }

    private interface Reading<T> {
        T read(InputStream bytes) throws IOException;
    }

    private HttpRequest.Builder request(String path, Map<String, ?> body) {
        return HttpRequest.newBuilder(server.at(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)));
    }

    private Map<String, Object> single(HttpRequest.Builder request, String model) {
        return exchange(request, model, bytes -> object(text(bytes, ANSWER_BYTES)));
    }

    private <T> T exchange(HttpRequest.Builder request, String model, Reading<T> reading) {
        AtomicBoolean late = new AtomicBoolean();
        Duration within = CallTime.limit(limit);
        key.value().ifPresent(value -> request.header("Authorization", "Bearer " + value));
        try {
            long start = System.nanoTime();
            HttpResponse<InputStream> response =
                    client.send(request.timeout(within).build(), BodyHandlers.ofInputStream());
            try (InputStream bytes = response.body()) {
                CompletableFuture<Void> end = closeAfter(within.toNanos() - (System.nanoTime() - start), bytes, late);
                try {
                    if (response.statusCode() != 200) {
                        String words = OllamaFault.words(text(bytes, ERROR_BYTES));
                        if (OllamaFault.isAboutKey(response.statusCode())) {
                            key.forget();
                        }
                        throw OllamaFault.of(server, model, response.statusCode(), words);
                    }
                    return reading.read(bytes);
                } finally {
                    end.cancel(false);
                }
            }
        } catch (InterruptedException e) {
            throw cancelled(e);
        } catch (java.net.http.HttpTimeoutException e) {
            throw e instanceof java.net.http.HttpConnectTimeoutException
                    ? OllamaFault.unreachable(server, e)
                    : tooLate(within, e);
        } catch (IOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw cancelled(e);
            }
            if (late.get()) {
                throw tooLate(within, e);
            }
            throw e instanceof java.net.ConnectException
                    ? OllamaFault.unreachable(server, e)
                    : new RuntimeFailure(
                            "The connection to Ollama at " + server.words() + " broke (" + e.getMessage()
                                    + "); try again, its own log says more.",
                            e);
        }
    }

    private RuntimeFailure tooLate(Duration within, IOException e) {
        return new RuntimeFailure(
                "Ollama at " + server.words() + " took more than " + CallTime.words(within)
                        + ", and the call was given up; ask for fewer tokens or a smaller model.",
                e);
    }

    private RuntimeFailure cancelled(Exception e) {
        Thread.currentThread().interrupt();
        return new RuntimeFailure("The call to Ollama at " + server.words() + " was cancelled.", e);
    }

    private static CompletableFuture<Void> closeAfter(long nanos, InputStream bytes, AtomicBoolean late) {
        return CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    try {
                        bytes.close();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                CompletableFuture.delayedExecutor(Math.max(1, nanos), TimeUnit.NANOSECONDS));
    }

    private static String text(InputStream bytes, int most) throws IOException {
        byte[] all = bytes.readNBytes(most + 1);
        if (all.length > most) {
            throw new IOException("the answer is longer than " + most + " bytes");
        }
        return new String(all, StandardCharsets.UTF_8);
    }

    private Map<String, Object> object(String json) {
        try {
            return Json.readObject(json);
        } catch (Problem e) {
            throw OllamaFault.foreign(server, e.getMessage(), e);
        }
    }
}
