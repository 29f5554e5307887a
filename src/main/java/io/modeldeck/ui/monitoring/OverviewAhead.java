package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.report.Overview;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.ui.kit.RangeChoice;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the overview shows first, read while the window that will show it is built. Any thread. */
public final class OverviewAhead {

    private record Reading(Engine engine, CompletableFuture<Overview> overview) {}

    private final AtomicReference<Reading> begun = new AtomicReference<>();

    /** Begins to read what {@link RangeChoice#USUAL} holds. */
    public void begin(Engine engine, Executor background) {
        begun.set(new Reading(
                engine,
                CompletableFuture.supplyAsync(
                        () -> new OverviewReader(engine)
                                .read(model -> RangeChoice.USUAL.resolve(
                                        model, engine.clock().instant())),
                        background)));
    }

    /** What was begun, once and only for who asks for the same; else what {@code otherwise} reads. Waits: off the FX thread only. */
    Overview take(Engine engine, RangeChoice choice, Supplier<Overview> otherwise) {
        return Optional.ofNullable(begun.getAndSet(null))
                .filter(reading -> reading.engine() == engine && choice.equals(RangeChoice.USUAL))
                .flatMap(reading -> result(reading.overview()))
                .orElseGet(otherwise);
    }

    /** Who reads once more meets what went wrong, and says so. */
    private static Optional<Overview> result(CompletableFuture<Overview> overview) {
        try {
            return Optional.of(overview.join());
        } catch (CompletionException failed) {
            return Optional.empty();
        }
    }
}
