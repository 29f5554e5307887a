package io.modeldeck.inference;

import java.util.Map;

/** A model that takes named tensors and gives named values, whatever their types and shapes. */
public interface TensorModel extends LoadedModel {

    /**
     * Runs the model once.
     *
     * @throws RuntimeFailure when the tensors are not those that it takes, or when it fails
     */
    Map<String, ModelOutput> run(Map<String, Tensor> inputs);
}
