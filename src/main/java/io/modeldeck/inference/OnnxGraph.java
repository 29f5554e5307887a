package io.modeldeck.inference;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import java.util.Map;

/** An ONNX graph as it is: tensors in, values out. */
record OnnxGraph(String name, OnnxSession session, CallWatch watch) implements TensorModel {

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        return session.run(inputs, watch);
    }

    @Override
    public Predictions predict(Table rows) {
        throw new Problem(name + " takes tensors, which rows of a table cannot fill; predict with --tensors FILE.");
    }

    @Override
    public void close() {
        session.close();
    }
}
