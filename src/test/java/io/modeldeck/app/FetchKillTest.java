package io.modeldeck.app;

import static io.modeldeck.testing.Patience.awaitEnd;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.Graphs;
import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.intake.FetchWish;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Integrity;
import io.modeldeck.testing.ChildJvm;
import io.modeldeck.testing.FetchingWorkspace;
import io.modeldeck.testing.LoopModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it fetches a model: the next one goes on where it was, and no half file becomes a model. */
@Tag("full")
class FetchKillTest {

    private static final int PIECES = 24;

    @TempDir
    Path folder;

    private final byte[] graph = Graphs.plus(3);
    private final AtomicInteger continued = new AtomicInteger();

    @Test
    void killsInTheMiddleOfAFetchLeaveNothingHalf() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/model.onnx";
            Random random = new Random(7);
            for (int i = 0; i < 6; i++) {
                kill(address, 1 + random.nextInt(PIECES + 6), random.nextInt(30_000_000));
                try (Engine engine = FetchingWorkspace.open(folder)) {
                    sound(engine);
                }
            }
            assertThat(continued.get()).as("went on in the middle").isPositive();
            end();
        } finally {
            server.stop(0);
        }
    }

    /** Piece by piece, so that there is time to be killed in. */
    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (from > 0) {
                continued.incrementAndGet();
                exchange.getResponseHeaders()
                        .set("Content-Range", "bytes " + from + "-" + (graph.length - 1) + "/" + graph.length);
            }
            exchange.getResponseHeaders().set("ETag", "\"one\"");
            if (exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseHeaders().set("Content-Length", Integer.toString(graph.length));
                exchange.sendResponseHeaders(200, -1);
                return;
            }
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, graph.length - from);
            OutputStream out = exchange.getResponseBody();
            int piece = graph.length / PIECES + 1;
            for (int at = from; at < graph.length; at += piece) {
                out.write(Arrays.copyOfRange(graph, at, Math.min(graph.length, at + piece)));
                out.flush();
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private void kill(String address, int lines, int nanosLater) throws IOException, InterruptedException {
        try (ChildJvm child = ChildJvm.of(FetchingWorkspace.class, folder.toString(), address)
                        .start();
                BufferedReader out = child.process().inputReader(StandardCharsets.UTF_8)) {
            int read = 0;
            while (read < lines && out.readLine() != null) {
                read++;
            }
            assertThat(read).as("it worked until then: %s", child.errors()).isEqualTo(lines);
            LockSupport.parkNanos(nanosLater);
            child.kill();
            awaitEnd(child.process());
        }
    }

    /** Every version is a whole file, every completed job has its version, and what was cut off waits to go on. */
    private void sound(Engine engine) throws IOException {
        assertThat(Integrity.faults(engine.workspace())).isEmpty();
        List<FetchJob> jobs = engine.fetches().jobs(100);
        for (FetchJob job : jobs) {
            if (job.status() == FetchStatus.FAILED) {
                assertThat(job.errorCode()).as("it was killed too often").contains("INTERRUPTED");
            } else {
                assertThat(job.status()).isIn(FetchStatus.QUEUED, FetchStatus.COMPLETED);
            }
            assertThat(job.versionId().isPresent()).isEqualTo(job.status() == FetchStatus.COMPLETED);
        }
        engine.registry().models().forEach(model -> {
            List<ModelVersion> versions = engine.registry().versions(model.id());
            assertThat(versions).hasSize(1);
            assertThat(engine.workspace()
                            .artifacts()
                            .read(versions.getFirst().artifact().orElseThrow()))
                    .isEqualTo(graph);
        });
    }

    /** The next start brings the last one to its end by itself. */
    private void end() throws IOException {
        try (Engine engine = FetchingWorkspace.open(folder)) {
            for (FetchJob job : engine.fetches().jobs(100)) {
                if (job.status() == FetchStatus.FAILED) {
                    engine.fetches().retry(LoopModel.ENGINEER, engine.clock().instant(), job.id(), FetchWish.NONE, "");
                }
                FetchJob over = engine.fetches().finish(job.id(), Progress.none(), FetchingWorkspace::rest);
                assertThat(over.status()).as("%s", over.lastError()).isEqualTo(FetchStatus.COMPLETED);
            }
            sound(engine);
            assertThat(engine.registry().models()).isNotEmpty();
        }
    }
}
