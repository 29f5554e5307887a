package io.modeldeck.inference.tensorflow;

import io.modeldeck.domain.Json;
import io.modeldeck.inference.ModelArchive;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/**
 * What is kept of a SavedModel, as one artifact.
 *
 * @param files of its folder by their path there, with {@code /} between the parts
 */
public record SavedModelArchive(SavedModelPlan plan, Map<String, byte[]> files) {

    /** The file that makes a folder a SavedModel. */
    public static final String GRAPH = "saved_model.pb";

    private static final String PLAN = "plan.json";

    /** @param files in their order, so that one folder always gives the same bytes */
    public static byte[] of(SavedModelPlan plan, SortedMap<String, byte[]> files) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put(PLAN, Json.write(plan).getBytes(StandardCharsets.UTF_8));
        parts.putAll(files);
        return ModelArchive.of(parts);
    }

    static SavedModelArchive read(byte[] artifact, String name) {
        Map<String, byte[]> parts = ModelArchive.read(artifact, name);
        String plan = new String(ModelArchive.part(parts, PLAN, name), StandardCharsets.UTF_8);
        ModelArchive.part(parts, GRAPH, name);
        parts.remove(PLAN);
        return new SavedModelArchive(Json.read(plan, SavedModelPlan.class), parts);
    }
}
