package io.modeldeck.inference;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.InputMapping;
import java.util.List;

/** Lets a file answer some rows without keeping it: how it is seen that a model made by somebody else can serve at all. */
final class ModelTrial {

    private ModelTrial() {}

    /**
     * @param columns those that there will be when it serves
     * @throws RuntimeFailure when it cannot be read, is of another task, or needs other columns
     */
    static Predictions answers(
            String name, byte[] content, TaskType task, List<String> columns, Table rows, RuntimeLimits limits) {
        ModelFile model = ModelFile.of(content, name, limits);
        InputMapping mapping = DefaultMapping.of(model.description()).orElseThrow(() -> DefaultMapping.missing(model));
        List<String> unknown =
                mapping.columns().stream().filter(c -> !columns.contains(c)).toList();
        if (!unknown.isEmpty()) {
            throw new RuntimeFailure("'" + name + "' needs " + String.join(", ", unknown)
                    + ", which it was not given to learn from; it may use " + String.join(", ", columns) + ".");
        }
        OutputPlan outputs = OutputPlan.of(model, model.description().classes(), task);
        try (CallWatch watch = new CallWatch(limits::callTime);
                RowModel loaded = new RowModel(
                        new OnnxGraph(name, OnnxSession.open(content, name, limits), watch),
                        InputPlan.of(name, model.description().inputs(), mapping),
                        outputs,
                        limits.batchRows())) {
            return loaded.predict(rows);
        }
    }
}
