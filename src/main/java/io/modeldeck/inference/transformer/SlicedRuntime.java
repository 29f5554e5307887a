package io.modeldeck.inference.transformer;

import io.modeldeck.domain.Table;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RowProblem;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.inference.WrappedModel;
import io.modeldeck.registry.ModelVersion;
import java.util.ArrayList;
import java.util.List;

/** Asks a runtime for a part of a table at a time: texts take long, and one call may take only so much time. */
public record SlicedRuntime(ModelRuntime runtime) implements ModelRuntime {

    private static final int ROWS = 64;

    @Override
    public String framework() {
        return runtime.framework();
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        return new Sliced((TensorModel) runtime.load(artifact, version));
    }

    private record Sliced(TensorModel model) implements WrappedModel {

        @Override
        public Predictions predict(Table rows) {
            List<Predictions> parts = new ArrayList<>();
            for (int from = 0; from == 0 || from < rows.rows(); from += ROWS) {
                try {
                    parts.add(model.predict(rows.slice(from, Math.min(rows.rows(), from + ROWS))));
                } catch (RowProblem e) {
                    throw new RowProblem(from + e.row(), e.getMessage());
                }
            }
            return Predictions.join(parts);
        }
    }
}
