package io.modeldeck.inference;

import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Digest;
import java.util.List;
import java.util.Map;

/**
 * A model that a server holds.
 *
 * @param document says where it is; kept in place of a file
 * @param comment a sentence for its history
 */
public record ModelReference(
        String framework, byte[] document, List<TensorSpec> inputs, List<TensorSpec> outputs, String comment) {

    public ModelReference {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    ModelDescription description() {
        return new ModelDescription(
                framework, inputs, outputs, Map.of(), List.of(), Digest.of(document), document.length);
    }
}
