package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** A version by its number. */
final class VersionOption {

    @Option(names = "--version", paramLabel = "N", order = 2, description = "Number of the version.")
    private Optional<Integer> number;

    /** The named one, else the one in production, else the only one; a sentence lists them where that leaves a choice. */
    ModelVersion serving(Engine engine, ModelInfo model) {
        return engine.registry().serving(model.id(), number());
    }

    /** The named one; empty when none is named. */
    OptionalLong id(Engine engine, ModelInfo model) {
        return number.isPresent() ? OptionalLong.of(serving(engine, model).id()) : OptionalLong.empty();
    }

    OptionalInt number() {
        return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    boolean isNamed() {
        return number.isPresent();
    }
}
