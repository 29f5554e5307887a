package io.modeldeck.inference.ollama;

import io.modeldeck.domain.Problem;
import java.util.Locale;
import java.util.Set;

/** How a model is asked. */
public enum OllamaMode {
    CHAT("/api/chat", "completion"),
    GENERATE("/api/generate", "completion"),
    EMBEDDINGS("/api/embed", "embedding");

    private final String path;
    private final String capability;

    OllamaMode(String path, String capability) {
        this.path = path;
        this.capability = capability;
    }

    String path() {
        return path;
    }

    /** The word in references and on the command line: {@code chat}, {@code generate}, {@code embeddings}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OllamaMode of(String word) {
        for (OllamaMode mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw new Problem(
                "There is no mode '" + word + "'; a model of Ollama is asked by chat, generate or embeddings.");
    }

    /** What suits a model that can do that. An older server says nothing of it. */
    static OllamaMode suiting(Set<String> capabilities) {
        return capabilities.contains("embedding") && !capabilities.contains("completion") ? EMBEDDINGS : CHAT;
    }

    boolean suits(Set<String> capabilities) {
        return capabilities.isEmpty() || capabilities.contains(capability);
    }
}
