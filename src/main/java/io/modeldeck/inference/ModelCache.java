package io.modeldeck.inference;

import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.registry.ModelVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models in memory, those used last, within a number and an amount of memory. A model in use is never closed: who needs a place waits until one
 * is idle. What is too large for the memory together leaves as soon as nobody uses it.
 */
final class ModelCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);

    private final Supplier<Serving> limits;
    // Who waits for a place holds it, so that later callers, even of loaded models, queue up behind and cannot starve
    // it.
    private final ReentrantLock queue = new ReentrantLock(true);
    // Guarded by its own monitor; in the order of use, the eldest first.
    private final LinkedHashMap<Long, Slot> slots = new LinkedHashMap<>(16, 0.75f, true);
    private int waiting;
    private boolean closed;

    /** A model with what its loading took. */
    record Loaded(LoadedModel model, long bytes, boolean ownProcess, Duration took, Duration warmUpTook) {

        /** A process may grow while it serves. */
        long bytesNow() {
            return model.residentBytes().orElse(bytes);
        }
    }

    private static final class Slot {
        private final ModelVersion version;
        private final CompletableFuture<Loaded> model = new CompletableFuture<>();
        private final AtomicBoolean loads = new AtomicBoolean();
        private long calls;
        private long loadedAt = System.nanoTime();
        private long lastEnd = System.nanoTime();
        private int users;
        private boolean forgotten;

        private Slot(ModelVersion version) {
            this.version = version;
        }

        private Optional<Loaded> loaded() {
            return model.isDone() && !model.isCompletedExceptionally() ? Optional.of(model.join()) : Optional.empty();
        }
    }

    ModelCache(Supplier<Serving> limits) {
        this.limits = limits;
    }

    /** Works with the model, loading it when it is not here; it stays at least as long. */
    <T> T call(ModelVersion version, Supplier<Loaded> loading, Function<LoadedModel, T> work) {
        Slot slot = enter(version);
        try {
            if (slot.loads.compareAndSet(false, true)) {
                load(loading, slot);
            }
            return work.apply(model(slot).model());
        } finally {
            leave(version, slot);
        }
    }

    /** What is here already needs no turn, unless somebody waits for a place. */
    private Slot enter(ModelVersion version) {
        synchronized (slots) {
            if (waiting == 0 && !closed && slots.containsKey(version.id())) {
                return used(occupy(version));
            }
        }
        awaitTurn(version);
        try {
            synchronized (slots) {
                return used(occupy(version));
            }
        } finally {
            queue.unlock();
        }
    }

    private static Slot used(Slot slot) {
        slot.users++;
        return slot;
    }

    /** Unloads a version as soon as nobody uses it; false when it is not here. */
    boolean forget(long versionId) {
        synchronized (slots) {
            Slot slot = slots.get(versionId);
            if (slot == null) {
                return false;
            }
            if (slot.users == 0) {
                slots.remove(versionId);
                closeModel(slot);
                slots.notifyAll();
            } else {
                slot.forgotten = true;
            }
            return true;
        }
    }

    int size() {
        synchronized (slots) {
            return slots.size();
        }
    }

    /** Those that can answer, the one used last first. */
    List<LoadedFigures> figures() {
        synchronized (slots) {
            long now = System.nanoTime();
            List<LoadedFigures> figures = new ArrayList<>();
            for (Slot slot : slots.sequencedValues().reversed()) {
                slot.loaded()
                        .ifPresent(loaded -> figures.add(new LoadedFigures(
                                slot.version,
                                loaded.bytesNow(),
                                loaded.ownProcess(),
                                loaded.took(),
                                loaded.warmUpTook(),
                                Duration.ofNanos(now - slot.loadedAt),
                                slot.calls,
                                slot.users,
                                slot.users > 0 ? Duration.ZERO : Duration.ofNanos(now - slot.lastEnd))));
            }
            return figures;
        }
    }

    /** Drops idle models; those in use go when their calls end. */
    @Override
    public void close() {
        synchronized (slots) {
            closed = true;
            evict(slots.size());
            slots.notifyAll();
        }
    }

    private void awaitTurn(ModelVersion version) {
        try {
            queue.lockInterruptibly();
        } catch (InterruptedException e) {
            throw cancelled(version, e);
        }
    }

    private static RuntimeFailure cancelled(ModelVersion version, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new RuntimeFailure("The call to " + version.label() + " was cancelled.", e);
    }

    private Slot occupy(ModelVersion version) {
        while (!closed) {
            Slot slot = slots.get(version.id());
            if (slot == null && hasRoom()) {
                slot = new Slot(version);
                slots.put(version.id(), slot);
            }
            if (slot != null) {
                return slot;
            }
            waiting++;
            try {
                slots.wait();
            } catch (InterruptedException e) {
                throw cancelled(version, e);
            } finally {
                waiting--;
            }
        }
        throw new RuntimeFailure("The workspace is closing; " + version.label() + " can no longer be called.");
    }

    /** The limit may have been lowered meanwhile. */
    private boolean hasRoom() {
        int places = limits.get().loadedModels();
        return slots.size() < places || evict(slots.size() - places + 1) > 0 && slots.size() < places;
    }

    /** Closes up to that many idle models, the longest unused first; answers how many. */
    private int evict(int wanted) {
        int evicted = 0;
        for (Iterator<Slot> idle = slots.values().iterator(); idle.hasNext() && evicted < wanted; ) {
            Slot slot = idle.next();
            if (slot.users == 0) {
                idle.remove();
                closeModel(slot);
                evicted++;
            }
        }
        return evicted;
    }

    /** Closes idle models, the longest unused first, until the others fit into the memory. */
    private void fitIntoMemory() {
        long most = (long) limits.get().memoryMegabytes() << 20;
        long held = slots.values().stream()
                .flatMap(slot -> slot.loaded().stream())
                .mapToLong(Loaded::bytesNow)
                .sum();
        for (Iterator<Slot> idle = slots.values().iterator(); idle.hasNext() && held > most; ) {
            Slot slot = idle.next();
            if (slot.users == 0 && slot.loaded().isPresent()) {
                held -= slot.loaded().get().bytesNow();
                idle.remove();
                closeModel(slot);
            }
        }
    }

    private void load(Supplier<Loaded> loading, Slot slot) {
        try {
            slot.model.complete(loading.get());
        } catch (RuntimeException | Error e) {
            slot.model.completeExceptionally(e);
            throw e;
        }
        synchronized (slots) {
            slot.loadedAt = System.nanoTime();
            fitIntoMemory();
            slots.notifyAll();
        }
    }

    private void leave(ModelVersion version, Slot slot) {
        synchronized (slots) {
            slot.users--;
            slot.calls++;
            slot.lastEnd = System.nanoTime();
            boolean failed = slot.model.isCompletedExceptionally();
            if (failed) {
                slots.remove(version.id(), slot);
            } else if ((closed || slot.forgotten) && slot.users == 0) {
                slots.remove(version.id(), slot);
                closeModel(slot);
            } else if (slot.users == 0 && isTooLarge(slot)) {
                fitIntoMemory();
            }
            if (waiting > 0) {
                slots.notifyAll();
            }
        }
    }

    /** A model that is too large for the memory even alone is not kept. */
    private boolean isTooLarge(Slot slot) {
        return slot.loaded()
                .filter(loaded -> loaded.bytes() > (long) limits.get().memoryMegabytes() << 20)
                .isPresent();
    }

    private static Loaded model(Slot slot) {
        try {
            return slot.model.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }

    private static void closeModel(Slot slot) {
        try {
            slot.loaded().ifPresent(loaded -> loaded.model().close());
        } catch (RuntimeException e) {
            // Whoever needs its place, or closes all of them, is not at fault.
            LOG.warn("{} did not close cleanly and may still hold memory", slot.version.label(), e);
        }
    }
}
