package io.modeldeck.registry;

import io.modeldeck.store.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A version to be added: everything that its maker knows of it. See {@link ModelVersion} for the parts. */
public record NewVersion(
        long modelId,
        String sourceVersion,
        String framework,
        Optional<Digest> artifact,
        long artifactSize,
        List<TensorSpec> inputs,
        List<TensorSpec> outputs,
        InputMapping mapping,
        List<String> classes,
        Map<String, Object> metadata,
        OptionalLong trainingRunId,
        OptionalLong trainedFromId,
        String comment) {

    public NewVersion {
        Names.requireText("A source version", "--source-version", sourceVersion);
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        classes = List.copyOf(classes);
        Metadata.validate(metadata, "the metadata");
        if (artifact.isEmpty() != ModelVersion.EXTERNAL.equals(framework)) {
            throw new IllegalArgumentException("Exactly the external versions have no artifact, not " + framework);
        }
    }

    /** A version that runs elsewhere: its events come from there. */
    public static NewVersion external(
            long modelId, String sourceVersion, List<String> classes, Map<String, Object> metadata, String comment) {
        return new NewVersion(
                modelId,
                sourceVersion,
                ModelVersion.EXTERNAL,
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                InputMapping.NONE,
                classes,
                metadata,
                OptionalLong.empty(),
                OptionalLong.empty(),
                comment);
    }

    /** The same, made by that run from that version. */
    public NewVersion fromTraining(OptionalLong run, OptionalLong from) {
        return new NewVersion(
                modelId,
                sourceVersion,
                framework,
                artifact,
                artifactSize,
                inputs,
                outputs,
                mapping,
                classes,
                metadata,
                run,
                from,
                comment);
    }
}
