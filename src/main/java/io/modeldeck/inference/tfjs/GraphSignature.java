package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a graph model is called: as it says, or by its placeholders and by the nodes whose values no other node takes. */
final class GraphSignature {

    private GraphSignature() {}

    static Map<String, Object> of(WebModel model, List<Map<String, Object>> nodes) {
        Map<?, ?> said = said(model.document());
        Map<String, Object> inputs = new LinkedHashMap<>();
        Map<String, Object> outputs = new LinkedHashMap<>();
        if (said.get("inputs") instanceof Map<?, ?> in && said.get("outputs") instanceof Map<?, ?> out) {
            in.forEach((name, info) -> inputs.put(shortened(name), info));
            out.forEach((name, info) -> outputs.put(shortened(name), info));
        } else {
            placeholders(nodes, inputs);
            last(model, nodes, outputs);
        }
        return Map.of("inputs", inputs, "outputs", outputs, "methodName", "tensorflow/serving/predict");
    }

    private static Map<?, ?> said(Map<String, Object> document) {
        if (document.get("signature") instanceof Map<?, ?> signature) {
            return signature;
        }
        return document.get("userDefinedMetadata") instanceof Map<?, ?> metadata
                        && metadata.get("signature") instanceof Map<?, ?> signature
                ? signature
                : Map.of();
    }

    /** Without the number of a node's only output, which people do not write. */
    private static String shortened(Object name) {
        String text = String.valueOf(name);
        return text.endsWith(":0") ? text.substring(0, text.length() - 2) : text;
    }

    private static void placeholders(List<Map<String, Object>> nodes, Map<String, Object> inputs) {
        for (Map<String, Object> node : nodes) {
            if ("Placeholder".equals(node.get("op")) && node.get("attr") instanceof Map<?, ?> attributes) {
                Map<String, Object> info = new LinkedHashMap<>();
                info.put("name", node.get("name") + ":0");
                info.put("dtype", of(attributes, "dtype", "type"));
                info.put("tensorShape", of(attributes, "shape", "shape"));
                inputs.put(String.valueOf(node.get("name")), info);
            }
        }
    }

    private static Object of(Map<?, ?> attributes, String name, String kind) {
        return attributes.get(name) instanceof Map<?, ?> value ? value.get(kind) : null;
    }

    private static void last(WebModel model, List<Map<String, Object>> nodes, Map<String, Object> outputs) {
        Set<String> taken = new HashSet<>();
        nodes.forEach(node -> inputs(node).forEach(input -> taken.add(input.replaceFirst("^\\^|:\\d+$", ""))));
        for (Map<String, Object> node : nodes) {
            String name = String.valueOf(node.get("name"));
            Object type = node.get("attr") instanceof Map<?, ?> attributes ? of(attributes, "T", "type") : null;
            if (!taken.contains(name) && type != null) {
                outputs.put(
                        name, Map.of("name", name + ":0", "dtype", type, "tensorShape", Map.of("unknownRank", true)));
            }
        }
        if (outputs.isEmpty()) {
            throw new RuntimeFailure(model.name()
                    + " does not say what it answers with; convert the model again, with a" + " signature.");
        }
    }

    private static List<String> inputs(Map<String, Object> node) {
        List<String> inputs = new ArrayList<>();
        if (node.get("input") instanceof List<?> list) {
            list.forEach(each -> inputs.add(String.valueOf(each)));
        }
        return inputs;
    }
}
