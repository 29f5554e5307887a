package io.modeldeck.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.modeldeck.store.Digest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerTaskTest {

    @Test
    void aConsoleIsToldOfAFailureThatNobodyThoughtOf() throws IOException {
        byte[] rows = "rows".getBytes(StandardCharsets.UTF_8);
        List<String> heard = new ArrayList<>();
        HttpServer console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        console.createContext("/rows", exchange -> {
            exchange.sendResponseHeaders(200, rows.length);
            exchange.getResponseBody().write(rows);
            exchange.close();
        });
        console.createContext("/calls", exchange -> {
            String said = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            heard.add(exchange.getRequestURI().getPath() + " " + said);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        console.start();
        try {
            URI base = URI.create("http://127.0.0.1:" + console.getAddress().getPort());
            // An order without features: the program that sent it is at fault.
            Map<String, Object> order = Map.of(
                    "dataSource", Map.of("sha256", Digest.of(rows).hex(), "label", "left", "task", "classification"));
            List<String> ended = new ArrayList<>();
            new WorkerTask(
                            "of-a-test",
                            order,
                            new JobAddresses(
                                    base.resolve("/rows"), base.resolve("/calls"), base.resolve("/model"), "token"),
                            () -> ended.add("ended"))
                    .run();
            assertThat(heard)
                    .singleElement()
                    .asString()
                    .startsWith("/calls/failed")
                    .contains("of-a-test", "NullPointerException", "the log has the details");
            assertThat(ended).hasSize(1);
        } finally {
            console.stop(0);
        }
    }
}
