package io.modeldeck.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
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

    /** How a connection is answered. */
    public interface Answering {
        void answer(OllamaRequest request, OllamaWire wire) throws IOException;
    }

    private final ServerSocket listening;
    private final Thread accepting;
    private Optional<VacantAddress> left = Optional.empty();
    private final OllamaAnswers answers = new OllamaAnswers();
    private final Map<String, Answering> replaced = new ConcurrentHashMap<>();
    private final List<OllamaRequest> requests = new CopyOnWriteArrayList<>();
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
        answers.add(name, List.of(capabilities));
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
        return replace(path, (request, wire) -> wire.whole(status, OllamaWire.OBJECT, body));
    }

    /** Answers the path with lines, and says that the answer is complete. */
    public FakeOllama stream(String path, String... lines) {
        return replace(path, (request, wire) -> {
            wire.begin(200, OllamaWire.NDJSON);
            for (String line : lines) {
                wire.send(line + "\n");
            }
            wire.end();
        });
    }

    public String address() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public List<OllamaRequest> requests() {
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
            Optional<OllamaRequest> request = OllamaRequest.read(socket.getInputStream());
            if (request.isEmpty()) {
                return;
            }
            requests.add(request.get());
            OllamaWire wire = new OllamaWire(socket);
            if (!key.isEmpty()
                    && !("Bearer " + key).equals(request.get().headers().get("authorization"))) {
                wire.whole(401, OllamaWire.OBJECT, OllamaAnswers.error("unauthorized"));
            } else {
                replaced.getOrDefault(request.get().path(), answers).answer(request.get(), wire);
            }
        } catch (IOException gone) {
            hungUp.countDown();
        }
    }
}
