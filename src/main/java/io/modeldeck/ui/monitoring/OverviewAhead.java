package io.modeldeck.ui.monitoring;

import io.modeldeck.app.Engine;
import io.modeldeck.report.Overview;
import io.modeldeck.report.OverviewReader;
import io.modeldeck.ui.kit.selection.RangeChoice;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** What the overview shows first, read while the window that will show it is built. Any thread. */
public final class OverviewAhead {

    /** How long a start takes on a slow machine. What was read earlier than that may have changed since. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Reading(Engine engine, Instant begun, CompletableFuture<Overview> overview) {

        boolean isFresh() {
            return Duration.between(begun, engine.clock().instant()).compareTo(FRESH) < 0;
        }
    }

    private final AtomicReference<Reading> begun = new AtomicReference<>();

    /** Begins to read what {@link RangeChoice#USUAL} holds. */
    public void begin(Engine engine, Executor background) {
        begun.set(new Reading(
                engine,
                engine.clock().instant(),
                CompletableFuture.supplyAsync(
                        () -> new OverviewReader(engine)
                                .read(model -> RangeChoice.USUAL.resolve(
                                        model, engine.clock().instant())),
                        background)));
    }

    /**
     * What was begun, once and only for who asks for the same; else what {@code otherwise} reads. A workspace that had no models is read anew: who comes
     * from the first page has just added some. Waits: off the FX thread only.
     */
    Overview take(Engine engine, RangeChoice choice, Supplier<Overview> otherwise) {
        return Optional.ofNullable(begun.getAndSet(null))
                .filter(reading -> reading.engine() == engine && choice.equals(RangeChoice.USUAL) && reading.isFresh())
                .flatMap(reading -> result(reading.overview()))
                .filter(overview -> !overview.rows().isEmpty())
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
