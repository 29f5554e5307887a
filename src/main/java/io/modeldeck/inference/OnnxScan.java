package io.modeldeck.inference;

import io.modeldeck.inference.Wire.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be read of an ONNX file without a runtime: whether it is whole, whether it wants data from other files, how its classifiers name their
 * classes. Field numbers are those of the ONNX format's onnx.proto.
 */
final class OnnxScan {

    private static final int MODEL_GRAPH = 7;
    private static final int MODEL_TRAINING = 20;
    private static final int MODEL_FUNCTION = 25;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;
    private static final int GRAPH_SPARSE_INITIALIZER = 15;
    private static final int FUNCTION_NODE = 7;
    private static final int FUNCTION_ATTRIBUTE = 11;
    private static final int NODE_ATTRIBUTE = 5;
    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_TENSOR = 5;
    private static final int ATTRIBUTE_GRAPH = 6;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_STRINGS = 9;
    private static final int ATTRIBUTE_TENSORS = 10;
    private static final int ATTRIBUTE_GRAPHS = 11;
    private static final int ATTRIBUTE_SPARSE = 22;
    private static final int ATTRIBUTE_SPARSES = 23;
    private static final int TENSOR_NAME = 8;
    private static final int TENSOR_EXTERNAL = 13;
    private static final int TENSOR_LOCATION = 14;
    /** Deeper than any real model; the walk uses the stack. */
    private static final int DEPTH = 60;

    private final List<String> classes = new ArrayList<>();
    private String external = "";
    private boolean graph;

    private OnnxScan() {}

    static OnnxScan of(byte[] file) throws Malformed {
        OnnxScan scan = new OnnxScan();
        Wire model = new Wire(file);
        while (model.next()) {
            switch (model.field()) {
                case MODEL_GRAPH -> {
                    scan.graph = true;
                    scan.graph(message(model), 0);
                }
                case MODEL_TRAINING -> scan.training(message(model));
                case MODEL_FUNCTION -> scan.function(message(model));
                default -> model.skip();
            }
        }
        return scan;
    }

    boolean hasGraph() {
        return graph;
    }

    /** The name of a tensor whose values lie in another file. */
    Optional<String> externalTensor() {
        return external.isEmpty() ? Optional.empty() : Optional.of(external);
    }

    /** As the first classifier of the graph names them. */
    List<String> classes() {
        return classes;
    }

    private static Wire message(Wire wire) throws Malformed {
        if (!wire.isBytes()) {
            throw new Malformed(false);
        }
        return wire.message();
    }

    private void training(Wire training) throws Malformed {
        while (training.next()) {
            if (training.field() <= 2 && training.isBytes()) {
                graph(training.message(), 0);
            } else {
                training.skip();
            }
        }
    }

    private void function(Wire function) throws Malformed {
        while (function.next()) {
            switch (function.field()) {
                case FUNCTION_NODE -> node(message(function), 0);
                case FUNCTION_ATTRIBUTE -> attribute(message(function), 0);
                default -> function.skip();
            }
        }
    }

    private void graph(Wire wire, int depth) throws Malformed {
        if (depth > DEPTH) {
            throw new Malformed(false);
        }
        while (wire.next()) {
            switch (wire.field()) {
                case GRAPH_NODE -> node(message(wire), depth);
                case GRAPH_INITIALIZER -> tensor(message(wire));
                case GRAPH_SPARSE_INITIALIZER -> sparse(message(wire));
                default -> wire.skip();
            }
        }
    }

    private void node(Wire node, int depth) throws Malformed {
        while (node.next()) {
            if (node.field() == NODE_ATTRIBUTE) {
                attribute(message(node), depth);
            } else {
                node.skip();
            }
        }
    }

    private void attribute(Wire attribute, int depth) throws Malformed {
        String name = "";
        List<String> values = new ArrayList<>();
        while (attribute.next()) {
            switch (attribute.field()) {
                case ATTRIBUTE_NAME -> name = attribute.isBytes() ? attribute.text() : skipped(attribute);
                case ATTRIBUTE_TENSOR, ATTRIBUTE_TENSORS -> tensor(message(attribute));
                case ATTRIBUTE_SPARSE, ATTRIBUTE_SPARSES -> sparse(message(attribute));
                case ATTRIBUTE_GRAPH, ATTRIBUTE_GRAPHS -> graph(message(attribute), depth + 1);
                case ATTRIBUTE_STRINGS -> labels(name, attribute, values);
                case ATTRIBUTE_INTS -> numbers(name, attribute, values);
                default -> attribute.skip();
            }
        }
        if (classes.isEmpty() && depth == 0) {
            classes.addAll(values);
        }
    }

    private static String skipped(Wire wire) throws Malformed {
        wire.skip();
        return "";
    }

    /** Every writer puts an attribute's name before its values. */
    private static boolean namesClasses(String attribute) {
        return attribute.startsWith("classlabels_");
    }

    private static void labels(String name, Wire attribute, List<String> values) throws Malformed {
        if (namesClasses(name) && attribute.isBytes()) {
            values.add(attribute.text());
        } else {
            attribute.skip();
        }
    }

    private static void numbers(String name, Wire attribute, List<String> values) throws Malformed {
        if (!namesClasses(name)) {
            attribute.skip();
        } else if (attribute.isVarint()) {
            values.add(Long.toString(attribute.varint()));
        } else {
            for (Wire packed = message(attribute); packed.hasMore(); ) {
                values.add(Long.toString(packed.varint()));
            }
        }
    }

    private void sparse(Wire sparse) throws Malformed {
        while (sparse.next()) {
            if (sparse.field() <= 2 && sparse.isBytes()) {
                tensor(sparse.message());
            } else {
                sparse.skip();
            }
        }
    }

    private void tensor(Wire tensor) throws Malformed {
        String name = "";
        boolean elsewhere = false;
        while (tensor.next()) {
            if (tensor.field() == TENSOR_NAME && tensor.isBytes()) {
                name = tensor.text();
            } else if (tensor.field() == TENSOR_LOCATION && tensor.isVarint()) {
                elsewhere |= tensor.varint() != 0;
            } else {
                elsewhere |= tensor.field() == TENSOR_EXTERNAL;
                tensor.skip();
            }
        }
        if (elsewhere && external.isEmpty()) {
            external = name.isEmpty() ? "(without a name)" : name;
        }
    }
}
