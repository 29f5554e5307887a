package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Narrows a list to one model. */
public final class ModelFilter {

    @Option(names = "--model", paramLabel = "NAME", order = 1, description = "Only of this model.")
    private Optional<String> name;

    public OptionalLong id(Engine engine) {
        return name.map(known ->
                        OptionalLong.of(engine.registry().requireModel(known).id()))
                .orElseGet(OptionalLong::empty);
    }
}
