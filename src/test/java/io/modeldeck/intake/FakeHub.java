package io.modeldeck.intake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeldeck.domain.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A hub on this machine that speaks as the real one does, and may be told to misbehave: each trick is for one request. */
public final class FakeHub implements AutoCloseable {

    static final String STATE = "0123456789abcdef0123456789abcdef01234567";

    /** Answers one request in the place of the hub. */
    interface Trick {
        void play(HttpExchange exchange) throws IOException;
    }

    final List<String> asked = new CopyOnWriteArrayList<>();
    final List<Trick> tricks = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    final List<Trick> deaf = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final HttpServer server;
    private boolean lies;

    public FakeHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public FakeHub with(String path, byte[] content) {
        files.put(path, content);
        return this;
    }

    /** The check sums that it tells are wrong from here on. */
    FakeHub lying() {
        lies = true;
        return this;
    }

    FetchSource.Hub source() {
        return new FetchSource.Hub(base(), "acme/tiny", FetchSource.Hub.MAIN);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            String range = exchange.getRequestHeaders().getFirst("Range");
            String query = exchange.getRequestURI().getRawQuery();
            boolean shown = query != null && !path.startsWith("/api");
            asked.add(exchange.getRequestMethod() + " " + path + (shown ? "?" + query : "")
                    + (range == null ? "" : " " + range));
            if (path.equals("/hook")) {
                told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
                if (deaf.isEmpty()) {
                    exchange.sendResponseHeaders(204, -1);
                } else {
                    deaf.removeFirst().play(exchange);
                }
            } else if (!tricks.isEmpty() && !path.startsWith("/api")) {
                tricks.removeFirst().play(exchange);
            } else if (path.equals("/api/models/acme/tiny")) {
                send(exchange, 200, Json.write(document()).getBytes(StandardCharsets.UTF_8));
            } else {
                byte[] content = files.get(path.replaceFirst("^/acme/tiny/resolve/" + STATE + "/|^/", ""));
                if (content == null) {
                    send(exchange, 404, "Entry not found".getBytes(StandardCharsets.UTF_8));
                } else {
                    file(exchange, content, range);
                }
            }
        }
    }

    private static void file(HttpExchange exchange, byte[] content, String range) throws IOException {
        String tag = '"' + sha256(content).substring(0, 16) + '"';
        exchange.getResponseHeaders().set("ETag", tag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(content.length));
            exchange.sendResponseHeaders(200, -1);
        } else if (range != null && tag.equals(exchange.getRequestHeaders().getFirst("If-Range"))) {
            int from = Integer.parseInt(range.replaceAll("\\D", ""));
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
            send(exchange, 206, Arrays.copyOfRange(content, from, content.length));
        } else {
            send(exchange, 200, content);
        }
    }

    static void send(HttpExchange exchange, int status, byte[] content) throws IOException {
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(content);
        }
    }

    /** Announces all and sends a part. */
    static Trick breaksOffAfter(byte[] content, int bytes) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", '"' + sha256(content).substring(0, 16) + '"');
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content, 0, bytes);
            exchange.getResponseBody().flush();
            // the rest never comes
            exchange.close();
        };
    }

    /** The next file comes in pieces, each only when there is a permit for it. */
    public void drip(byte[] content, int pieces, Semaphore permits) {
        tricks.add(exchange -> {
            exchange.getResponseHeaders().set("ETag", '"' + sha256(content).substring(0, 16) + '"');
            exchange.sendResponseHeaders(200, content.length);
            for (int i = 0; i < pieces; i++) {
                permits.acquireUninterruptibly();
                int from = (int) ((long) content.length * i / pieces);
                int to = (int) ((long) content.length * (i + 1) / pieces);
                exchange.getResponseBody().write(content, from, to - from);
                exchange.getResponseBody().flush();
            }
        });
    }

    private Map<String, Object> document() {
        List<Map<String, Object>> siblings = new ArrayList<>();
        files.forEach((path, content) -> {
            Map<String, Object> sibling = new LinkedHashMap<>();
            sibling.put("rfilename", path);
            sibling.put("size", content.length);
            if (path.endsWith(".onnx")) {
                sibling.put(
                        "lfs",
                        Map.of("sha256", lies ? sha256(new byte[] {1}) : sha256(content), "size", content.length));
            } else {
                sibling.put("blobId", gitSha(content));
            }
            siblings.add(sibling);
        });
        return Map.of("id", "acme/tiny", "sha", STATE, "pipeline_tag", "text-classification", "siblings", siblings);
    }

    static String sha256(byte[] content) {
        return digest("SHA-256", content);
    }

    private static String gitSha(byte[] content) {
        byte[] head = ("blob " + content.length + "\0").getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + content.length);
        System.arraycopy(content, 0, all, head.length, content.length);
        return digest("SHA-1", all);
    }

    private static String digest(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
