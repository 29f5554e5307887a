package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.inference.WrappedModel;
import io.modeldeck.registry.ElementType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Vectors for the rows of a table: each answer is a JSON list. */
record VectorRows(TensorModel model, List<String> columns) implements WrappedModel {

    @Override
    public Predictions predict(Table rows) {
        if (rows.rows() == 0) {
            return Predictions.plain(List.of(), List.of());
        }
        List<Column> texts = columns.stream().map(rows::require).toList();
        String[] values = new String[rows.rows() * texts.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = texts.get(i % texts.size()).text(i / texts.size());
        }
        List<Long> shape =
                texts.size() == 1 ? List.of((long) rows.rows()) : List.of((long) rows.rows(), (long) texts.size());
        Tensor given = new Tensor(ElementType.STRING, shape, values);
        Tensor answer = ((ModelOutput.Of)
                        model.run(Map.of(TransformerModel.TEXT, given)).get(TransformerModel.VECTORS))
                .tensor();
        List<String> vectors = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            vectors.add(Json.write(TransformerModel.row(answer, row)));
        }
        return Predictions.plain(vectors, List.of());
    }
}
