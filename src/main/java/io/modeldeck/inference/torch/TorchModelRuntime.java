package io.modeldeck.inference.torch;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import io.modeldeck.inference.LoadedModel;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.inference.RowModel;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.registry.ModelVersion;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;

/** TorchScript by PyTorch, on the CPU. For the process of a worker whose class path holds the pack. */
public final class TorchModelRuntime implements ModelRuntime {

    @Override
    public String framework() {
        return ModelVersion.PYTORCH;
    }

    @Override
    public LoadedModel load(byte[] artifact, ModelVersion version) {
        TorchFile.require(artifact, version.label());
        Model model = Model.newInstance(version.shortLabel(), "PyTorch");
        try {
            model.load(new ByteArrayInputStream(artifact), Map.of());
        } catch (IOException | MalformedModelException | EngineException e) {
            model.close();
            throw new RuntimeFailure(
                    "'" + version.label() + "' cannot be loaded by PyTorch (" + RuntimeFailure.words(e)
                            + "); export it again, for a CPU.",
                    e);
        }
        TorchModel script = new TorchModel(model, version);
        return version.mapping().isEmpty() ? script : RowModel.over(script, version);
    }
}
