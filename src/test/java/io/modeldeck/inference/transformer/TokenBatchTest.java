package io.modeldeck.inference.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modeldeck.domain.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Filling up and pooling, without any library. */
class TokenBatchTest {

    private static final List<Tokens> TEXTS = List.of(
            new Tokens(new long[] {101, 7, 102}, new long[] {0, 0, 1}),
            new Tokens(new long[] {101, 102}, new long[] {0, 0}));

    private static Padding padding(String json) {
        return Padding.of(Json.readObject("{\"padding\": " + json + "}"), Map.of());
    }

    @Test
    void rowsAreFilledBehindOrBeforeTheTextToTheLengthThatIsAsked() {
        TokenBatch longest = TokenBatch.of(TEXTS, new Padding(true, 0, 0, 9, 0));
        assertThat(longest.ids()).containsExactly(101, 7, 102, 101, 102, 9);
        assertThat(longest.mask()).containsExactly(1, 1, 1, 1, 1, 0);
        assertThat(longest.types()).containsExactly(0, 0, 1, 0, 0, 0);
        TokenBatch left = TokenBatch.of(
                TEXTS,
                padding("{\"strategy\": {\"Fixed\": 4}, \"direction\": \"Left\", \"pad_id\": 5, \"pad_type_id\": 2}"));
        assertThat(left.ids()).containsExactly(5, 101, 7, 102, 5, 5, 101, 102);
        assertThat(left.types()).containsExactly(2, 0, 0, 1, 2, 2, 0, 0);
        assertThat(left.mask()).containsExactly(0, 1, 1, 1, 0, 0, 1, 1);
        Padding eights = padding(
                "{\"strategy\": \"BatchLongest\", \"direction\": \"Right\", \"pad_to_multiple_of\": 8, \"pad_id\": 1}");
        assertThat(TokenBatch.of(TEXTS, eights).length()).isEqualTo(8);
    }

    @Test
    void theFillingTokenIsTheModelsOwn() {
        Map<String, Object> tokenizer = Json.readObject(
                "{\"padding\": null, \"added_tokens\": [{\"id\": 0, \"content\": \"<s>\"}, {\"id\": 1, \"content\": \"<pad>\"}]}");
        assertThat(Padding.of(tokenizer, Map.of()).id()).isEqualTo(1);
        assertThat(Padding.of(tokenizer, Map.of("pad_token_id", 3)).id()).isEqualTo(3);
    }

    @Test
    void poolingReadsTheTokensOfTheTextOnly() {
        // Two rows of three tokens, two numbers each; the first token of the second row only fills.
        float[] hidden = {1, 2, 3, 4, 5, 9, 100, 100, 7, 8, 9, 12};
        TokenBatch batch = TokenBatch.of(TEXTS, new Padding(false, 3, 0, 0, 0));
        assertThat(Pooling.MEAN.vector(hidden, batch, 0)).containsExactly(3, 5);
        assertThat(Pooling.MEAN.vector(hidden, batch, 1)).containsExactly(8, 10);
        assertThat(Pooling.CLS.vector(hidden, batch, 0)).containsExactly(1, 2);
        assertThat(Pooling.CLS.vector(hidden, batch, 1)).containsExactly(7, 8);
        assertThat(Pooling.NONE.vector(new float[] {1, 2, 3, 4}, batch, 1)).containsExactly(3, 4);
        assertThat(Pooling.normalized(new float[] {3, 4})[1]).isEqualTo(0.8f, within(1e-7f));
        assertThat(Pooling.normalized(new float[2])).containsExactly(0, 0);
    }
}
