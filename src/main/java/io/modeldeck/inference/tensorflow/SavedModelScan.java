package io.modeldeck.inference.tensorflow;

import io.modeldeck.inference.Wire;
import io.modeldeck.inference.Wire.Malformed;
import io.modeldeck.registry.ElementType;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What can be read of a saved_model.pb without TensorFlow. Field numbers are those of its saved_model.proto, meta_graph.proto and graph.proto. */
final class SavedModelScan {

    private static final int META_GRAPHS = 2;
    private static final int META_INFO = 1;
    private static final int META_GRAPH = 2;
    private static final int META_SIGNATURES = 5;
    private static final int INFO_TAGS = 4;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_LIBRARY = 2;
    private static final int LIBRARY_FUNCTION = 1;
    private static final int FUNCTION_NODE = 3;
    private static final int NODE_OPERATOR = 2;
    private static final int ENTRY_KEY = 1;
    private static final int SIGNATURE_INPUTS = 1;
    private static final int SIGNATURE_OUTPUTS = 2;
    private static final int TENSOR_NAME = 1;
    private static final int TENSOR_TYPE = 2;
    private static final int TENSOR_SHAPE = 3;
    private static final int SHAPE_DIMENSION = 2;
    /** What TensorFlow itself keeps among the signatures. */
    static final String OWN = "__saved_model";

    private SavedModelScan() {}

    static List<MetaGraph> of(byte[] content) throws Malformed {
        List<MetaGraph> graphs = new ArrayList<>();
        Wire model = new Wire(content);
        while (model.next()) {
            if (model.field() == META_GRAPHS) {
                graphs.add(metaGraph(message(model)));
            } else {
                model.skip();
            }
        }
        return graphs;
    }

    private static Wire message(Wire wire) throws Malformed {
        if (!wire.isBytes()) {
            throw new Malformed(false);
        }
        return wire.message();
    }

    private static MetaGraph metaGraph(Wire wire) throws Malformed {
        List<String> tags = new ArrayList<>();
        List<SavedSignature> signatures = new ArrayList<>();
        Set<String> operators = new TreeSet<>();
        while (wire.next()) {
            switch (wire.field()) {
                case META_INFO -> tags(message(wire), tags);
                case META_GRAPH -> graph(message(wire), operators);
                case META_SIGNATURES -> signatures.add(signature(message(wire)));
                default -> wire.skip();
            }
        }
        signatures.removeIf(signature -> signature.name().startsWith(OWN));
        signatures.sort(Comparator.comparing(SavedSignature::name));
        return new MetaGraph(List.copyOf(tags), List.copyOf(signatures), operators);
    }

    private static void tags(Wire info, List<String> tags) throws Malformed {
        while (info.next()) {
            if (info.field() == INFO_TAGS && info.isBytes()) {
                tags.add(info.text());
            } else {
                info.skip();
            }
        }
    }

    private static void graph(Wire graph, Set<String> operators) throws Malformed {
        while (graph.next()) {
            switch (graph.field()) {
                case GRAPH_NODE -> node(message(graph), operators);
                case GRAPH_LIBRARY -> library(message(graph), operators);
                default -> graph.skip();
            }
        }
    }

    private static void library(Wire library, Set<String> operators) throws Malformed {
        while (library.next()) {
            if (library.field() != LIBRARY_FUNCTION) {
                library.skip();
                continue;
            }
            Wire function = message(library);
            while (function.next()) {
                if (function.field() == FUNCTION_NODE) {
                    node(message(function), operators);
                } else {
                    function.skip();
                }
            }
        }
    }

    private static void node(Wire node, Set<String> operators) throws Malformed {
        while (node.next()) {
            if (node.field() == NODE_OPERATOR && node.isBytes()) {
                operators.add(node.text());
            } else {
                node.skip();
            }
        }
    }

    private static SavedSignature signature(Wire entry) throws Malformed {
        String name = "";
        List<SavedSignature.Port> inputs = new ArrayList<>();
        List<SavedSignature.Port> outputs = new ArrayList<>();
        while (entry.next()) {
            if (!entry.isBytes()) {
                entry.skip();
            } else if (entry.field() == ENTRY_KEY) {
                name = entry.text();
            } else {
                ports(entry.message(), inputs, outputs);
            }
        }
        inputs.sort(Comparator.comparing(port -> port.spec().name()));
        outputs.sort(Comparator.comparing(port -> port.spec().name()));
        return new SavedSignature(name, List.copyOf(inputs), List.copyOf(outputs));
    }

    private static void ports(Wire signature, List<SavedSignature.Port> inputs, List<SavedSignature.Port> outputs)
            throws Malformed {
        while (signature.next()) {
            switch (signature.field()) {
                case SIGNATURE_INPUTS -> inputs.add(port(message(signature)));
                case SIGNATURE_OUTPUTS -> outputs.add(port(message(signature)));
                default -> signature.skip();
            }
        }
    }

    private static SavedSignature.Port port(Wire entry) throws Malformed {
        String name = "";
        SavedSignature.Port port = new SavedSignature.Port(new TensorSpec("", ElementType.OTHER, List.of()), "");
        while (entry.next()) {
            if (!entry.isBytes()) {
                entry.skip();
            } else if (entry.field() == ENTRY_KEY) {
                name = entry.text();
            } else {
                port = tensor(entry.message());
            }
        }
        TensorSpec spec = port.spec();
        return new SavedSignature.Port(new TensorSpec(name, spec.type(), spec.shape()), port.tensor());
    }

    private static SavedSignature.Port tensor(Wire info) throws Malformed {
        String tensor = "";
        ElementType type = ElementType.OTHER;
        List<Long> shape = new ArrayList<>();
        while (info.next()) {
            switch (info.field()) {
                case TENSOR_NAME -> tensor = text(info);
                case TENSOR_TYPE -> type = type(info);
                case TENSOR_SHAPE -> shape(message(info), shape);
                default -> info.skip();
            }
        }
        return new SavedSignature.Port(new TensorSpec("", type, shape), tensor);
    }

    private static String text(Wire wire) throws Malformed {
        if (!wire.isBytes()) {
            throw new Malformed(false);
        }
        return wire.text();
    }

    private static ElementType type(Wire info) throws Malformed {
        if (!info.isVarint()) {
            throw new Malformed(false);
        }
        return TensorFlowType.of(info.varint()).map(TensorFlowType::element).orElse(ElementType.OTHER);
    }

    /** Of a shape whose rank is free, no dimension is told: such a tensor is whatever it is given as. */
    private static void shape(Wire wire, List<Long> shape) throws Malformed {
        while (wire.next()) {
            if (wire.field() != SHAPE_DIMENSION) {
                wire.skip();
                continue;
            }
            Wire dimension = message(wire);
            long size = 0;
            while (dimension.next()) {
                if (dimension.isVarint()) {
                    size = dimension.varint();
                } else {
                    dimension.skip();
                }
            }
            shape.add(size);
        }
    }
}
