package io.modeldeck.inference;

import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Digest;
import java.util.List;
import java.util.Map;

/**
 * What a model file says of itself.
 *
 * @param metadata its own key-value texts
 * @param classes as the file names them, in the order of its probabilities; empty when it does not
 * @param size bytes
 */
public record ModelDescription(
        String framework,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        Map<String, String> metadata,
        List<String> classes,
        Digest digest,
        long size) {

    public ModelDescription {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        metadata = Map.copyOf(metadata);
        classes = List.copyOf(classes);
    }

    /** What a kept version says of itself, without what only its file knows. */
    static ModelDescription of(ModelVersion version) {
        return new ModelDescription(
                version.framework(),
                version.inputs(),
                version.outputs(),
                Map.of(),
                List.of(),
                version.artifact().orElseThrow(),
                version.artifactSize());
    }

    /** The inputs as people write them. */
    public String inputWords() {
        return words(inputs);
    }

    public String outputWords() {
        return words(outputs);
    }

    private static String words(List<TensorSpec> specs) {
        return String.join(", ", specs.stream().limit(30).map(TensorSpec::words).toList())
                + (specs.size() > 30 ? " and " + (specs.size() - 30) + " more" : "");
    }
}
