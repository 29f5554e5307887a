package io.modeldeck.inference.tfjs;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.AddModel;
import io.modeldeck.inference.ModelFile;
import io.modeldeck.inference.ModelIntake;
import io.modeldeck.inference.RuntimeLimits;
import io.modeldeck.inference.tensorflow.TensorFlowIntake;
import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import io.modeldeck.registry.ModelVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Takes in models of TensorFlow.js: what is kept is the SavedModel or the ONNX graph that they become. */
public final class WebModelIntake {

    private final ModelIntake onnx;
    private final TensorFlowIntake tensorFlow;
    private final RuntimeLimits limits;

    public WebModelIntake(ModelIntake onnx, TensorFlowIntake tensorFlow, RuntimeLimits limits) {
        this.onnx = onnx;
        this.tensorFlow = tensorFlow;
        this.limits = limits;
    }

    /** Adds a version from a model.json, or from a folder with one. */
    public ModelVersion add(Actor actor, Instant at, Path path, AddModel wished) {
        actor.require(Role.ENGINEER, "add a model");
        WebModel model = WebModel.read(path, limits.fileBytes());
        String comment = "Read from " + path.getFileName() + ", a %s of TensorFlow.js.";
        if (model.hasLayers()) {
            Map<String, Object> document = new LinkedHashMap<>(wished.metadata());
            document.putIfAbsent("source", Map.of("format", "TensorFlow.js layers model"));
            ModelFile converted = ModelFile.of(LayersModel.onnx(model), model.name(), limits);
            return onnx.addConverted(
                    actor, at, converted, wished.withMetadata(document), comment.formatted("layers model"));
        }
        return tensorFlow.addFiles(
                actor,
                at,
                model.name(),
                GraphModel.files(model),
                wished,
                new TensorFlowOptions(Optional.of(GraphModel.SIGNATURE), Optional.empty()),
                Map.of("format", "TensorFlow.js graph model"),
                comment.formatted("graph model"));
    }
}
