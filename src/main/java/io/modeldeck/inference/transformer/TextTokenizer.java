package io.modeldeck.inference.transformer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.util.PairList;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.transformer.LabeledText.TokenSpan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A tokenizer.json in memory: texts become tokens, never more of them than the model reads. */
final class TextTokenizer implements AutoCloseable {

    private static final int MESSAGE_LIMIT = 200;

    // The library keeps all that it cuts off, of pairs even each part of one with each of the other: an endless text
    // would cost
    // seconds or all memory. No language has words that are so long on average.
    private static final int CHARACTERS_PER_TOKEN = 64;

    private final String name;
    private final HuggingFaceTokenizer tokenizer;
    private final int mostCharacters;

    private TextTokenizer(String name, HuggingFaceTokenizer tokenizer, int maxTokens) {
        this.name = name;
        this.tokenizer = tokenizer;
        this.mostCharacters = (int) Math.min(Integer.MAX_VALUE, (long) CHARACTERS_PER_TOKEN * maxTokens);
    }

    /** @throws RuntimeFailure when the file is none that the library understands */
    static TextTokenizer open(byte[] json, int maxTokens, String name) {
        // Filling up is ours: a batch does not always consist of all texts at once.
        Map<String, String> options = Map.of(
                "padding",
                "false",
                "truncation",
                "true",
                "maxLength",
                String.valueOf(maxTokens),
                "modelMaxLength",
                String.valueOf(maxTokens));
        try {
            return new TextTokenizer(
                    name, HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options), maxTokens);
        } catch (IOException | RuntimeException e) {
            throw new RuntimeFailure(
                    "The tokenizer.json of '" + name + "' is none that the tokenizers library reads (" + words(e)
                            + "); save the tokenizer again with a current version of that library.",
                    e);
        }
    }

    List<Tokens> encode(List<String> texts) {
        return tokens(() -> tokenizer.batchEncode(bounded(texts)));
    }

    /** Pairs of texts: a question and its answer, a premise and what may follow from it. */
    List<Tokens> encode(List<String> texts, List<String> seconds) {
        return tokens(() -> tokenizer.batchEncode(new PairList<>(bounded(texts), bounded(seconds))));
    }

    /**
     * A text as a model reads it.
     *
     * @param spans where each token lies in the text
     */
    record Placed(Tokens tokens, List<TokenSpan> spans) {}

    /** Texts with the places of their tokens. */
    List<Placed> place(List<String> texts) {
        List<String> read = bounded(texts);
        Encoding[] encoded = encodings(() -> tokenizer.batchEncode(read));
        List<Placed> placed = new ArrayList<>(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            placed.add(new Placed(
                    new Tokens(encoded[i].getIds(), encoded[i].getTypeIds()), spans(encoded[i], read.get(i))));
        }
        return placed;
    }

    /** The library counts characters of Unicode, Java those of UTF-16. */
    private static List<TokenSpan> spans(Encoding encoding, String text) {
        List<TokenSpan> spans = new ArrayList<>();
        CharSpan[] places = encoding.getCharTokenSpans();
        for (int i = 0; i < places.length; i++) {
            boolean own = places[i] != null && encoding.getSpecialTokenMask()[i] == 0;
            spans.add(
                    own
                            ? new TokenSpan(
                                    text.offsetByCodePoints(0, places[i].getStart()),
                                    text.offsetByCodePoints(0, places[i].getEnd()),
                                    encoding.getWordIds()[i])
                            : new TokenSpan(0, 0, -1));
        }
        return spans;
    }

    private List<String> bounded(List<String> texts) {
        return texts.stream()
                .map(text -> {
                    if (text.length() <= mostCharacters) {
                        return text;
                    }
                    boolean splits = Character.isHighSurrogate(text.charAt(mostCharacters - 1));
                    return text.substring(0, splits ? mostCharacters - 1 : mostCharacters);
                })
                .toList();
    }

    private interface Call {
        Encoding[] run();
    }

    private List<Tokens> tokens(Call call) {
        return Stream.of(encodings(call))
                .map(e -> new Tokens(e.getIds(), e.getTypeIds()))
                .toList();
    }

    private Encoding[] encodings(Call call) {
        try {
            return call.run();
        } catch (RuntimeException e) {
            throw new RuntimeFailure("The tokenizer of '" + name + "' failed: " + words(e), e);
        }
    }

    private static String words(Exception e) {
        String line =
                String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MESSAGE_LIMIT ? line : line.substring(0, MESSAGE_LIMIT) + "…";
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
