package io.modeldeck.inference.tensorflow;

import java.util.List;
import java.util.Map;

/**
 * Which graph of a SavedModel is loaded and how it is called; settled when the model comes in and kept with it.
 *
 * @param tags of the graph
 * @param inputs tensors of the graph by the names of the signature
 */
public record SavedModelPlan(
        List<String> tags, String signature, Map<String, String> inputs, Map<String, String> outputs) {

    public SavedModelPlan {
        tags = List.copyOf(tags);
    }
}
