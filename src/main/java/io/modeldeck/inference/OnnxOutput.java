package io.modeldeck.inference;

import java.util.List;
import java.util.Map;

/** What a graph can give: a tensor, a sequence of values, or a map from texts or whole numbers to values. */
sealed interface OnnxOutput {

    /** Values one after the other. */
    record Sequence(List<OnnxOutput> values) implements OnnxOutput {}

    /** Keys are String or Long, values String, Long, Float or Double. */
    record Mapping(Map<?, ?> values) implements OnnxOutput {}

    /** See {@link io.modeldeck.inference.Tensor}. */
    record Of(Tensor tensor) implements OnnxOutput {}
}
