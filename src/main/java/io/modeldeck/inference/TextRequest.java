package io.modeldeck.inference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a model of texts is asked. */
public sealed interface TextRequest {

    /** What the model's server may be told besides: temperature, seed, how many tokens …; by the server's own names. */
    Map<String, Object> options();

    /** The word that OpenTelemetry's conventions for generative AI have for this kind of call. */
    String operation();

    /** What was asked, as one text. */
    String words();

    /** A text to be continued or answered. */
    record Prompt(String text, Optional<String> system, Map<String, Object> options) implements TextRequest {

        public Prompt {
            options = copy(options);
        }

        public static Prompt of(String text) {
            return new Prompt(text, Optional.empty(), Map.of());
        }

        @Override
        public String operation() {
            return "text_completion";
        }

        @Override
        public String words() {
            return text;
        }
    }

    /** One turn of a conversation. */
    record Message(String role, String content) {}

    /** A conversation to be continued. */
    record Chat(List<Message> messages, Map<String, Object> options) implements TextRequest {

        public Chat {
            messages = List.copyOf(messages);
            options = copy(options);
        }

        @Override
        public String operation() {
            return "chat";
        }

        @Override
        public String words() {
            return String.join(
                    "\n",
                    messages.stream().map(m -> m.role() + ": " + m.content()).toList());
        }
    }

    /** Texts to be turned into vectors. */
    record Embedding(List<String> texts, Map<String, Object> options) implements TextRequest {

        public Embedding {
            texts = List.copyOf(texts);
            options = copy(options);
        }

        public static Embedding of(List<String> texts) {
            return new Embedding(texts, Map.of());
        }

        @Override
        public String operation() {
            return "embeddings";
        }

        @Override
        public String words() {
            return String.join("\n", texts);
        }
    }

    /** The same request with those options. */
    default TextRequest withOptions(Map<String, Object> wished) {
        return switch (this) {
            case Prompt p -> new Prompt(p.text(), p.system(), wished);
            case Chat c -> new Chat(c.messages(), wished);
            case Embedding e -> new Embedding(e.texts(), wished);
        };
    }

    private static Map<String, Object> copy(Map<String, Object> options) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
