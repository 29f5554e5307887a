package io.modeldeck.inference.tfjs;

import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.tensorflow.SavedModelArchive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A graph model as a SavedModel: its topology is TensorFlow's graph in JSON, whose constants lie in the shards. What it does when it is loaded, such as
 * filling tables, is kept when its graph uses tables.
 */
final class GraphModel {

    static final String SIGNATURE = "serving_default";

    private static final String READY = "modeldeck_ready";
    /** For graphs that do not say which TensorFlow wrote them: one whose rules all of them keep. */
    private static final long PRODUCER = 175;

    private final WebModel model;
    private final Set<String> used = new HashSet<>();

    private GraphModel(WebModel model) {
        this.model = model;
    }

    /** The files of the SavedModel. */
    static SortedMap<String, byte[]> files(WebModel model) {
        GraphModel graph = new GraphModel(model);
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(
                SavedModelArchive.GRAPH,
                GraphMessage.write("SavedModel", graph.savedModel()).bytes());
        return files;
    }

    private Map<String, Object> savedModel() {
        if (!(model.document().get("modelTopology") instanceof Map<?, ?> topology)
                || !(topology.get("node") instanceof List<?>)) {
            throw new RuntimeFailure(model.name() + " is neither a graph model nor a layers model of TensorFlow.js;"
                    + " convert the model again.");
        }
        List<Map<String, Object>> nodes = nodes(topology.get("node"));
        List<Map<String, Object>> functions = functions(topology.get("library"));
        Map<String, Object> signatures = new LinkedHashMap<>();
        signatures.put(SIGNATURE, GraphSignature.of(model, nodes));
        List<Map<String, Object>> before = before(nodes);
        if (!before.isEmpty()) {
            nodes.addAll(before);
            signatures.put(
                    "__saved_model_init_op", Map.of("outputs", Map.of("__saved_model_init_op", Map.of("name", READY))));
        }
        Map<String, Object> graph = new LinkedHashMap<>();
        graph.put("node", nodes);
        graph.put("library", Map.of("function", functions));
        graph.put("versions", versions(topology.get("versions")));
        Set<String> left = new HashSet<>(model.weights().keySet());
        left.removeAll(used);
        if (!left.isEmpty() && model.document().get("modelInitializer") == null) {
            throw new RuntimeFailure("No node of " + model.name() + " uses the weight '"
                    + left.iterator().next() + "'; convert the model again.");
        }
        return Map.of(
                "savedModelSchemaVersion",
                1,
                "metaGraphs",
                List.of(Map.of(
                        "metaInfoDef",
                        Map.of("tags", List.of("serve")),
                        "graphDef",
                        graph,
                        "signatureDef",
                        signatures)));
    }

    private static Map<String, Object> versions(Object said) {
        Map<String, Object> versions = new LinkedHashMap<>();
        if (said instanceof Map<?, ?> map) {
            map.forEach((key, value) -> versions.put(String.valueOf(key), value));
        }
        versions.putIfAbsent("producer", PRODUCER);
        return versions;
    }

    private List<Map<String, Object>> functions(Object library) {
        List<Map<String, Object>> functions = new ArrayList<>();
        Object said = library instanceof Map<?, ?> map ? map.get("function") : null;
        for (Map<String, Object> function : copies(said == null ? List.of() : said)) {
            Object inner = function.containsKey("nodeDef") ? function.get("nodeDef") : function.remove("node_def");
            function.put("nodeDef", nodes(inner == null ? List.of() : inner));
            functions.add(function);
        }
        return functions;
    }

    /** The nodes that run once, before the first call, and one that waits for them all. */
    private List<Map<String, Object>> before(List<Map<String, Object>> nodes) {
        boolean usesTables = nodes.stream()
                .map(node -> String.valueOf(node.get("op")))
                .anyMatch(operator -> operator.startsWith("LookupTable") || operator.contains("HashTable"));
        if (!usesTables
                || !(model.document().get("modelInitializer") instanceof Map<?, ?> initializer)
                || !(initializer.get("node") instanceof List<?> list)) {
            return new ArrayList<>();
        }
        Set<Object> known = new HashSet<>();
        nodes.forEach(node -> known.add(node.get("name")));
        List<Map<String, Object>> before = nodes(list);
        before.removeIf(node -> known.contains(node.get("name")));
        List<String> waits = before.stream().map(node -> "^" + node.get("name")).toList();
        before.add(new LinkedHashMap<>(Map.of("name", READY, "op", "NoOp", "input", waits)));
        return before;
    }

    private List<Map<String, Object>> nodes(Object said) {
        List<Map<String, Object>> nodes = copies(said);
        for (Map<String, Object> node : nodes) {
            // Where a node runs is decided here.
            node.remove("device");
            if ("Const".equals(node.get("op"))) {
                constant(node);
            } else {
                FusedOperators.complete(node);
            }
        }
        return nodes;
    }

    private List<Map<String, Object>> copies(Object said) {
        List<Map<String, Object>> copies = new ArrayList<>();
        if (said instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> map) {
                    Map<String, Object> copy = new LinkedHashMap<>();
                    map.forEach((key, value) -> copy.put(String.valueOf(key), value));
                    copies.add(copy);
                    continue;
                }
                throw new RuntimeFailure("The graph of " + model.name()
                        + " holds something that is no node; convert the" + " model again.");
            }
        }
        return copies;
    }

    /** Fills a constant with its weight. */
    private void constant(Map<String, Object> node) {
        String name = String.valueOf(node.get("name"));
        Tensor weight = model.weights().get(name);
        if (weight == null) {
            GraphConstant.requireContent(model.name(), name, node.get("attr"));
            return;
        }
        used.add(name);
        node.put("attr", GraphConstant.filled(model.name(), name, node.get("attr"), weight));
    }
}
