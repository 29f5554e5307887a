package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a fetch asks of servers and takes from them: no more than was announced, never before its time, no key for a stranger. */
@Timeout(120)
class FetchCallsTest extends FetchTest {

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
}
