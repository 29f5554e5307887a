package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import picocli.CommandLine.Option;

/** The model that a command is about. */
public final class ModelOption {

    @Option(names = "--model", paramLabel = "NAME", required = true, order = 1, description = "Name of the model.")
    private String name;

    public String name() {
        return name;
    }

    public ModelInfo of(Engine engine) {
        return engine.registry().requireModel(name);
    }
}
