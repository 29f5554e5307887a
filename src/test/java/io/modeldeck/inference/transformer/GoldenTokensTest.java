package io.modeldeck.inference.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Json;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.testing.Golden;
import io.modeldeck.testing.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every case of {@code golden/tokenizers.json}, and what happens to texts that are too long. */
@Tag("packs")
class GoldenTokensTest {

    private static final String TINY = "models/onnx/tribuo/tinybert-tokenizer.json";

    @BeforeAll
    static void nobodyIsAsked() {
        // As the process of a worker does, before the library's first class.
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private static byte[] file(String relative) throws IOException {
        Path path = SharedData.require(relative.replaceFirst("^data/", ""));
        return Files.readAllBytes(path);
    }

    @Test
    void idsTypesAndMaskOfEveryTextAndPair() throws IOException {
        int compared = 0;
        for (JsonNode golden : Golden.cases("tokenizers")) {
            byte[] json = file(golden.get("file").asText());
            Padding padding = Padding.of(Json.readObject(new String(json, StandardCharsets.UTF_8)), Map.of());
            try (TextTokenizer tokenizer =
                    TextTokenizer.open(json, 512, golden.get("id").asText())) {
                for (JsonNode text : golden.get("cases")) {
                    List<String> first = List.of(text.get("text").asText());
                    TokenBatch batch = TokenBatch.of(
                            text.has("pair")
                                    ? tokenizer.encode(
                                            first, List.of(text.get("pair").asText()))
                                    : tokenizer.encode(first),
                            padding);
                    String where = golden.get("id").asText() + " " + text;
                    assertThat(batch.ids()).as(where).isEqualTo(Golden.longs(text.get("ids")));
                    assertThat(batch.types()).as(where).isEqualTo(Golden.longs(text.get("type_ids")));
                    if (text.has("attention_mask")) {
                        assertThat(batch.mask()).as(where).isEqualTo(Golden.longs(text.get("attention_mask")));
                    }
                    compared++;
                }
            }
        }
        assertThat(compared).isEqualTo(35);
    }

    @Test
    void aBatchIsItsTextsOneByOneFilledUp() throws IOException {
        JsonNode golden = Golden.cases("tokenizers").get(1);
        List<String> texts = new ArrayList<>();
        golden.get("cases").forEach(c -> texts.add(c.get("text").asText()));
        try (TextTokenizer tokenizer = TextTokenizer.open(file(TINY), 512, "tiny")) {
            TokenBatch batch = TokenBatch.of(tokenizer.encode(texts), new Padding(true, 0, 0, 2, 0));
            for (int row = 0; row < texts.size(); row++) {
                long[] alone =
                        tokenizer.encode(List.of(texts.get(row))).getFirst().ids();
                long[] filled = Arrays.copyOf(alone, batch.length());
                Arrays.fill(filled, alone.length, filled.length, 2);
                int at = row * batch.length();
                assertThat(Arrays.copyOfRange(batch.ids(), at, at + batch.length()))
                        .isEqualTo(filled);
                assertThat(Arrays.stream(batch.mask(), at, at + batch.length()).sum())
                        .isEqualTo(alone.length);
            }
        }
    }

    @Test
    void aLongTextIsCutAndKeepsItsEnd() throws IOException {
        String text = "drift detected in model iris ".repeat(400);
        try (TextTokenizer whole = TextTokenizer.open(file(TINY), 100_000, "tiny");
                TextTokenizer cut = TextTokenizer.open(file(TINY), 16, "tiny")) {
            long[] all = whole.encode(List.of(text)).getFirst().ids();
            long[] some = cut.encode(List.of(text)).getFirst().ids();
            assertThat(all.length).isGreaterThan(4_000);
            assertThat(some).hasSize(16).endsWith(1);
            assertThat(Arrays.copyOf(some, 15)).isEqualTo(Arrays.copyOf(all, 15));
            assertThat(cut.encode(List.of(text), List.of(text)).getFirst().ids())
                    .hasSize(16);
        }
    }

    @Test
    void theBadTokenizerIsRefusedWithItsReason() throws IOException {
        byte[] bad = file("models/tokenizers/ort_extensions/added-tokens-tokenizer.json");
        assertThatThrownBy(() -> TextTokenizer.open(bad, 512, "phi v1"))
                .isInstanceOf(RuntimeFailure.class)
                .hasMessageStartingWith("The tokenizer.json of 'phi v1' is none that the tokenizers library reads (")
                .hasMessageEndingWith("save the tokenizer again with a current version of that library.");
    }
}
