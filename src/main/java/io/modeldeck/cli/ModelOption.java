package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The model that a command is about. */
final class ModelOption {

    /** A model without an event for so long lives in the past: its present is just after its newest event. */
    private static final Duration HISTORICAL = Duration.ofHours(24);

    @Option(names = "--model", paramLabel = "NAME", required = true, order = 1, description = "Name of the model.")
    private String name;

    String name() {
        return name;
    }

    ModelInfo of(Engine engine) {
        return engine.registry().requireModel(name);
    }

    /** The present of a model: the clock's for a live one, just behind the newest event for a historical one. */
    static Instant present(Engine engine, ModelInfo model) {
        Instant now = engine.clock().instant();
        Optional<Instant> newest = model.newestEventAt();
        return newest.isPresent() && newest.get().plus(HISTORICAL).isBefore(now)
                ? newest.get().plusMillis(1)
                : now;
    }
}
