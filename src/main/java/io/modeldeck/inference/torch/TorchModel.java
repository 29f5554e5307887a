package io.modeldeck.inference.torch;

import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.inference.ModelOutput;
import io.modeldeck.inference.Predictions;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.Tensor;
import io.modeldeck.inference.TensorModel;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.TensorSpec;
import java.util.List;
import java.util.Map;

/** A script in memory. Its arguments have an order and no names: the version's inputs give them both. A script may keep a state between calls. */
final class TorchModel implements TensorModel {

    private final Model model;
    private final ModelVersion version;

    TorchModel(Model model, ModelVersion version) {
        this.model = model;
        this.version = version;
    }

    @Override
    public synchronized Map<String, ModelOutput> run(Map<String, Tensor> inputs) {
        List<String> names = version.outputs().stream().map(TensorSpec::name).toList();
        try (PtNDManager manager = (PtNDManager) model.getNDManager().newSubManager()) {
            IValue[] values = version.inputs().stream()
                    .map(spec -> TorchValues.of(manager, argument(inputs, spec)))
                    .toArray(IValue[]::new);
            IValue answer = ((PtSymbolBlock) model.getBlock()).forward(values);
            try (answer) {
                return TorchValues.named(answer, manager, names);
            } finally {
                for (IValue value : values) {
                    value.close();
                }
            }
        } catch (EngineException e) {
            throw new RuntimeFailure("The model '" + version.label() + "' failed: " + RuntimeFailure.words(e), e);
        }
    }

    private Tensor argument(Map<String, Tensor> inputs, TensorSpec spec) {
        Tensor tensor = inputs.get(spec.name());
        if (tensor == null || inputs.size() != version.inputs().size()) {
            throw new RuntimeFailure("The model '" + version.label() + "' takes "
                    + String.join(
                            ", ",
                            version.inputs().stream().map(TensorSpec::words).toList())
                    + ", and was given " + String.join(", ", inputs.keySet()) + ".");
        }
        return tensor;
    }

    @Override
    public Predictions predict(Table rows) {
        throw new Problem(version.label() + " takes tensors; predict with --tensors FILE.");
    }

    @Override
    public void close() {
        model.close();
    }
}
