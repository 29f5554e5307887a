package io.modeldeck.inference;

import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.store.Digest;
import java.util.List;
import java.util.Map;

/**
 * A model whose inputs and outputs somebody knows: one that a server holds, or a file that does not say them itself.
 *
 * @param document says where a server has it, or is the file's content; what is kept
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

    /** As the version that it would be, so that it can be tried before it is kept. */
    public ModelVersion tried(AddModel added, InputMapping mapping) {
        return ModelVersion.tried(
                added.name(), added.sourceVersion(), framework, document, inputs, outputs, mapping, added.classes());
    }
}
