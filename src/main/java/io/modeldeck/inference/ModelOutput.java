package io.modeldeck.inference;

import java.util.List;
import java.util.Map;

/** What a model can give: a tensor, a sequence of values, or a map from texts or whole numbers to values. */
public sealed interface ModelOutput {

    /** Values one after the other. */
    record Sequence(List<ModelOutput> values) implements ModelOutput {}

    /** Keys are String or Long, values String, Long, Float or Double. */
    record Mapping(Map<?, ?> values) implements ModelOutput {}

    /** See {@link io.modeldeck.inference.Tensor}. */
    record Of(Tensor tensor) implements ModelOutput {}
}
