package io.modeldeck.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.testing.LoopModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenLedgerTest {

    private static final Instant AT = LoopModel.START;

    @TempDir
    Path folder;

    private LoopModel loop;
    private long version;

    @BeforeEach
    void open() {
        loop = new LoopModel(folder);
        version = loop.firstVersion();
    }

    @AfterEach
    void close() {
        loop.close();
    }

    private void call(String id, int minutes, double loadSeconds, long tokens, double speed, String error) {
        Map<String, Object> features = new LinkedHashMap<>();
        features.put("gen_ai.operation.name", "chat");
        if (error.isEmpty()) {
            features.put("gen_ai.response.model", "tiny:latest");
            features.put("gen_ai.usage.input_tokens", 10.0);
            features.put("gen_ai.usage.output_tokens", (double) tokens);
            features.put("modeldeck.load_seconds", loadSeconds);
            features.put("modeldeck.tokens_per_second", speed);
        }
        record(id, minutes, features, error);
    }

    private void record(String id, int minutes, Map<String, Object> features, String error) {
        loop.engine
                .intake()
                .accept(List.of(new Prediction(
                        id,
                        loop.model.id(),
                        version,
                        AT.plus(Duration.ofMinutes(minutes)),
                        features,
                        error.isEmpty() ? "stop" : "",
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        error.isEmpty() ? 1_500_000 : -1,
                        error,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
    }

    @Test
    void callsAreAddedUpAndAModelThatHadBeenTakenOutShows() {
        call("first", 0, 2.5, 20, 10, "");
        call("warm", 1, 0.02, 30, 30, "");
        call("evicted", 60, 1.5, 10, 10, "");
        call("failed", 61, 0, 0, 0, "The server is busy.");
        record("no text", 62, Map.of("x", 1.0), "");

        List<TokenUse> uses =
                loop.engine.tokens().uses(loop.model.id(), new TimeRange(AT, AT.plus(Duration.ofDays(1))), 100);

        assertThat(uses).extracting(TokenUse::eventId).containsExactly("failed", "evicted", "warm", "first");
        assertThat(uses).extracting(TokenUse::evicted).containsExactly(false, true, false, false);
        assertThat(uses).extracting(TokenUse::loaded).containsExactly(false, true, false, true);
        assertThat(uses.getLast().document())
                .containsEntry("gen_ai.usage.output_tokens", 20L)
                .containsEntry("latencyMillis", OptionalDouble.of(1_500))
                .containsEntry("contents", false);
        // 60 tokens in 2 s, 1 s and 1 s
        assertThat(TokenTotals.of(uses)).isEqualTo(new TokenTotals(4, 1, 30, 60, 2, 1, Duration.ofMillis(4_020), 15));
        assertThat(TokenTotals.by(uses, TokenUse::version)).containsOnlyKeys(1);
    }

    @Test
    void aCallBeforeTheRangeStillTellsALoadFromAnEviction() {
        call("first", 0, 2.5, 20, 10, "");
        call("later", 600, 2.5, 20, 10, "");

        Instant from = AT.plus(Duration.ofHours(9));
        assertThat(loop.engine.tokens().uses(loop.model.id(), new TimeRange(from, from.plus(Duration.ofDays(1))), 100))
                .singleElement()
                .satisfies(use -> assertThat(use.evicted()).isTrue());
    }
}
