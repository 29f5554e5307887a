package io.modeldeck.ui.kit.text;

import io.modeldeck.registry.ModelVersion;

/** What serves a version, by the name that its makers gave it: {@code onnx} is stored, ONNX is read. */
public final class FrameworkName {

    private FrameworkName() {}

    /** An unknown word stays as it is. */
    public static String of(String framework) {
        return switch (framework) {
            case ModelVersion.ONNX -> "ONNX";
            case ModelVersion.OLLAMA -> "Ollama";
            case ModelVersion.PYTORCH -> "PyTorch";
            case ModelVersion.TENSORFLOW -> "TensorFlow";
            case ModelVersion.TRANSFORMERS -> "Transformers";
            case ModelVersion.EXTERNAL -> Messages.text("framework.external");
            default -> framework;
        };
    }
}
