package io.modeldeck.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/**
 * A server on the loopback that speaks Ollama's protocol as its real one does, down to its habits: errors inside a stream whose status is 200, metrics
 * that are left out where they are zero, plain texts for unknown routes. An answer can be replaced by any bytes at any path.
 */
public final class FakeOllama implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NDJSON = "application/x-ndjson";
    private static final String OBJECT = "application/json; charset=utf-8";

    /** A request as it came. */
    public record Request(String method, String path, Map<String, String> headers, JsonNode body) {}

    /** How a connection is answered. */
    public interface Answering {
        void answer(Request request, Wire wire) throws IOException;
    }

    private final ServerSocket listening;
    private final Thread accepting;
    private Optional<VacantAddress> left = Optional.empty();
    private final Map<String, List<String>> models = new ConcurrentHashMap<>();
    private final Map<String, Answering> replaced = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private volatile String key = "";
    private final CountDownLatch hungUp = new CountDownLatch(1);

    public FakeOllama() {
        try {
            listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        accepting = Thread.ofPlatform().daemon().name("fake-ollama").start(this::accept);
    }

    /** A model that the server has, and what it can do. */
    public FakeOllama with(String name, String... capabilities) {
        models.put(name, List.of(capabilities));
        return this;
    }

    /** From now on only those are let in who bring the key. */
    public FakeOllama wantsKey(String wanted) {
        key = wanted;
        return this;
    }

    public FakeOllama replace(String path, Answering answering) {
        replaced.put(path, answering);
        return this;
    }

    /** Answers the path with a status and an object. */
    public FakeOllama replace(String path, int status, String body) {
        return replace(path, (request, wire) -> wire.whole(status, OBJECT, body));
    }

    /** Answers the path with lines, and says that the answer is complete. */
    public FakeOllama stream(String path, String... lines) {
        return replace(path, (request, wire) -> {
            wire.begin(200, NDJSON);
            for (String line : lines) {
                wire.send(line + "\n");
            }
            wire.end();
        });
    }

    public String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public List<Request> requests() {
        return requests;
    }

    public JsonNode lastBody() {
        return requests.getLast().body();
    }

    /** Counted down when a client went away in the middle of an answer. */
    public CountDownLatch hungUp() {
        return hungUp;
    }

    /** From now on nobody listens at its address, until it is closed. */
    public void leave() {
        stop();
        left = Optional.of(new VacantAddress(listening.getLocalPort()));
    }

    @Override
    public void close() {
        stop();
        left.ifPresent(VacantAddress::close);
    }

    /** A server socket that is closed while its thread waits in it lets one more call in, until that thread has left it. */
    private void stop() {
        try {
            listening.close();
            accepting.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Optional<Request> request = read(socket.getInputStream());
            if (request.isEmpty()) {
                return;
            }
            requests.add(request.get());
            Answering replacement = replaced.get(request.get().path());
            Wire wire = new Wire(socket);
            if (!key.isEmpty()
                    && !("Bearer " + key).equals(request.get().headers().get("authorization"))) {
                wire.whole(401, OBJECT, error("unauthorized"));
            } else if (replacement != null) {
                replacement.answer(request.get(), wire);
            } else {
                answer(request.get(), wire);
            }
        } catch (IOException gone) {
            hungUp.countDown();
        }
    }

    /** The answering half of one connection; each is closed after one answer. */
    public static final class Wire {
        private final OutputStream out;
        private final Socket socket;

        private Wire(Socket socket) throws IOException {
            this.socket = socket;
            this.out = socket.getOutputStream();
        }

        public void whole(int status, String type, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            head(status, type, "Content-Length: " + bytes.length);
            out.write(bytes);
            out.flush();
        }

        public void redirect(String to) throws IOException {
            head(307, OBJECT, "Content-Length: 0\r\nLocation: " + to);
            out.flush();
        }

        public void begin(int status, String type) throws IOException {
            head(status, type, "Transfer-Encoding: chunked");
            out.flush();
        }

        /** One chunk, in a segment of its own. */
        public void send(String text) throws IOException {
            send(text.getBytes(StandardCharsets.UTF_8));
        }

        public void send(byte[] bytes) throws IOException {
            ByteArrayOutputStream chunk = new ByteArrayOutputStream();
            chunk.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunk.write(bytes);
            chunk.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            out.write(chunk.toByteArray());
            out.flush();
        }

        public void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        /** Returns when the client has gone away. */
        public void awaitHangUp() throws IOException {
            if (socket.getInputStream().read() < 0) {
                throw new SocketException("the client hung up");
            }
        }

        private void head(int status, String type, String length) throws IOException {
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Type: " + type + "\r\nConnection: close\r\n" + length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static Optional<Request> read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = first.split(" ");
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        JsonNode json = body.length == 0 ? JSON.missingNode() : JSON.readTree(body);
        return Optional.of(new Request(parts[0], parts[1], headers, json));
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private void answer(Request request, Wire wire) throws IOException {
        boolean asks = List.of("/api/version", "/api/tags", "/api/ps").contains(request.path());
        boolean tells = List.of("/api/show", "/api/generate", "/api/chat", "/api/embed", "/api/pull")
                .contains(request.path());
        if (!asks && !tells) {
            wire.whole(404, "text/plain", "404 page not found");
        } else if (!request.method().equals(asks ? "GET" : "POST")) {
            wire.whole(405, "text/plain", "405 method not allowed");
        } else if (tells && request.body().isMissingNode()) {
            wire.whole(400, OBJECT, error("missing request body"));
        } else if (asks) {
            wire.whole(200, OBJECT, asked(request.path()));
        } else if (request.path().equals("/api/pull")) {
            pull(request, wire);
        } else {
            // "name" is the older word for it, which some clients still say.
            String name = request.body()
                    .path("model")
                    .asText(request.body().path("name").asText());
            String key = models.containsKey(name) ? name : name + ":latest";
            if (!models.containsKey(key)) {
                wire.whole(404, OBJECT, error("model '" + name + "' not found"));
            } else {
                told(request, wire, name, models.get(key));
            }
        }
    }

    private String asked(String path) {
        return switch (path) {
            case "/api/version" -> "{\"version\":\"0.33.0\"}";
            case "/api/ps" -> "{\"models\":[]}";
            default ->
                "{\"models\":["
                        + String.join(
                                ",",
                                models.keySet().stream()
                                        .sorted()
                                        .map(this::entry)
                                        .toList()) + "]}";
        };
    }

    private String entry(String name) {
        return "{\"name\":\"" + name + "\",\"model\":\"" + name
                + "\",\"modified_at\":\"2026-01-02T11:00:00.12345678+01:00\",\"size\":300000000,\"digest\":\""
                + "a1".repeat(32) + "\",\"details\":" + details() + ",\"capabilities\":[\"completion\"],\"unheard\":1}";
    }

    private static String details() {
        return "{\"parent_model\":\"\",\"format\":\"gguf\",\"family\":\"tiny\",\"families\":null,"
                + "\"parameter_size\":\"12M\",\"quantization_level\":\"Q8_0\",\"context_length\":2048}";
    }

    private void told(Request request, Wire wire, String name, List<String> capabilities) throws IOException {
        JsonNode temperature = request.body().path("options").path("temperature");
        if (!temperature.isMissingNode() && !temperature.isNumber()) {
            wire.whole(500, OBJECT, error("option \"temperature\" must be of type float32"));
            return;
        }
        switch (request.path()) {
            case "/api/show" ->
                wire.whole(
                        200,
                        OBJECT,
                        "{\"license\":\"MIT\",\"parameters\":\"stop   \\\"<end>\\\"\",\"template\":\"{{ .Prompt }}\","
                                + "\"details\":" + details() + ",\"model_info\":{\"general.architecture\":\"tiny\"},"
                                + "\"capabilities\":" + JSON.writeValueAsString(capabilities) + "}");
            case "/api/embed" -> embed(request, wire, name);
            default -> {
                if (!capabilities.contains("completion")) {
                    String verb = request.path().substring("/api/".length());
                    wire.whole(400, OBJECT, error("\"" + name + "\" does not support " + verb));
                } else {
                    speak(request, wire, name);
                }
            }
        }
    }

    /** Says back what it was asked last, word by word. */
    private void speak(Request request, Wire wire, String name) throws IOException {
        boolean chat = request.path().equals("/api/chat");
        JsonNode asked = request.body().path(chat ? "messages" : "prompt");
        if (asked.isContainerNode() ? asked.isEmpty() : asked.asText().isEmpty()) {
            wire.whole(200, OBJECT, chunk(name, chat, "", "load").toString());
            return;
        }
        String text = chat ? asked.get(asked.size() - 1).path("content").asText() : asked.asText();
        List<String> words = new ArrayList<>(Arrays.asList(text.split("(?<= )")));
        wire.begin(200, NDJSON);
        for (String word : words) {
            wire.send(chunk(name, chat, word, "") + "\n");
        }
        ObjectNode last = chunk(name, chat, "", "stop");
        last.put("total_duration", 400_000_000L)
                .put("load_duration", 300_000_000L)
                .put("prompt_eval_count", 9)
                .put("prompt_eval_duration", 40_000_000L)
                .put("eval_count", words.size())
                .put("eval_duration", 50_000_000L);
        wire.send(last + "\n");
        wire.end();
    }

    private static ObjectNode chunk(String name, boolean chat, String text, String reason) {
        ObjectNode chunk = JSON.createObjectNode().put("model", name).put("created_at", "2026-01-05T09:15:02.1184Z");
        if (chat) {
            chunk.putObject("message").put("role", "assistant").put("content", text);
        } else {
            chunk.put("response", text);
        }
        chunk.put("done", !reason.isEmpty());
        if (!reason.isEmpty()) {
            chunk.put("done_reason", reason);
        }
        return chunk;
    }

    /** Vectors of length one: the longer the text, the more it points to the first axis. */
    private static void embed(Request request, Wire wire, String name) throws IOException {
        List<String> texts = new ArrayList<>();
        request.body().path("input").forEach(text -> texts.add(text.asText()));
        List<double[]> vectors = texts.stream()
                .map(text -> new double[] {text.length(), 1, 0})
                .map(v -> Arrays.stream(v).map(x -> x / Math.hypot(v[0], v[1])).toArray())
                .toList();
        ObjectNode answer = JSON.createObjectNode().put("model", name);
        answer.set("embeddings", JSON.valueToTree(vectors));
        if (!texts.isEmpty()) {
            answer.put("total_duration", 14_000_000L).put("prompt_eval_count", texts.size());
        }
        wire.whole(200, OBJECT, answer.toString());
    }

    private void pull(Request request, Wire wire) throws IOException {
        String name = request.body().path("model").asText();
        wire.begin(200, NDJSON);
        wire.send("{\"status\":\"pulling manifest\"}\n");
        if (name.startsWith("nope")) {
            wire.send("{\"error\":\"pull model manifest: file does not exist\"}\n");
        } else {
            for (String layer : List.of("aa", "bb")) {
                String head = "{\"status\":\"pulling " + layer.repeat(6) + "\",\"digest\":\"sha256:" + layer.repeat(32)
                        + "\",\"total\":1000";
                wire.send(head + "}\n" + head + ",\"completed\":600}\n" + head + ",\"completed\":1000}\n");
            }
            wire.send("{\"status\":\"verifying sha256 digest\"}\n{\"status\":\"success\"}\n");
            models.put(name + (name.contains(":") ? "" : ":latest"), List.of("completion"));
        }
        wire.end();
    }

    private static String error(String text) {
        try {
            return JSON.writeValueAsString(Map.of("error", text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
