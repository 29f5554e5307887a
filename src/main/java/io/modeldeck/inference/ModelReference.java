package io.modeldeck.inference;

import io.modeldeck.domain.Stage;
import io.modeldeck.registry.InputMapping;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import io.modeldeck.registry.Validation;
import io.modeldeck.store.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

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
        return new ModelVersion(
                0,
                0,
                added.name(),
                added.sourceVersion(),
                0,
                framework,
                Stage.CANDIDATE,
                Optional.of(Digest.of(document)),
                document.length,
                inputs,
                outputs,
                mapping,
                added.classes(),
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
}
