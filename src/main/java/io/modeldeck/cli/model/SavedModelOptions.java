package io.modeldeck.cli.model;

import io.modeldeck.inference.tensorflow.TensorFlowOptions;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a person chooses of a SavedModel. */
final class SavedModelOptions {

    @Option(
            names = "--signature",
            paramLabel = "SIGNATURE",
            order = 15,
            description = "Of a SavedModel: how it is called (default: serving_default, or the only one).")
    private Optional<String> signature = Optional.empty();

    @Option(
            names = "--model-version",
            paramLabel = "NUMBER",
            order = 16,
            description = "Of a folder with numbered SavedModels: which (default: the newest).")
    private Optional<String> version = Optional.empty();

    TensorFlowOptions options() {
        return new TensorFlowOptions(signature, version);
    }
}
