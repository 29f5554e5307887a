package io.modeldeck.registry;

import io.modeldeck.domain.Stage;
import io.modeldeck.store.Digest;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One deployable version of a model.
 *
 * @param sourceVersion what its maker calls it
 * @param deploymentVersion our own counter per model: 1, 2, 3 …; never given twice
 * @param framework which runtime serves it: {@code onnx}, {@code ollama} …; {@code external} when it runs elsewhere
 * @param artifact the file's content, or the document that says where a server has it; absent when it runs elsewhere
 * @param artifactSize bytes
 * @param classes in the order of the model's probabilities; empty for numbers
 * @param metadata the maker's document, as it stands
 * @param trainedFromId the version that its training started from or replaces
 * @param parentId the version in production when this one first went there; never rewritten
 * @param validatedAt when its validation was made, in the model's own time
 * @param promotedAt when it last went to production
 */
public record ModelVersion(
        long id,
        long modelId,
        String modelName,
        String sourceVersion,
        int deploymentVersion,
        String framework,
        Stage stage,
        Optional<Digest> artifact,
        long artifactSize,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        InputMapping mapping,
        List<String> classes,
        Map<String, Object> metadata,
        OptionalLong trainingRunId,
        OptionalLong trainedFromId,
        OptionalLong parentId,
        Validation validation,
        Map<String, Object> validationDetail,
        Optional<Instant> validatedAt,
        Optional<Instant> promotedAt,
        Optional<String> promotedBy,
        Instant createdAt) {

    public static final String ONNX = "onnx";
    public static final String EXTERNAL = "external";
    public static final String OLLAMA = "ollama";
    public static final String PYTORCH = "pytorch";
    public static final String TRANSFORMERS = "transformers";
    public static final String TENSORFLOW = "tensorflow";

    /** A file as the version that it would be, so that it can be tried before anything is kept: no ids, no history. */
    public static ModelVersion tried(
            String modelName,
            String sourceVersion,
            String framework,
            byte[] content,
            List<TensorSpec> inputs,
            List<TensorSpec> outputs,
            InputMapping mapping,
            List<String> classes) {
        return new ModelVersion(
                0,
                0,
                modelName,
                sourceVersion,
                0,
                framework,
                Stage.CANDIDATE,
                Optional.of(Digest.of(content)),
                content.length,
                inputs,
                outputs,
                mapping,
                classes,
                Map.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Validation.NONE,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Instant.EPOCH);
    }

    public ModelVersion {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        // Not Map.copyOf: a document from outside may hold nulls, and keeps its order.
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        validationDetail = Collections.unmodifiableMap(new LinkedHashMap<>(validationDetail));
    }

    /** Whether it runs elsewhere: everything but local prediction works for it. */
    public boolean isExternal() {
        return artifact.isEmpty();
    }

    /** Whether it answers texts with texts or vectors rather than rows with classes or numbers. */
    public boolean readsText() {
        return OLLAMA.equals(framework);
    }

    /**
     * As people are shown it where its maker's name for it helps to know it: {@code churn v3 (source 2024-01)}. One that was trained here has no such
     * name.
     */
    public String label() {
        return trainingRunId.isPresent() ? shortLabel() : shortLabel() + " (source " + sourceVersion + ")";
    }

    /** {@code churn v3}. */
    public String shortLabel() {
        return modelName + " v" + deploymentVersion;
    }
}
