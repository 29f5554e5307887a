package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One way to call a SavedModel. */
record SavedSignature(String name, List<Port> inputs, List<Port> outputs) {

    /**
     * An input or output.
     *
     * @param tensor of the graph, as in {@code dense/BiasAdd:0}; empty for what is no single dense tensor
     */
    record Port(TensorSpec spec, String tensor) {}

    /** Refuses a signature with values that cannot go in or come out here. */
    void requireTensors(String folder) {
        inputs.forEach(port -> requireTensor(port, "takes", folder));
        outputs.forEach(port -> requireTensor(port, "answers with", folder));
        if (outputs.isEmpty()) {
            throw new RuntimeFailure("The signature '" + name + "' of " + folder
                    + " answers with nothing; choose another" + " with --signature.");
        }
    }

    private void requireTensor(Port port, String does, String folder) {
        if (port.tensor().isEmpty() || port.spec().type() == ElementType.OTHER) {
            throw new RuntimeFailure("The signature '" + name + "' of " + folder + " " + does + " '"
                    + port.spec().name()
                    + "', which is no dense tensor of numbers, texts or truths; choose another with"
                    + " --signature, or export one.");
        }
    }

    static List<TensorSpec> specs(List<Port> ports) {
        return ports.stream().map(Port::spec).toList();
    }

    /** The graph's tensors by the names of the ports. */
    static Map<String, String> tensors(List<Port> ports) {
        Map<String, String> tensors = new LinkedHashMap<>();
        ports.forEach(port -> tensors.put(port.spec().name(), port.tensor()));
        return tensors;
    }
}
