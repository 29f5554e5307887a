package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.inference.ollama.OllamaCatalogue;
import java.util.Map;

/** What an Ollama server says, as documents. */
public final class OllamaForm {

    private OllamaForm() {}

    static Map<String, Object> entry(OllamaCatalogue.Entry entry) {
        return Answer.document(
                "name",
                entry.name(),
                "bytes",
                entry.bytes(),
                "digest",
                entry.digest(),
                "modifiedAt",
                entry.modifiedAt(),
                "details",
                entry.details());
    }

    static Map<String, Object> running(OllamaCatalogue.Running running) {
        return Answer.document(
                "name",
                running.name(),
                "bytes",
                running.bytes(),
                "acceleratorBytes",
                running.acceleratorBytes(),
                "until",
                running.until(),
                "contextLength",
                running.contextLength());
    }

    /** Sizes as people read them. */
    public static String size(long bytes) {
        return bytes < 1_000_000 ? bytes + " B" : Math.round(bytes / 1e5) / 10.0 + " MB";
    }
}
