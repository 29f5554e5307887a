package io.modeldeck.intake;

import io.modeldeck.domain.Actor;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.ModelReference;
import io.modeldeck.inference.RuntimeFailure;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.tensorflow.TensorFlowIntake;
import io.modeldeck.inference.tfjs.WebModelIntake;
import io.modeldeck.inference.torch.TorchFile;
import io.modeldeck.inference.transformer.TransformerIntake;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Instant;

/** Adds whatever model lies in a file or a folder, by what it is. The command line, the window and fetch jobs all come in here. */
public final class ModelDoor {

    private final ModelIntake files;
    private final TransformerIntake transformers;
    private final TensorFlowIntake tensorFlow;
    private final WebModelIntake web;

    public ModelDoor(
            ModelIntake files, TransformerIntake transformers, TensorFlowIntake tensorFlow, WebModelIntake web) {
        this.files = files;
        this.transformers = transformers;
        this.tensorFlow = tensorFlow;
        this.web = web;
    }

    /** Adds a version; refuses what is no model that something here serves. */
    public ModelVersion add(Actor actor, Instant at, Path path, AddModel model, FileOptions options) {
        if (!options.inputs().isEmpty()) {
            return addScript(actor, at, path, model, options);
        }
        ModelPlace place = ModelPlace.of(path);
        return switch (place.kind()) {
            case ONNX -> files.add(actor, at, place.path(), model);
            case TRANSFORMERS -> transformers.add(actor, at, place.path(), model, options.tokenizer());
            case PYTORCH ->
                throw new RuntimeFailure(
                        place.path()
                                + " is a TorchScript file, whose arguments have no names; describe them with --input NAME=TYPE[DIMS].");
            case TENSORFLOW -> tensorFlow.add(actor, at, place.path(), model, options.savedModel());
            case TENSORFLOWJS -> web.add(actor, at, place.path(), model);
        };
    }

    private ModelVersion addScript(Actor actor, Instant at, Path path, AddModel model, FileOptions options) {
        Path file = ModelPlace.of(path).path();
        return files.addDescribed(
                actor,
                at,
                model,
                new ModelReference(
                        ModelVersion.PYTORCH,
                        TorchFile.read(file, RuntimeLimits.defaults().fileBytes()),
                        options.inputs(),
                        options.outputs(),
                        "Read from " + file.getFileName() + "."));
    }
}
