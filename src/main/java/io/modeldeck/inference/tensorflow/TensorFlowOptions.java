package io.modeldeck.inference.tensorflow;

import java.util.Optional;

/**
 * What a person chooses of a SavedModel.
 *
 * @param signature how it is called; empty: serving_default, or the only one
 * @param version the number of a version's folder; empty: the newest
 */
public record TensorFlowOptions(Optional<String> signature, Optional<String> version) {

    public static final TensorFlowOptions NONE = new TensorFlowOptions(Optional.empty(), Optional.empty());
}
