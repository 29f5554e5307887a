package io.modeldeck.training.encoding;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The frame of every exported model: raw columns in, the steps of {@link FeatureEncoding}, a head that a trainer adds, named outputs and metadata.
 */
public final class ModelGraph {

    static final String META_TASK = "modeldeck.task";
    static final String META_TRAINER = "modeldeck.trainer";
    public static final String META_CLASSES = "modeldeck.classes";
    static final String META_FEATURES = "modeldeck.features";
    public static final String META_OUTPUTS = "modeldeck.outputs";

    private final OnnxBuilder graph;
    private final FeatureEncoding encoding;
    private final String trainer;
    private final Map<String, String> outputs = new LinkedHashMap<>();

    public ModelGraph(String trainer, FeatureEncoding encoding, TaskType task) {
        this.trainer = trainer;
        this.encoding = encoding;
        this.graph = new OnnxBuilder(trainer);
        List<String> numeric = encoding.numericColumns();
        encoding.columns().forEach(c -> graph.input(c, numeric.contains(c) ? OnnxType.FLOAT : OnnxType.STRING));
        for (String output :
                task == TaskType.CLASSIFICATION ? List.of("label", "probabilities") : List.of("prediction")) {
            outputs.put(output, graph.free(output));
        }
    }

    public OnnxBuilder graph() {
        return graph;
    }

    /** The encoded rows: float [N,width]. */
    public String features() {
        List<String> blocks = new ArrayList<>();
        List<FilledNumber> filled = new ArrayList<>();
        for (ColumnEncoding column : encoding.encodings()) {
            if (column instanceof FilledNumber number) {
                filled.add(number);
            }
        }
        if (!filled.isEmpty()) {
            blocks.add(FilledNumber.addAll(graph, filled));
        }
        encoding.encodings().stream()
                .filter(column -> !(column instanceof FilledNumber))
                .forEach(column -> blocks.add(column.addTo(graph)));
        return graph.concat("features", blocks);
    }

    /** Finishes a classifier. */
    public byte[] classifier(String probabilities, OnnxType type, List<String> classes) {
        String best = graph.node(
                "ArgMax",
                "best",
                List.of(probabilities),
                OnnxAttribute.whole("axis", 1),
                OnnxAttribute.whole("keepdims", 0));
        String names = graph.strings("classes", classes);
        graph.nodeNamed("Gather", outputs.get("label"), List.of(names, best), OnnxAttribute.whole("axis", 0));
        toFloat(probabilities, type, outputs.get("probabilities"));
        graph.outputVector(outputs.get("label"), OnnxType.STRING);
        graph.outputMatrix(outputs.get("probabilities"), OnnxType.FLOAT, classes.size());
        return graph.bytes(metadata(TaskType.CLASSIFICATION, classes));
    }

    /** Finishes a regression model. */
    public byte[] regression(String value, OnnxType type) {
        toFloat(value, type, outputs.get("prediction"));
        graph.outputMatrix(outputs.get("prediction"), OnnxType.FLOAT, 1);
        return graph.bytes(metadata(TaskType.REGRESSION, List.of()));
    }

    private void toFloat(String value, OnnxType type, String output) {
        if (type == OnnxType.FLOAT) {
            graph.nodeNamed("Identity", output, List.of(value));
        } else {
            graph.nodeNamed("Cast", output, List.of(value), OnnxAttribute.type("to", OnnxType.FLOAT));
        }
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
