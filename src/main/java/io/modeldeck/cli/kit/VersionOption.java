package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** A version by its number or an alias. */
public final class VersionOption {

    @Option(
            names = "--version",
            paramLabel = "VERSION",
            order = 2,
            description = "Number or alias of the version: 3, champion, challenger.")
    private Optional<String> named;

    /** The named one, else the one in production, else the only one; a sentence lists them where that leaves a choice. */
    public ModelVersion serving(Engine engine, ModelInfo model) {
        return named.map(text -> engine.aliases().named(model.id(), text))
                .orElseGet(() -> engine.registry().serving(model.id(), OptionalInt.empty()));
    }

    public boolean isNamed() {
        return named.isPresent();
    }

    /** The named one; empty when none is named. */
    public OptionalLong id(Engine engine, ModelInfo model) {
        return named.isPresent() ? OptionalLong.of(serving(engine, model).id()) : OptionalLong.empty();
    }

    /** The number of the named one; empty when none is named. */
    public OptionalInt number(Engine engine, ModelInfo model) {
        return named.isPresent() ? OptionalInt.of(serving(engine, model).deploymentVersion()) : OptionalInt.empty();
    }
}
