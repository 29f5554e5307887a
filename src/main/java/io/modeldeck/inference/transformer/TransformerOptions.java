package io.modeldeck.inference.transformer;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a person says of how texts are read, before what the folder says.
 *
 * @param normalize whether vectors get the length 1 though the folder does not say so
 * @param maxTokens of one text
 */
public record TransformerOptions(Optional<Pooling> pooling, boolean normalize, OptionalInt maxTokens) {

    public static final TransformerOptions NONE = new TransformerOptions(Optional.empty(), false, OptionalInt.empty());
}
