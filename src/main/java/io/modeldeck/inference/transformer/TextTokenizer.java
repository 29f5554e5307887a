package io.modeldeck.inference.transformer;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.PairList;
import io.modeldeck.inference.RuntimeFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A tokenizer.json in memory: texts become tokens, never more of them than the model reads. */
final class TextTokenizer implements AutoCloseable {

    private static final int MESSAGE_LIMIT = 200;

    private final String name;
    private final HuggingFaceTokenizer tokenizer;

    private TextTokenizer(String name, HuggingFaceTokenizer tokenizer) {
        this.name = name;
        this.tokenizer = tokenizer;
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
            return new TextTokenizer(name, HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options));
        } catch (IOException | RuntimeException e) {
            throw new RuntimeFailure(
                    "The tokenizer.json of '" + name + "' is none that the tokenizers library reads (" + words(e)
                            + "); save the tokenizer again with a current version of that library.",
                    e);
        }
    }

    List<Tokens> encode(List<String> texts) {
        return tokens(() -> tokenizer.batchEncode(texts));
    }

    /** Pairs of texts: a question and its answer, a premise and what may follow from it. */
    List<Tokens> encode(List<String> texts, List<String> seconds) {
        return tokens(() -> tokenizer.batchEncode(new PairList<>(texts, seconds)));
    }

    private interface Call {
        Encoding[] run();
    }

    private List<Tokens> tokens(Call call) {
        try {
            return Stream.of(call.run())
                    .map(e -> new Tokens(e.getIds(), e.getTypeIds()))
                    .toList();
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
