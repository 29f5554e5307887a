package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A layers model as an ONNX graph: layer by layer, each with its own weights. Inputs and outputs have the names of their layers. */
final class LayersModel {

    private static final String INPUT = "InputLayer";

    private final String model;
    private final LayerWeights weights;
    private final OnnxBuilder graph;

    private LayersModel(WebModel model) {
        this.model = model.name();
        this.weights = new LayerWeights(model.name(), model.weights());
        this.graph = new OnnxBuilder("layers");
    }

    /** The file of the graph. */
    static byte[] onnx(WebModel web) {
        LayersModel model = new LayersModel(web);
        LayerConfig network = LayerConfig.of(web.name(), web.layers().orElseThrow());
        Map<String, Value> outputs = model.network(network, List.of());
        outputs.forEach((name, value) -> model.graph.output(name, value.name()));
        return model.graph.bytes(Map.of());
    }

    /**
     * Adds the layers of a network.
     *
     * @param given what comes in; none where the network has inputs of its own
     * @return what it gives, by the names of its layers
     */
    private Map<String, Value> network(LayerConfig network, List<Value> given) {
        return switch (network.kind()) {
            case "Sequential" -> sequential(network, given);
            case "Model", "Functional" -> functional(network, given);
            default -> throw network.unsupported("a network of a kind of its own");
        };
    }

    private Map<String, Value> sequential(LayerConfig network, List<Value> given) {
        List<LayerConfig> layers = layers(network);
        Value value = given.isEmpty() ? null : given.getFirst();
        LayerConfig last = network;
        for (LayerConfig layer : layers) {
            if (layer.kind().equals(INPUT)) {
                value = value == null ? input(layer, layer.name()) : value;
                continue;
            }
            if (value == null) {
                value = input(layer, layer.name() + "_input");
            }
            value = applied(layer, List.of(value)).getFirst();
            last = layer;
        }
        if (value == null) {
            throw network.unsupported("no layers");
        }
        return Map.of(last.name(), value);
    }

    private Map<String, Value> functional(LayerConfig network, List<Value> given) {
        Map<String, List<Value>> made = new HashMap<>();
        List<String> inputs = names(network, "input_layers");
        for (int i = 0; i < given.size() && i < inputs.size(); i++) {
            made.put(inputs.get(i), List.of(given.get(i)));
        }
        List<LayerConfig> left = new ArrayList<>(layers(network));
        Map<String, List<String>> before = new HashMap<>();
        List<?> said = (List<?>) network.values().get("layers");
        for (int i = 0; i < left.size(); i++) {
            before.put(left.get(i).name(), inbound(left.get(i), (Map<?, ?>) said.get(i)));
        }
        // Layers may be named before those that they wait for.
        for (boolean moved = true; moved && !left.isEmpty(); ) {
            moved = left.removeIf(layer -> ready(layer, before.get(layer.name()), made));
        }
        if (!left.isEmpty()) {
            throw left.getFirst().unsupported("inputs that no layer gives");
        }
        Map<String, Value> outputs = new LinkedHashMap<>();
        for (String name : names(network, "output_layers")) {
            network.require(made.containsKey(name), "the output '" + name + "', which no layer gives");
            outputs.put(name, made.get(name).getFirst());
        }
        return outputs;
    }

    private boolean ready(LayerConfig layer, List<String> before, Map<String, List<Value>> made) {
        if (made.containsKey(layer.name())) {
            return true;
        }
        if (!made.keySet().containsAll(before)) {
            return false;
        }
        List<Value> inputs =
                before.stream().map(name -> made.get(name).getFirst()).toList();
        made.put(
                layer.name(),
                layer.kind().equals(INPUT) ? List.of(input(layer, layer.name())) : applied(layer, inputs));
        return true;
    }

    private List<Value> applied(LayerConfig layer, List<Value> inputs) {
        if (layer.values().containsKey("layers")) {
            List<Value> outputs = List.copyOf(network(layer, inputs).values());
            layer.require(outputs.size() == 1, outputs.size() + " outputs");
            return outputs;
        }
        return List.of(LayerKinds.apply(new LayerCall(layer, weights, graph, inputs)));
    }

    private Value input(LayerConfig layer, String name) {
        List<Long> shape = layer.inputShape()
                .orElseThrow(() -> layer.unsupported("no shape of what comes in (batch_input_shape)"));
        OnnxType type = switch (layer.text("dtype", "float32")) {
            case "float32" -> OnnxType.FLOAT;
            case "int32" -> OnnxType.INT32;
            default -> throw layer.unsupported("inputs of " + layer.text("dtype", ""));
        };
        String made = graph.input(
                name, type, shape.stream().mapToLong(Long::longValue).toArray());
        // A whole number that does not name a row of an embedding is a number like any other.
        return new Value(made, shape.size());
    }

    private List<LayerConfig> layers(LayerConfig network) {
        if (network.values().get("layers") instanceof List<?> list) {
            List<LayerConfig> layers = new ArrayList<>();
            list.forEach(each -> layers.add(LayerConfig.of(model, each)));
            return layers;
        }
        throw network.unsupported("no layers");
    }

    /** The layers that one takes its inputs from; one that is used twice is refused, since its weights would have two places. */
    private static List<String> inbound(LayerConfig layer, Map<?, ?> said) {
        if (!(said.get("inbound_nodes") instanceof List<?> uses) || uses.isEmpty()) {
            return List.of();
        }
        layer.require(uses.size() == 1, "several uses in one model");
        List<String> names = new ArrayList<>();
        if (!(uses.getFirst() instanceof List<?> inputs)) {
            throw layer.unsupported("inputs in a form that is not known");
        }
        for (Object input : inputs) {
            if (input instanceof List<?> triple && !triple.isEmpty() && triple.getFirst() instanceof String name) {
                names.add(name);
            } else {
                throw layer.unsupported("inputs in a form that is not known");
            }
        }
        return names;
    }

    private static List<String> names(LayerConfig network, String key) {
        List<String> names = new ArrayList<>();
        if (network.values().get(key) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof List<?> triple && !triple.isEmpty()) {
                    names.add(String.valueOf(triple.getFirst()));
                } else if (each instanceof String name && names.isEmpty()) {
                    names.add(name);
                }
            }
        }
        if (names.isEmpty()) {
            throw new RuntimeFailure("The network '" + network.name() + "' of " + network.model() + " has no " + key
                    + "; convert the model again.");
        }
        return names;
    }
}
