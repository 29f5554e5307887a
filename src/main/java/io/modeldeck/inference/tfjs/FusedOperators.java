package io.modeldeck.inference.tfjs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Operators that TensorFlow.js' converter fuses, with what today's TensorFlow wants to know of them besides. */
final class FusedOperators {

    private FusedOperators() {}

    /** The types of the further arguments of a fused convolution, which all are the type of its input. */
    static void complete(Map<String, Object> node) {
        if (!"_FusedConv2D".equals(node.get("op")) || !(node.get("attr") instanceof Map<?, ?> said)) {
            return;
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        said.forEach((key, value) -> attributes.put(String.valueOf(key), value));
        if (!attributes.containsKey("TArgs")
                && attributes.get("T") instanceof Map<?, ?> type
                && attributes.get("num_args") instanceof Map<?, ?> count) {
            int arguments = Integer.parseInt(String.valueOf(count.get("i")));
            attributes.put(
                    "TArgs",
                    Map.of(
                            "list",
                            Map.of("type", Collections.nCopies(Math.clamp(arguments, 0, 16), type.get("type")))));
        }
        node.put("attr", attributes);
    }
}
