package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The weights of a layers model by their layers: makers put the names of models and cells before and between. */
record LayerWeights(String model, Map<String, Tensor> all) {

    /** A matrix, vector or kernel of floats. */
    record Weight(float[] values, long[] shape) {

        int dimension(int i) {
            return Math.toIntExact(shape[i]);
        }
    }

    /**
     * A weight of a layer.
     *
     * @param rank dimensions that it must have
     * @throws RuntimeFailure when it is missing, or not the only one of that name, or has another form
     */
    Weight of(String layer, String weight, int rank) {
        List<Tensor> found = all.entrySet().stream()
                .filter(entry -> is(entry.getKey(), layer, weight))
                .map(Map.Entry::getValue)
                .toList();
        if (found.size() != 1) {
            throw new RuntimeFailure("The layer '" + layer + "' of " + model + " has "
                    + (found.isEmpty() ? "no" : found.size()) + " weights '" + weight
                    + "' where one is needed; convert the model again.");
        }
        Tensor tensor = found.getFirst();
        if (tensor.shape().size() != rank || !(tensor.values() instanceof float[] values)) {
            throw new RuntimeFailure("The weight '" + weight + "' of the layer '" + layer + "' of " + model + " is "
                    + tensor.type().word() + " " + tensor.shape() + "; " + rank + " dimensions of floats are needed.");
        }
        return new Weight(values, tensor.dimensions());
    }

    private static boolean is(String name, String layer, String weight) {
        List<String> parts = Arrays.asList(name.replaceFirst(":\\d+$", "").split("/"));
        return parts.getLast().equals(weight)
                && parts.subList(0, parts.size() - 1).contains(layer);
    }
}
