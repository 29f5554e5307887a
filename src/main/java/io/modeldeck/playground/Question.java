package io.modeldeck.playground;

import io.modeldeck.domain.Table;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TextRequest;
import java.util.Map;

/** What a model is asked once. */
public sealed interface Question {

    /** One row, or several, by the names of the columns. */
    record OfRows(Table rows) implements Question {}

    /** Tensors by the names of the inputs. */
    record OfTensors(Map<String, Tensor> tensors) implements Question {}

    /** A text, of a model that answers in words or vectors. */
    record OfText(TextRequest request) implements Question {}
}
