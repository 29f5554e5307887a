package io.modeldeck.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A TensorFlow.js model behind an address: its document names files beside it, and nothing else is fetched. */
class ShardsTest extends FetchTest {

    private static final FetchWish NAMED = FetchWish.NONE.named("web", Optional.of("1"));

    private static byte[] document(String... shards) {
        return ("""
                {"format": "layers-model", "modelTopology": {"class_name": "Sequential", "config": {"name": "s", "layers": [
                  {"class_name": "Dense", "config": {"name": "d", "units": 1, "use_bias": false, "activation": "linear",
                   "batch_input_shape": [null, 2]}}]}},
                 "weightsManifest": [{"paths": ["%s"], "weights": [{"name": "d/kernel", "shape": [2, 1], "dtype": "float32"}]}]}
                """.formatted(String.join("\", \"", shards))).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] number(float value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putFloat(value)
                .array();
    }

    private FetchJob fetch(String path) {
        return finish(fetches.start(ENGINEER, clock.instant(), at(path), "default", NAMED, Optional.empty()));
    }

    @Test
    void itsShardsAreFetchedFromBesideItWithTheSameKey() {
        hub.with("web/model.json", document("group 1#a.bin", "more/b.bin"))
                .with("web/group 1#a.bin", number(2))
                .with("web/more/b.bin", number(3));
        FetchJob job = fetch("/web/model.json?key=k");
        assertThat(version(job).framework()).isEqualTo("onnx");
        assertThat(hub.asked)
                .containsExactly(
                        "HEAD /web/model.json?key=k",
                        "GET /web/model.json?key=k",
                        "GET /web/group 1#a.bin?key=k",
                        "GET /web/more/b.bin?key=k");
        assertThat(job.progress()).isEqualTo(100);
    }

    @Test
    void aDocumentOfAnotherNameIsFollowedToo() {
        hub.with("churn.json", document("a.bin")).with("a.bin", new byte[8]);
        version(fetch("/churn.json"));
    }

    @Test
    void whatBreaksOffAmongTheShardsGoesOnThere() {
        hub.with("model.json", document("a.bin", "b.bin"))
                .with("a.bin", number(2))
                .with("b.bin", number(3));
        hub.tricks.add(exchange -> FakeHub.send(exchange, 405, new byte[0]));
        hub.tricks.add(exchange -> FakeHub.send(exchange, 200, document("a.bin", "b.bin")));
        hub.tricks.add(exchange -> FakeHub.send(exchange, 200, number(2)));
        hub.tricks.add(FakeHub.breaksOffAfter(number(3), 2));
        version(fetch("/model.json"));
        assertThat(hub.asked)
                .containsExactly(
                        "HEAD /model.json", "GET /model.json", "GET /a.bin", "GET /b.bin", "GET /b.bin bytes=2-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret.bin",
                "/etc/passwd",
                "https://evil.example/a.bin",
                "//evil.example/a.bin",
                "a/../../b.bin",
                "%2e%2e/secret.bin",
                "a.bin?x=1",
                "model.json",
                "MODEL.JSON"
            })
    void noNameLeadsElsewhere(String shard) {
        hub.with("deep/model.json", document(shard)).with("secret.bin", number(1));
        FetchJob job = fetch("/deep/model.json");
        assertThat(job.status()).isEqualTo(FetchStatus.FAILED);
        assertThat(job.errorCode().orElseThrow()).isIn("UNSAFE_PATH", "REFUSED");
        assertThat(hub.asked).containsExactly("HEAD /deep/model.json", "GET /deep/model.json");
        assertThat(bench.registry.models()).isEmpty();
    }

    @Test
    void whatIsNoDocumentSaysSo() {
        hub.with("model.json", "{".getBytes(StandardCharsets.UTF_8));
        assertThat(fetch("/model.json").errorCode()).contains("NO_MODEL");
        hub.with("other.json", document("a.bin"));
        FetchJob lacking = fetch("/other.json");
        assertThat(lacking.errorCode()).contains("NOT_FOUND");
        assertThat(List.of(lacking.lastError().orElseThrow())).allMatch(why -> why.contains("/a.bin"));
    }
}
