package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A graph of tensors that answers rows of a table. */
public final class RowModel implements WrappedModel {

    private final TensorModel graph;
    private final InputPlan inputs;
    private final OutputPlan outputs;
    private final int batchRows;

    RowModel(TensorModel graph, InputPlan inputs, OutputPlan outputs, int batchRows) {
        this.graph = graph;
        this.inputs = inputs;
        this.outputs = outputs;
        this.batchRows = inputs.fixedBatch() > 0 ? inputs.fixedBatch() : batchRows;
    }

    /** By what the version says of its inputs, outputs and classes. */
    public static RowModel over(TensorModel graph, ModelVersion version) {
        ModelDescription described = ModelDescription.of(version);
        TaskType task = OutputPlan.task(described, version.classes());
        return new RowModel(
                graph,
                InputPlan.of(version.label(), version.inputs(), version.mapping()),
                OutputPlan.of(version.label(), described, version.classes(), task),
                RuntimeLimits.defaults().batchRows());
    }

    @Override
    public Predictions predict(Table rows) {
        List<Column[]> needed = inputs.columns(rows);
        if (rows.rows() == 0) {
            return Predictions.plain(List.of(), outputs.classes());
        }
        OutputReader reader = new OutputReader(outputs);
        List<Predictions> parts = new ArrayList<>();
        for (int from = 0; from < rows.rows(); from += batchRows) {
            int to = Math.min(rows.rows(), from + batchRows);
            int batch = inputs.fixedBatch() > 0 ? batchRows : to - from;
            Map<String, ModelOutput> answer = graph.run(inputs.tensors(needed, from, to, batch));
            Predictions part = reader.read(answer, batch, from);
            parts.add(batch == to - from ? part : part.slice(0, to - from));
        }
        return Predictions.join(parts);
    }

    @Override
    public TensorModel model() {
        return graph;
    }
}
