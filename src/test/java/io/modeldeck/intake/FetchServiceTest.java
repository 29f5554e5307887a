package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.inference.Graphs;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fetches from a hub, an address and a folder of this machine, good ones and hostile ones. Nothing leaves the machine. */
@Timeout(120)
class FetchServiceTest extends FetchTest {

    @Test
    void aModelOfAHubIsLookedAtFetchedCheckedAndNeverTrusted() {
        hub.with("model.onnx", graph)
                .with("model_quantized.onnx", Graphs.plus(2))
                .with("README.md", new byte[9]);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.framework()).contains("onnx");
        assertThat(found.variants()).extracting(Variant::name).containsExactly("default", "quantized");
        assertThat(found.variants()).extracting(Variant::precision).containsExactly("fp32", "int8");
        assertThat(found.metadata()).containsEntry("taskType", "sentiment-analysis");
        assertThat(found.revision()).contains(FakeHub.STATE);
        assertThat(hub.asked).as("nothing was fetched").containsExactly("GET /api/models/acme/tiny");
        FetchJob job = fetched(hub.source());
        ModelVersion version = version(job);
        assertThat(job.progress()).isEqualTo(100);
        assertThat(version.sourceVersion()).isEqualTo(FakeHub.STATE.substring(0, 12));
        assertThat(bench.artifacts.read(version.artifact().orElseThrow())).isEqualTo(graph);
        assertThat(version.metadata()).containsEntry("taskType", "sentiment-analysis");
        Isolation isolation = new Isolation(bench.database, bench.audit);
        assertThat(isolation.isIsolated(version)).isTrue();
        assertThatThrownBy(() -> isolation.set(ENGINEER, clock.instant(), version, false, ""))
                .hasMessageContaining("a stranger made it");
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
    }

    /** A runtime that a graph takes down with it. */
    private static class Fragile implements ModelRuntime {
        @Override
        public String framework() {
            return ModelVersion.ONNX;
        }

        @Override
        public LoadedModel load(byte[] artifact, ModelVersion version) {
            throw new RuntimeFailure("The process of " + version.label() + " was killed (signal 11)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/m.onnx", "/M.ONNX", "/m.bin", "/m", "/m.zip"})
    void whatAStrangerMadeIsLoadedElsewhereFirstWhateverItIsCalled(String path) throws IOException {
        hub.with(path.substring(1), path.endsWith(".zip") ? zip("MODEL.ONNX", graph, 9) : graph);
        fetches.close();
        fetches = service(Map.of(), new Fragile());
        assertThat(fetched(at(path)).lastError().orElseThrow()).contains("was killed (signal 11)");
        assertThat(bench.registry.models()).isEmpty();
    }

    private static byte[] plusFrom(String location) {
        return new Graphs()
                .input("x", TensorProto.DataType.FLOAT, -1, 1)
                .initializer(Graphs.external("c", 1, "location", location))
                .node("Add", List.of("x", "c"), List.of("prediction"))
                .output("prediction", TensorProto.DataType.FLOAT, -1, 1)
                .bytes();
    }

    @Test
    void weightsBesideTheirGraphComeWithIt() {
        byte[] weights = {0, 0, (byte) 0x80, 0x3f};
        hub.with("onnx/model.onnx", plusFrom("model.onnx_data"))
                .with("onnx/model.onnx_data", weights)
                .with("onnx/model_fp16.onnx", graph);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.variants())
                .extracting(
                        variant -> variant.files().stream().map(FetchFile::path).toList())
                .containsExactly(List.of("onnx/model.onnx", "onnx/model.onnx_data"), List.of("onnx/model_fp16.onnx"));
        ModelVersion version = version(fetched(hub.source()));
        assertThat(version.metadata().get("files").toString())
                .contains("model.onnx", "model.onnx_data", Digest.of(weights).hex());
        assertThat(bench.artifacts.read(version.artifact().orElseThrow()))
                .as("the weights are inside")
                .hasSizeGreaterThan(weights.length);
    }

    @Test
    void weightsThatLieElsewhereEndTheJob() throws IOException {
        Path secret = Files.write(folder.resolve("secret.bin"), new byte[4]);
        for (String location : List.of("../../../secret.bin", secret.toString(), "other.bin")) {
            hub.with("model.onnx", plusFrom(location));
            FetchJob job = fetched(hub.source());
            assertThat(job.errorCode()).contains("NOT_ADDED");
            assertThat(job.lastError().orElseThrow())
                    .contains("keeps the values of 'c' in '" + location)
                    .doesNotContain("incoming");
        }
        assertThat(bench.registry.models()).isEmpty();
    }

    @Test
    void whatBrokeOffGoesOnWhereItWas() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = fetched(hub.source());
        version(job);
        assertThat(hub.asked).last().asString().endsWith("bytes=40-");
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(2));
        assertThat(job.retryCount()).isEqualTo(1);
    }

    @Test
    void anotherContentMeanwhileIsFetchedFromItsBeginning() {
        byte[] later = Graphs.plus(7);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        hub.with("m.onnx", later);
        hub.tricks.addFirst(exchange -> FakeHub.send(exchange, 405, new byte[0]));
        FetchJob job = fetched(at("/m.onnx"));
        assertThat(bench.artifacts.read(version(job).artifact().orElseThrow())).isEqualTo(later);
    }

    @Test
    void aJobThatWasKilledGoesOnAfterwards() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = start(hub.source());
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.QUEUED);
        bench.database.update("UPDATE model_fetch_job SET status = 'downloading' WHERE id = ?1", job.id());
        fetches.close();
        fetches = service(Map.of());
        fetches.recoverInterrupted();
        // it need not wait for its time, and goes on where it was all the same
        assertThat(fetches.job(job.id()).retryAt()).isAfter(clock.instant());
        fetches.retry(ENGINEER, clock.instant(), job.id(), FetchWish.NONE, "now");
        version(finish(job));
        assertThat(hub.asked).last().asString().endsWith("bytes=40-");
        assertThat(clock.waits).isEmpty();
        assertThatThrownBy(() -> fetches.retry(ENGINEER, clock.instant(), job.id(), FetchWish.NONE, ""))
                .hasMessageContaining("is completed; only one that waits, failed or was cancelled is tried again");
    }

    @Test
    void whatWasKilledWhileItWasAddedIsAddedOnce() {
        hub.with("model.onnx", graph);
        ModelVersion version = version(fetched(hub.source()));
        // the version was there, and the job did not know it yet
        bench.database.update(
                "UPDATE model_fetch_job SET status = 'processing', version_id = NULL, completed_at = NULL");
        fetches.close();
        fetches = service(Map.of());
        fetches.recoverInterrupted();
        FetchJob job = fetches.jobs(1).getFirst();
        assertThat(job.status()).isEqualTo(FetchStatus.QUEUED);
        assertThat(job.errorCode()).contains("INTERRUPTED");
        assertThat(version(finish(job)).id()).isEqualTo(version.id());
        assertThat(bench.registry.versions(version.modelId())).hasSize(1);
    }

    @Test
    void whatEndsTheProgramAgainAndAgainIsLeftAlone() {
        FetchJob job = start(hub.source());
        for (int i = 0; i <= FetchJob.MAX_RETRIES; i++) {
            bench.database.update("UPDATE model_fetch_job SET status = 'processing'");
            fetches.recoverInterrupted();
        }
        FetchJob after = fetches.job(job.id());
        assertThat(after.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(after.retryable()).as("a person may try again").isTrue();
    }

    @Test
    void whatAnEndedJobLeftIsSweptUp() throws IOException {
        FetchJob job = start(hub.source());
        fetches.cancel(ENGINEER, clock.instant(), job.id(), "");
        Path left = Files.createDirectories(folder.resolve("incoming/fetch-" + job.id() + "/files"));
        Files.write(left.resolve("model.onnx.part"), graph, StandardOpenOption.CREATE);
        fetches.recoverInterrupted();
        assertThat(left.getParent()).doesNotExist();
    }

    @Test
    void aJobThatIsCancelledWhileItComesInStaysCancelled() {
        hub.with("model.onnx", graph);
        FetchJob job = start(hub.source());
        hub.tricks.add(exchange -> {
            fetches.cancel(ENGINEER, clock.instant(), job.id(), "not this one");
            FakeHub.breaksOffAfter(graph, 40).play(exchange);
        });
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.CANCELLED);
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
    }

    @Test
    void aHubThatFallsSilentInTheMiddleOfAWordIsNotWaitedForForever() {
        WatchedBody.Patience little = new WatchedBody.Patience(Duration.ofMillis(50), Duration.ofSeconds(9));
        CountDownLatch over = new CountDownLatch(1);
        FakeHub.Trick silent = exchange -> {
            exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("error") ? 500 : 200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            await(over);
        };
        hub.tricks.add(silent);
        hub.tricks.add(silent);
        try (Web web = new Web(new Token(Map.of()), clock, little)) {
            assertThatThrownBy(() -> web.document(hub.base().resolve("/said")))
                    .isInstanceOf(FetchFailure.class)
                    .hasMessageContaining("sends too slowly");
            assertThatThrownBy(() -> web.document(hub.base().resolve("/error")))
                    .as("its own words are left out")
                    .hasMessage("127.0.0.1 answered 500.");
        } finally {
            over.countDown();
        }
    }

    private static void await(CountDownLatch over) {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aFaultOfOurOwnEndsTheJobAndIsNotSwallowed() {
        FetchJob job = start(new FetchSource.Web(hub.base().resolve("/m.onnx")));
        bench.database.update("UPDATE model_fetch_job SET files = ?1", """
                [{"path": "m.onnx", "from": "no address {", "bytes": null, "sha256": null, "gitSha": null, "validator": null, "done": false}]""");
        assertThatThrownBy(() -> fetches.beat(Progress.none())).isInstanceOf(IllegalArgumentException.class);
        assertThat(fetches.job(job.id()).errorCode()).contains("FAULT");
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.FAILED);
    }

    @Test
    void aStackThatAStrangersFileOverflowsEndsTheJobToo() {
        hub.with("model.onnx", graph);
        fetches = service(Map.of(), new Fragile() {
            @Override
            public LoadedModel load(byte[] artifact, ModelVersion version) {
                throw new StackOverflowError("of this test");
            }
        });
        FetchJob job = start(hub.source());
        assertThatThrownBy(() -> fetches.beat(Progress.none())).isInstanceOf(StackOverflowError.class);
        assertThat(fetches.job(job.id()).errorCode()).contains("FAULT");
        assertThat(fetches.beat(Progress.none())).as("it is not taken up again").isFalse();
    }

    @Test
    void aServerThatIsBusyIsNotAskedBeforeItSays() {
        hub.with("model.onnx", graph);
        hub.tricks.add(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "90");
            FakeHub.send(exchange, 429, new byte[0]);
        });
        version(fetched(hub.source()));
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void aWrongCheckSumIsTriedAgainAndThenRefused() {
        hub.with("model.onnx", graph).lying();
        FetchJob job = fetched(hub.source());
        assertThat(job.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(job.errorCode()).contains("CHECKSUM");
        assertThat(clock.waits).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(bench.registry.models()).isEmpty();
    }

    @Test
    void moreThanWasAnnouncedIsNotTaken() {
        hub.with("model.onnx", graph);
        hub.tricks.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[graph.length + 50_000]);
        });
        FetchJob job = fetched(hub.source());
        assertThat(job.errorCode()).contains("LARGER_THAN_ANNOUNCED");
        hub.tricks.add(exchange -> FakeHub.send(exchange, 200, new byte[graph.length + 1]));
        assertThat(fetched(hub.source()).errorCode()).contains("SIZE_MISMATCH");
        hub.tricks.add(exchange -> {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            FakeHub.send(exchange, 200, new byte[10]);
        });
        assertThat(fetched(hub.source()).lastError().orElseThrow()).contains("packed though it was asked not to");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "file:///etc/passwd | no address that is fetched from",
                "ftp://127.0.0.1/m.onnx | no address that is fetched from",
                "http://169.254.169.254/latest | ever fetched from there",
                "http://user:secret@127.0.0.1/m | no address that is fetched from",
                "http://0.0.0.0/m | ever fetched from there",
            })
    void noServerPointsSomewhereElse(String target, String words) {
        hub.with("model.onnx", graph);
        hub.tricks.add(exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            FakeHub.send(exchange, 302, new byte[0]);
        });
        FetchJob job = fetched(hub.source());
        assertThat(job.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(job.lastError().orElseThrow()).contains(words);
    }

    @Test
    void aStrangerDoesNotPointToThisMachine() {
        URI far = URI.create("https://93.184.215.14/m.onnx");
        assertThatThrownBy(() -> Addresses.requirePointed(far, URI.create("https://127.0.0.1/m")))
                .isInstanceOf(FetchFailure.class);
        assertThatThrownBy(() -> Addresses.requirePointed(far, URI.create("https://[::ffff:127.0.0.1]/m")))
                .isInstanceOf(FetchFailure.class);
        assertThatThrownBy(() -> Addresses.requirePointed(far, URI.create("https://192.168.0.7/m")))
                .isInstanceOf(FetchFailure.class);
        assertThatThrownBy(() -> Addresses.requirePointed(far, URI.create("https://[fd00::1]/m")))
                .isInstanceOf(FetchFailure.class);
        assertThatThrownBy(() -> Addresses.requirePointed(far, URI.create("http://93.184.215.14/m")))
                .hasMessageContaining("not encrypted");
        Addresses.requirePointed(far, URI.create("https://93.184.215.15/m"));
    }

    @Test
    void theKeyGoesToItsHubAloneAndNowhereOnTheWay() {
        Token token = new Token(Map.of(Token.KEY, "hf_secret"));
        assertThat(token.headerFor(URI.create("https://huggingface.co/a"))).contains("Bearer hf_secret");
        assertThat(token.headerFor(URI.create("https://cdn.example/a"))).isEmpty();
        assertThat(token.headerFor(URI.create("http://huggingface.co/a"))).isEmpty();
        Token printed = new Token(
                Map.of(Token.COMMAND, "echo hf_printed", Token.HUB, hub.base().toString()));
        assertThat(printed.headerFor(hub.base().resolve("/x"))).contains("Bearer hf_printed");
        assertThatThrownBy(() ->
                        new Token(Map.of(Token.COMMAND, "false")).headerFor(URI.create("https://huggingface.co/")))
                .hasMessageContaining("printed no key");
        hub.tricks.add(exchange -> FakeHub.send(exchange, 401, new byte[0]));
        hub.with("model.onnx", graph);
        FetchJob job = fetched(hub.source());
        assertThat(job.errorCode()).contains("UNAUTHORIZED");
        assertThat(job.retryable()).isFalse();
        assertThat(job.lastError().orElseThrow()).contains("HF_TOKEN");
    }

    @ParameterizedTest
    @CsvSource({"../evil.onnx", "/etc/passwd", "a/../../b.onnx", "C:evil.onnx", "a\\b.onnx"})
    void ofAModelWithANameThatLeavesItsFolderNothingIsTaken(String name) {
        assertThatThrownBy(() -> new SafePath(name)).isInstanceOf(FetchFailure.class);
        hub.with(name, graph).with("model.onnx", graph);
        assertThatThrownBy(() -> fetches.inspect(hub.source()))
                .isInstanceOf(FetchFailure.class)
                .hasMessageContaining("no plain name")
                .hasMessageEndingWith("nothing of it is taken.");
        assertThat(fetched(hub.source()).errorCode()).contains("UNSAFE_PATH");
        assertThat(hub.asked).noneMatch(asked -> asked.contains("model.onnx"));
    }

    @ParameterizedTest
    @CsvSource({"a//b", "con.onnx", "x/nul", "...", "a.", "x.part"})
    void aFileWithAnOddNameIsLeftOut(String name) {
        assertThatThrownBy(() -> new SafePath(name)).isInstanceOf(FetchFailure.class);
        hub.with(name, graph).with("model.onnx", graph);
        Inspection found = fetches.inspect(hub.source());
        assertThat(found.variants()).hasSize(1);
        assertThat(found.notes())
                .anyMatch(note -> note.contains("'" + name + "'") && note.endsWith("; it is left out."));
    }

    private static byte[] zip(String name, byte[] content, int level) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setLevel(level);
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    @Test
    void anArchiveIsUnpackedWithinItsFolder() throws IOException {
        hub.with("m.zip", zip("inside/model.onnx", graph, 9));
        assertThat(bench.artifacts.read(
                        version(fetched(at("/m.zip"))).artifact().orElseThrow()))
                .isEqualTo(graph);
    }

    @Test
    void hostileArchivesAreRefused() throws IOException {
        byte[] link = zip("model.onnx", "/etc/passwd".getBytes(StandardCharsets.UTF_8), 0);
        int directory = indexOf(link, new byte[] {'P', 'K', 1, 2});
        // a link, as UNIX says it
        link[directory + 41] = (byte) 0xA1;
        hub.with("slip.zip", zip("../../evil.onnx", graph, 0))
                .with("bomb.zip", zip("model.onnx", new byte[30 << 20], 9))
                .with("link.zip", link)
                .with("torn.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
        assertThat(fetched(at("/slip.zip")).errorCode()).contains("UNSAFE_PATH");
        assertThat(fetched(at("/bomb.zip")).errorCode()).contains("ARCHIVE");
        assertThat(fetched(at("/link.zip")).errorCode()).contains("LINK");
        assertThat(fetched(at("/torn.zip")).errorCode()).contains("ARCHIVE");
        assertThat(folder.resolve("evil.onnx")).doesNotExist();
        assertThat(bench.registry.models()).isEmpty();
    }

    private static int indexOf(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aFolderIsCopiedAndItsLinksAreRefused() throws IOException {
        Path model = Files.createDirectories(folder.resolve("mine"));
        Files.write(model.resolve("model.onnx"), graph);
        FetchJob job = fetched(new FetchSource.Local(model));
        assertThat(new Isolation(bench.database, bench.audit).isIsolated(version(job)))
                .as("what a person has at hand is no stranger's")
                .isFalse();
        Files.createSymbolicLink(model.resolve("other.onnx"), Path.of("/etc/hostname"));
        assertThat(fetched(new FetchSource.Local(model)).errorCode()).contains("LINK");
    }

    @Test
    void whatIsNoModelIsKeptUntilSomebodySaysHowAndIsNotFetchedAgain() {
        hub.with("model.onnx", graph);
        FetchJob job = finish(fetches.start(
                ENGINEER,
                clock.instant(),
                hub.source(),
                "default",
                PLUS.withMap(List.of("wrong=x")),
                Optional.empty()));
        assertThat(job.errorCode()).contains("NOT_ADDED");
        assertThat(job.lastError().orElseThrow()).contains("has no input 'wrong'");
        int asked = hub.asked.size();
        fetches.retry(ENGINEER, clock.instant(), job.id(), PLUS, "now with its columns");
        assertThat(version(finish(job)).mapping().columns()).containsExactly("x");
        assertThat(hub.asked).hasSize(asked);
    }

    @Test
    void aCancelledJobLeavesNothingAndIsNotTriedByItself() {
        hub.with("model.onnx", graph);
        hub.tricks.add(FakeHub.breaksOffAfter(graph, 40));
        FetchJob job = start(hub.source());
        fetches.beat(Progress.none());
        assertThat(folder.resolve("incoming/fetch-" + job.id())).exists();
        fetches.cancel(ENGINEER, clock.instant(), job.id(), "not this one");
        assertThat(folder.resolve("incoming/fetch-" + job.id())).doesNotExist();
        clock.until(clock.instant().plusSeconds(3_600));
        fetches.beat(Progress.none());
        assertThat(fetches.job(job.id()).status()).isEqualTo(FetchStatus.CANCELLED);
        assertThatThrownBy(() -> fetches.cancel(ENGINEER, clock.instant(), job.id(), ""))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("cannot be cancelled any more");
    }
}
