package io.modeldeck.training;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.OnnxGraph.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame of every exported model: raw columns in, the steps of {@link FeatureEncoding}, a head that a trainer adds, named outputs and metadata.
 */
final class ModelGraph {

    static final String META_TASK = "modeldeck.task";
    static final String META_TRAINER = "modeldeck.trainer";
    static final String META_CLASSES = "modeldeck.classes";
    static final String META_FEATURES = "modeldeck.features";
    static final String META_OUTPUTS = "modeldeck.outputs";

    private final OnnxGraph graph;
    private final FeatureEncoding encoding;
    private final String trainer;
    private final Map<String, String> outputs = new LinkedHashMap<>();

    ModelGraph(String trainer, FeatureEncoding encoding, TaskType task) {
        this.trainer = trainer;
        this.encoding = encoding;
        this.graph = new OnnxGraph(trainer);
        List<String> numeric = encoding.numericColumns();
        encoding.columns().forEach(c -> graph.input(c, numeric.contains(c) ? Type.FLOAT : Type.STRING));
        for (String output :
                task == TaskType.CLASSIFICATION ? List.of("label", "probabilities") : List.of("prediction")) {
            outputs.put(output, graph.free(output));
        }
    }

    OnnxGraph graph() {
        return graph;
    }

    /** The encoded rows: float [N,width]. */
    String features() {
        List<String> blocks = new ArrayList<>();
        if (!encoding.numbers().isEmpty()) {
            blocks.add(numbers());
        }
        encoding.categories().forEach(c -> blocks.add(indicators(c)));
        return concat("features", blocks);
    }

    /** Finishes a classifier. */
    byte[] classifier(String probabilities, Type type, List<String> classes) {
        String best = graph.node(
                "ArgMax", "best", List.of(probabilities), OnnxGraph.whole("axis", 1), OnnxGraph.whole("keepdims", 0));
        String names = graph.strings("classes", classes);
        graph.nodeNamed("Gather", outputs.get("label"), List.of(names, best), OnnxGraph.whole("axis", 0));
        toFloat(probabilities, type, outputs.get("probabilities"));
        graph.outputVector(outputs.get("label"), Type.STRING);
        graph.outputMatrix(outputs.get("probabilities"), Type.FLOAT, classes.size());
        return graph.bytes(metadata(TaskType.CLASSIFICATION, classes));
    }

    /** Finishes a regression model. */
    byte[] regression(String value, Type type) {
        toFloat(value, type, outputs.get("prediction"));
        graph.outputMatrix(outputs.get("prediction"), Type.FLOAT, 1);
        return graph.bytes(metadata(TaskType.REGRESSION, List.of()));
    }

    private void toFloat(String value, Type type, String output) {
        if (type == Type.FLOAT) {
            graph.nodeNamed("Identity", output, List.of(value));
        } else {
            graph.nodeNamed("Cast", output, List.of(value), OnnxGraph.type("to", Type.FLOAT));
        }
    }

    private String numbers() {
        List<FeatureEncoding.Number> numbers = encoding.numbers();
        String raw = concat("numbers", encoding.numericColumns());
        float[] fills = new float[numbers.size()];
        for (int i = 0; i < fills.length; i++) {
            fills[i] = numbers.get(i).fill();
        }
        String missing = graph.node("IsNaN", "missing", List.of(raw));
        String fill = graph.floats("fill", fills, 1, fills.length);
        String filled = graph.node("Where", "filled", List.of(missing, fill, raw));
        String least = graph.floats("least", new float[] {-Float.MAX_VALUE});
        String most = graph.floats("most", new float[] {Float.MAX_VALUE});
        return graph.node("Clip", "finite", List.of(filled, least, most));
    }

    private String indicators(FeatureEncoding.Category category) {
        String encoded = graph.mlNode(
                "OneHotEncoder",
                "indicators",
                List.of(category.name()),
                OnnxGraph.texts("cats_strings", category.kept()),
                OnnxGraph.whole("zeros", 1));
        return graph.node("Squeeze", "flat", List.of(encoded, graph.longs("axes", 1)));
    }

    private String concat(String wish, List<String> blocks) {
        return blocks.size() == 1 ? blocks.getFirst() : graph.node("Concat", wish, blocks, OnnxGraph.whole("axis", 1));
    }

    private Map<String, String> metadata(TaskType task, List<String> classes) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(META_TASK, task.word());
        metadata.put(META_TRAINER, trainer);
        metadata.put(META_CLASSES, Json.write(classes));
        metadata.put(META_FEATURES, Json.write(encoding.describe()));
        metadata.put(META_OUTPUTS, Json.write(outputs));
        return metadata;
    }
}
