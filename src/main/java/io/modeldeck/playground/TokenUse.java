package io.modeldeck.playground;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one call of a model of texts used, as its event has it.
 *
 * @param operation {@code chat}, {@code text_completion} or {@code embeddings}
 * @param servedModel as the server answered; empty where the call failed
 * @param load time to bring the model into memory
 * @param firstChunk seconds to the first piece of the answer; empty where nothing was streamed
 * @param millis of the whole call; empty where it failed
 * @param loaded whether the model had to be brought into memory
 * @param evicted whether it had been called before and had been taken out since
 * @param finish how the answer ended; empty where the call failed
 * @param contents whether the event also keeps the texts
 */
public record TokenUse(
        String eventId,
        Instant at,
        int version,
        String operation,
        String servedModel,
        long inputTokens,
        long outputTokens,
        Duration load,
        OptionalDouble firstChunk,
        OptionalDouble tokensPerSecond,
        OptionalDouble millis,
        boolean loaded,
        boolean evicted,
        String finish,
        String error,
        boolean contents) {

    /** From such a load time on a model was not in memory: a server that has it answers in hundredths of a second. */
    static final Duration LOADED_FROM = Duration.ofMillis(250);

    /** By name, those of OpenTelemetry's conventions where they have one; what a machine reads and a file holds. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", eventId);
        document.put("at", at);
        document.put("version", version);
        document.put("gen_ai.operation.name", operation);
        document.put("gen_ai.response.model", servedModel.isEmpty() ? null : servedModel);
        document.put("gen_ai.usage.input_tokens", inputTokens);
        document.put("gen_ai.usage.output_tokens", outputTokens);
        document.put("gen_ai.response.time_to_first_chunk", firstChunk);
        document.put("modeldeck.load_seconds", load.toNanos() / 1e9);
        document.put("modeldeck.tokens_per_second", tokensPerSecond);
        document.put("latencyMillis", millis);
        document.put("loaded", loaded);
        document.put("evicted", evicted);
        document.put("finish", finish.isEmpty() ? null : finish);
        document.put("error", error.isEmpty() ? null : error);
        document.put("contents", contents);
        return document;
    }
}
