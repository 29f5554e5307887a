package io.modeldeck.worker;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Digest;
import io.modeldeck.telemetry.TableBytes;
import io.modeldeck.training.TrainingSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a job, as its order promised them. */
final class PromisedRows {

    private PromisedRows() {}

    /**
     * @param source what the order says of the rows: their SHA-256, label, task and features with their types
     * @throws Problem when these are other rows
     */
    static TrainingSet read(byte[] bytes, Map<?, ?> source) {
        if (!Digest.of(bytes).hex().equals(source.get("sha256"))) {
            throw new Problem("the rows are not those that were promised: their SHA-256 is another");
        }
        String label = String.valueOf(source.get("label"));
        TaskType task = TaskType.of(String.valueOf(source.get("task")));
        Map<String, String> types = new LinkedHashMap<>();
        List<String> features = new ArrayList<>();
        for (Object feature : (List<?>) source.get("features")) {
            Map<?, ?> column = (Map<?, ?>) feature;
            features.add(String.valueOf(column.get("name")));
            types.put(String.valueOf(column.get("name")), String.valueOf(column.get("type")));
        }
        types.put(label, task == TaskType.REGRESSION ? "numeric" : "categorical");
        if (source.get("weight") instanceof String weight) {
            types.put(weight, "numeric");
        }
        Table rows = TableBytes.read(bytes, types);
        TrainingSet data = TrainingSet.of(rows, label, features, task);
        return source.get("weight") instanceof String weight
                ? data.withWeights(((Column.Numeric) rows.require(weight)).values())
                : data;
    }
}
