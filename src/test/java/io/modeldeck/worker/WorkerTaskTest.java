package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkerTaskTest {

    private static final byte[] ROWS = "rows".getBytes(StandardCharsets.UTF_8);
    /** Without features: the program that sent it is at fault. */
    private static final Map<String, Object> ORDER =
            Map.of("dataSource", Map.of("sha256", Digest.of(ROWS).hex(), "label", "left", "task", "classification"));

    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private final List<String> ended = new ArrayList<>();
    private final HttpServer console;
    private WorkerTask task;

    WorkerTaskTest() throws IOException {
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console.createContext("/rows", exchange -> {
            exchange.sendResponseHeaders(200, ROWS.length);
            exchange.getResponseBody().write(ROWS);
            exchange.close();
        });
        answering("/calls", 204);
        console.start();
    }

    @AfterEach
    void stop() {
        console.stop(0);
    }

    private void answering(String place, int status) {
        console.createContext(place, exchange -> {
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestURI().getPath() + " " + said);
            if (status != 204) {
                task.readdress(addresses("/calls"));
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    private JobAddresses addresses(String calls) {
        URI base = URI.create("http://127.0.0.1:" + console.getAddress().getPort());
        return new JobAddresses(base.resolve("/rows"), base.resolve(calls), base.resolve("/model"), "token");
    }

    private void run(String calls, Retries retries) {
        task = new WorkerTask("of-a-test", ORDER, addresses(calls), () -> ended.add("ended"), retries);
        ended.clear();
        task.run();
        assertThat(ended).hasSize(1);
    }

    @Test
    void aConsoleIsToldOfAFailureThatNobodyThoughtOf() {
        run("/calls", Retries.USUAL);
        assertThat(heard)
                .singleElement()
                .asString()
                .startsWith("/calls/failed")
                .contains("of-a-test", "NullPointerException", "the log has the details");
    }

    @Test
    @Timeout(60)
    void rowsThatAConsoleCannotGiveNowAreAskedForAgain() {
        AtomicInteger asked = new AtomicInteger();
        console.removeContext("/rows");
        console.createContext("/rows", exchange -> {
            boolean gives = asked.incrementAndGet() > 2;
            exchange.sendResponseHeaders(gives ? 200 : 503, gives ? ROWS.length : -1);
            if (gives) {
                exchange.getResponseBody().write(ROWS);
            }
            exchange.close();
        });
        run("/calls", new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
        assertThat(heard).singleElement().asString().contains("NullPointerException");
        asked.set(-1);
        run("/calls", new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
        assertThat(heard.getLast()).contains("the rows could not be fetched", "answered 503", "3 times");
    }

    @Test
    @Timeout(60)
    void whatAConsoleCannotTakeIsGivenUpInTheEnd() {
        console.removeContext("/calls");
        console.createContext("/calls", exchange -> {
            exchange.getRequestBody().readAllBytes();
            heard.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        });
        run("/calls", new Retries(3, Duration.ofMillis(1), Duration.ofMillis(2)));
        assertThat(heard).containsExactly("/calls/failed", "/calls/failed", "/calls/failed");
    }

    @Test
    @Timeout(60)
    void aConsoleThatIsBackElsewhereIsToldThereAtOnce() {
        answering("/broken", 500);
        run("/broken", new Retries(2, Duration.ofDays(1), Duration.ofDays(1)));
        assertThat(heard).hasSize(2);
        assertThat(heard.getFirst()).startsWith("/broken/failed");
        assertThat(heard.getLast()).startsWith("/calls/failed");
    }

    @Test
    void pausesGrowUpToTheLongest() {
        assertThat(IntStream.rangeClosed(1, 7)
                        .mapToLong(failed -> Retries.USUAL.pause(failed).toSeconds()))
                .containsExactly(1L, 2L, 4L, 8L, 16L, 30L, 30L);
        assertThat(Retries.USUAL.pause(Integer.MAX_VALUE)).isEqualTo(Duration.ofSeconds(30));
    }
}
