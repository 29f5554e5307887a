package io.modeldeck.inference;

import io.modeldeck.domain.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An ONNX graph that answers rows of a table. */
final class OnnxModel implements TensorModel {

    private final OnnxSession session;
    private final InputPlan inputs;
    private final OutputPlan outputs;
    private final int batchRows;
    private final CallWatch watch;

    OnnxModel(OnnxSession session, InputPlan inputs, OutputPlan outputs, int batchRows, CallWatch watch) {
        this.session = session;
        this.inputs = inputs;
        this.outputs = outputs;
        this.batchRows = inputs.fixedBatch() > 0 ? inputs.fixedBatch() : batchRows;
        this.watch = watch;
    }

    @Override
    public Predictions predict(Table rows) {
        Table needed = inputs.select(rows);
        if (rows.rows() == 0) {
            return Predictions.plain(List.of(), outputs.classes());
        }
        OutputReader reader = new OutputReader(outputs);
        List<Predictions> parts = new ArrayList<>();
        for (int from = 0; from < rows.rows(); from += batchRows) {
            int to = Math.min(rows.rows(), from + batchRows);
            int batch = inputs.fixedBatch() > 0 ? batchRows : to - from;
            Map<String, ModelOutput> answer = session.run(inputs.tensors(needed, from, to, batch), watch);
            Predictions part = reader.read(answer, batch, from);
            parts.add(batch == to - from ? part : part.head(to - from));
        }
        return Predictions.join(parts);
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> given) {
        return session.run(given, watch);
    }

    @Override
    public void close() {
        session.close();
    }
}
