package io.modeldeck.inference;

import io.modeldeck.domain.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call of a model of texts leaves in its event: figures under the names of OpenTelemetry's conventions for generative AI
 * (opentelemetry.io/docs/specs/semconv/gen-ai), times in seconds as they have them. The texts themselves only where somebody asks for them.
 */
final class TextEvent {

    /** Options that the conventions have a name for. */
    private static final Map<String, String> OPTIONS = Map.of(
            "temperature", "gen_ai.request.temperature",
            "top_p", "gen_ai.request.top_p",
            "top_k", "gen_ai.request.top_k",
            "num_predict", "gen_ai.request.max_tokens",
            "seed", "gen_ai.request.seed",
            "frequency_penalty", "gen_ai.request.frequency_penalty",
            "presence_penalty", "gen_ai.request.presence_penalty");

    private final Map<String, Object> features = new LinkedHashMap<>();

    private TextEvent() {}

    /** Before anything is answered: what was asked of whom. */
    static TextEvent asked(TextRequest request, String provider, String model, boolean contents) {
        TextEvent event = new TextEvent();
        event.features.put("gen_ai.operation.name", request.operation());
        event.features.put("gen_ai.provider.name", provider);
        event.features.put("gen_ai.request.model", model);
        request.options().forEach((name, value) -> {
            if (OPTIONS.containsKey(name) && value instanceof Number number) {
                event.features.put(OPTIONS.get(name), number.doubleValue());
            }
        });
        if (contents) {
            event.features.put("gen_ai.input.messages", input(request));
        }
        return event;
    }

    /** In which way the model was asked in the end. */
    void formed(TextRequest request) {
        features.put("gen_ai.operation.name", request.operation());
    }

    TextEvent answered(TextAnswer answer, boolean contents) {
        TextAnswer.Usage usage = answer.usage();
        features.put("gen_ai.response.model", answer.model());
        features.put("gen_ai.usage.input_tokens", (double) usage.inputTokens());
        if (answer.embeddings().isEmpty()) {
            features.put("gen_ai.usage.output_tokens", (double) usage.outputTokens());
        } else {
            features.put("gen_ai.embeddings.dimension.count", (double)
                    answer.embeddings().getFirst().length);
        }
        usage.firstPiece().ifPresent(first -> features.put("gen_ai.response.time_to_first_chunk", seconds(first)));
        // No name in the conventions: a model that was evicted shows by its load time.
        features.put("modeldeck.load_seconds", seconds(usage.load()));
        if (!Double.isNaN(usage.tokensPerSecond())) {
            features.put("modeldeck.tokens_per_second", usage.tokensPerSecond());
        }
        if (contents && answer.embeddings().isEmpty()) {
            features.put(
                    "gen_ai.output.messages", messages(List.of(new TextRequest.Message("assistant", answer.text()))));
        }
        return this;
    }

    /** What an event says was predicted: how the answer ended, or how long the vectors are; never what was said. */
    static String value(TextAnswer answer) {
        if (!answer.embeddings().isEmpty()) {
            return answer.embeddings().getFirst().length + " dimensions";
        }
        return answer.finish().isEmpty() ? "unknown" : answer.finish();
    }

    Map<String, Object> features() {
        return new LinkedHashMap<>(features);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String input(TextRequest request) {
        return switch (request) {
            case TextRequest.Chat chat -> messages(chat.messages());
            case TextRequest.Prompt prompt -> {
                List<TextRequest.Message> all = new ArrayList<>();
                prompt.system().ifPresent(s -> all.add(new TextRequest.Message("system", s)));
                all.add(new TextRequest.Message("user", prompt.text()));
                yield messages(all);
            }
            case TextRequest.Embedding embedding -> Json.write(embedding.texts());
        };
    }

    /** In the form of the conventions: a role and its parts. */
    private static String messages(List<TextRequest.Message> messages) {
        return Json.write(messages.stream()
                .map(m -> Map.of("role", m.role(), "parts", List.of(Map.of("type", "text", "content", m.content()))))
                .toList());
    }
}
