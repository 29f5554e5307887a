package io.modeldeck.inference;

import io.modeldeck.registry.ModelVersion;

/** Turns artifacts of one framework into models that answer. Any thread. */
public interface ModelRuntime {

    /** The word in {@link ModelVersion#framework()} that leads here. */
    String framework();

    /** @throws RuntimeFailure when the artifact cannot be loaded or does not fit the version's mapping */
    LoadedModel load(byte[] artifact, ModelVersion version);
}
