package io.modeldeck.inference;

import io.modeldeck.domain.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a model of texts answered.
 *
 * @param model as the server calls it
 * @param text the answer; empty for vectors
 * @param thinking what the model thought aloud before it answered; most often empty
 * @param toolCalls the functions that the model asks to be called, as it wrote them; nobody calls them here
 * @param embeddings one vector for each text that was asked; empty for answers in words
 * @param finish why it ended: {@code stop}, {@code length} …; empty where the server does not say
 */
public record TextAnswer(
        String model,
        String text,
        String thinking,
        List<Map<String, Object>> toolCalls,
        List<float[]> embeddings,
        String finish,
        Usage usage) {

    public TextAnswer {
        toolCalls = List.copyOf(toolCalls);
        embeddings = List.copyOf(embeddings);
    }

    /** The answer as one text: its words, or its vector as a JSON list. */
    public String words() {
        return embeddings.isEmpty() ? text : Json.write(embeddings.getFirst());
    }

    /**
     * What the answer took, as the server measured it; zero where it says nothing.
     *
     * @param inputTokens read; those that the server still remembered from an earlier call are not among them
     * @param load time to bring the model into memory
     * @param firstPiece from the request to the first piece of the answer, measured here; empty when nothing was streamed
     */
    public record Usage(
            long inputTokens,
            long outputTokens,
            Duration total,
            Duration load,
            Duration input,
            Duration output,
            Optional<Duration> firstPiece) {

        /** Tokens of the answer per second; NaN where the server says too little. */
        public double tokensPerSecond() {
            return output.isZero() || outputTokens == 0 ? Double.NaN : outputTokens / (output.toNanos() / 1e9);
        }
    }
}
