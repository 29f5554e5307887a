package io.modeldeck.inference.tensorflow;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TensorFlowException;

/** A graph in memory, called by one of its signatures. Its variables live as long as it does: a call may change them. */
final class TensorFlowModel implements TensorModel {

    private final SavedModelBundle bundle;
    private final SavedModelPlan plan;
    private final ModelVersion version;

    TensorFlowModel(SavedModelBundle bundle, SavedModelPlan plan, ModelVersion version) {
        this.bundle = bundle;
        this.plan = plan;
        this.version = version;
    }

    @Override
    public Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        if (!inputs.keySet().equals(plan.inputs().keySet())) {
            throw new RuntimeFailure("The model '" + version.label() + "' takes "
                    + String.join(
                            ", ",
                            version.inputs().stream().map(TensorSpec::words).toList())
                    + ", and was given " + String.join(", ", inputs.keySet()) + ".");
        }
        List<org.tensorflow.Tensor> fed = new ArrayList<>();
        Session.Runner runner = bundle.session().runner();
        try {
            inputs.forEach((name, tensor) -> {
                org.tensorflow.Tensor value = TensorFlowValues.of(tensor);
                fed.add(value);
                runner.feed(plan.inputs().get(name), value);
            });
            plan.outputs().values().forEach(runner::fetch);
            try (Result result = runner.run()) {
                return named(result);
            }
        } catch (TensorFlowException | IllegalArgumentException e) {
            throw new RuntimeFailure("The model '" + version.label() + "' failed: " + RuntimeFailure.words(e), e);
        } finally {
            fed.forEach(org.tensorflow.Tensor::close);
        }
    }

    private Map<String, ModelOutput> named(Result result) {
        Map<String, ModelOutput> outputs = new LinkedHashMap<>();
        int i = 0;
        for (String name : plan.outputs().keySet()) {
            outputs.put(name, new ModelOutput.Of(TensorFlowValues.read(result.get(i++))));
        }
        return outputs;
    }

    @Override
    public Predictions predict(Table rows) {
        throw new Problem(version.label() + " takes tensors; predict with --tensors FILE.");
    }

    @Override
    public void close() {
        bundle.close();
    }
}
