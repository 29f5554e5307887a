package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.ModelArchive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is kept of a model's folder, as one artifact. */
public record TransformerArchive(TransformerPlan plan, byte[] tokenizer, byte[] graph) {

    private static final String PLAN = "plan.json";
    private static final String TOKENIZER = "tokenizer.json";
    private static final String GRAPH = "model.onnx";

    byte[] bytes() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(PLAN, Json.write(plan).getBytes(StandardCharsets.UTF_8));
        parts.put(TOKENIZER, tokenizer);
        parts.put(GRAPH, graph);
        return ModelArchive.of(parts);
    }

    static TransformerArchive read(byte[] artifact, String name) {
        Map<String, byte[]> parts = ModelArchive.read(artifact, name);
        String plan = new String(ModelArchive.part(parts, PLAN, name), StandardCharsets.UTF_8);
        return new TransformerArchive(
                Json.read(plan, TransformerPlan.class),
                ModelArchive.part(parts, TOKENIZER, name),
                ModelArchive.part(parts, GRAPH, name));
    }
}
