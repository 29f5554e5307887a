package io.modeldeck.worker;

import io.modeldeck.domain.Json;
import io.modeldeck.testing.Patience;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A worker whose every word is the test's. */
final class OddWorker implements AutoCloseable {

    /** What the console answered. */
    record Answer(int status, String body) {}

    final BlockingQueue<Map<String, Object>> orders = new LinkedBlockingQueue<>();
    final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();
    volatile HttpReply toOrders = HttpReply.of(HttpReply.ACCEPTED, Map.of());
    volatile byte[] model = new byte[0];
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpDoor door = HttpDoor.open("odd-worker", HttpDoor.Binding.loopback(0), this::answer);

    private HttpReply answer(HttpCall call) throws IOException {
        if (call.method().equals("POST")) {
            orders.add(call.document());
            return toOrders;
        }
        if (call.method().equals("DELETE")) {
            cancelled.add(call.path());
        }
        return new HttpReply(HttpReply.OK, "application/octet-stream", model);
    }

    URI at(String path) {
        return door.base().resolve(path);
    }

    Map<String, Object> order() throws InterruptedException {
        Map<String, Object> order = orders.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
        if (order == null) {
            throw new AssertionError("no job came");
        }
        return order;
    }

    Answer tell(Map<String, Object> order, String what, Map<String, ?> told) {
        return tell(order, what, told, String.valueOf(order.get("token")));
    }

    Answer tell(Map<String, Object> order, String what, Map<String, ?> told, String token) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("jobId", order.get("jobId")));
        document.putAll(told);
        return send(HttpRequest.newBuilder(URI.create(order.get("callbackUrl") + "/" + what))
                .header("Authorization", "Bearer " + token)
                .POST(BodyPublishers.ofString(Json.write(document))));
    }

    Answer upload(Map<String, Object> order, BodyPublisher content, String sha256) {
        return send(HttpRequest.newBuilder(URI.create(String.valueOf(order.get("artifactUrl"))))
                .header("Authorization", "Bearer " + order.get("token"))
                .header("X-Content-SHA256", sha256)
                .PUT(content));
    }

    Answer get(String url) {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static Map<String, Object> source(Map<String, Object> order) {
        return Json.readObject(Json.write(order.get("dataSource")));
    }

    @Override
    public void close() {
        client.shutdownNow();
        door.close();
    }
}
