package io.modeldeck.registry;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Map;

/**
 * The document that a maker gives with a model: task type, equivalence group, output dimensions, description, tags, backend, training recipe and
 * whatever else. It is kept as it stands; only the known parts must have their known form.
 */
public final class Metadata {

    static final int LIMIT = 1_000_000;
    private static final List<String> TEXTS =
            List.of("taskType", "equivalenceGroup", "description", "backend", "tokenizerModel");

    private Metadata() {}

    /**
     * Reads a document.
     *
     * @param source what to call it in a sentence: the file's name
     */
    public static Map<String, Object> parse(String json, String source) {
        Map<String, Object> metadata;
        try {
            metadata = Json.readObject(json);
        } catch (Problem e) {
            throw new Problem(
                    "The metadata in " + source + " must be one JSON object ({\"taskType\": …}). " + e.getMessage(), e);
        }
        validate(metadata, source);
        return metadata;
    }

    /** Refuses a known part of the wrong form, naming it. */
    static void validate(Map<String, Object> metadata, String source) {
        for (String name : TEXTS) {
            require(source, name, "a text", metadata.get(name) == null || metadata.get(name) instanceof String);
        }
        require(source, "tags", "a list of texts", isListOf(metadata.get("tags"), String.class));
        require(
                source,
                "outputDimensions",
                "a list of whole numbers",
                isListOf(metadata.get("outputDimensions"), Number.class));
        require(
                source,
                "trainingConfig",
                "an object",
                metadata.get("trainingConfig") == null || metadata.get("trainingConfig") instanceof Map);
        int length = Json.write(metadata).length();
        if (length > LIMIT) {
            throw new Problem("The metadata in " + source + " is " + length + " characters long; the limit is " + LIMIT
                    + ". Leave the bulk out.");
        }
    }

    private static boolean isListOf(Object value, Class<?> type) {
        return value == null || value instanceof List<?> list && list.stream().allMatch(type::isInstance);
    }

    private static void require(String source, String name, String form, boolean holds) {
        if (!holds) {
            throw new Problem("In " + source + ", '" + name + "' must be " + form + "; mend it or leave it out.");
        }
    }
}
