package io.modeldeck.inference;

import io.modeldeck.inference.Wire.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can be read of an ONNX file without a runtime: whether it is whole, whether it wants data from other files, how its classifiers name their
 * classes.
 */
final class OnnxScan {

    private static final int ATTRIBUTE_NAME = 1;
    private static final int ATTRIBUTE_INTS = 8;
    private static final int ATTRIBUTE_STRINGS = 9;

    private final List<String> classes = new ArrayList<>();
    private String external = "";
    private boolean graph;

    private OnnxScan() {}

    static OnnxScan of(byte[] file) throws Malformed {
        OnnxScan scan = new OnnxScan();
        scan.walk(OnnxPart.MODEL, new Wire(file), 0, true);
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

    /** @param outer whether this is no graph within a node */
    private void walk(OnnxPart part, Wire message, int depth, boolean outer) throws Malformed {
        if (depth > OnnxPart.DEPTH) {
            throw new Malformed(false);
        }
        graph |= part == OnnxPart.GRAPH;
        String name = "";
        List<String> values = new ArrayList<>();
        while (message.next()) {
            Optional<OnnxPart> inner = part.at(message.field());
            if (inner.isPresent()) {
                into(inner.get(), message, depth, outer && part != OnnxPart.ATTRIBUTE);
            } else if (part != OnnxPart.ATTRIBUTE) {
                message.skip();
            } else if (message.field() == ATTRIBUTE_NAME && message.isBytes()) {
                name = message.text();
            } else {
                values(name, message, values);
            }
        }
        if (classes.isEmpty() && outer) {
            classes.addAll(values);
        }
    }

    private void into(OnnxPart part, Wire message, int depth, boolean outer) throws Malformed {
        if (!message.isBytes()) {
            throw new Malformed(false);
        }
        if (part == OnnxPart.TENSOR) {
            OnnxTensorPart tensor = OnnxTensorPart.of(message.message());
            if (tensor.isElsewhere() && external.isEmpty()) {
                external = tensor.words();
            }
        } else {
            walk(part, message.message(), depth + 1, outer);
        }
    }

    /** Every writer puts an attribute's name before its values. */
    private static void values(String name, Wire attribute, List<String> values) throws Malformed {
        boolean namesClasses = name.startsWith("classlabels_");
        if (namesClasses && attribute.field() == ATTRIBUTE_STRINGS && attribute.isBytes()) {
            values.add(attribute.text());
        } else if (!namesClasses || attribute.field() != ATTRIBUTE_INTS) {
            attribute.skip();
        } else if (attribute.isVarint()) {
            values.add(Long.toString(attribute.varint()));
        } else if (attribute.isBytes()) {
            for (Wire packed = attribute.message(); packed.hasMore(); ) {
                values.add(Long.toString(packed.varint()));
            }
        } else {
            throw new Malformed(false);
        }
    }
}
