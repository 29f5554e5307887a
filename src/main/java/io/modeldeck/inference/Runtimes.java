package io.modeldeck.inference;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Artifacts;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Routes versions to runtimes by framework and keeps the models used last in memory, never more than the given number. A model in use is never
 * closed: who needs a place waits until one is idle.
 */
public final class Runtimes implements AutoCloseable {

    public static final int DEFAULT_CAPACITY = 8;

    private final Artifacts artifacts;
    private final Map<String, ModelRuntime> runtimes;
    private final Map<String, ModelRuntime> workers;
    private final Predicate<ModelVersion> isIsolated;
    private final int capacity;

    // Who waits for a place holds it, so that later callers, even of loaded models, queue up behind and cannot starve
    // it.
    private final ReentrantLock queue = new ReentrantLock(true);
    // Guarded by its own monitor; in the order of use, the eldest first.
    private final LinkedHashMap<Long, Slot> slots = new LinkedHashMap<>();
    private boolean closed;

    private static final class Slot {
        private final CompletableFuture<LoadedModel> model = new CompletableFuture<>();
        private int users;
        private boolean forgotten;
    }

    /** Serves every version by the runtime of its framework. */
    public Runtimes(Artifacts artifacts, List<ModelRuntime> runtimes, int capacity) {
        this(artifacts, runtimes, List.of(), version -> false, capacity);
    }

    /**
     * @param runtimes in this process
     * @param workers in processes of their own, for the same frameworks or for others
     * @param isIsolated which versions the workers serve; asked whenever one is loaded
     */
    public Runtimes(
            Artifacts artifacts,
            List<ModelRuntime> runtimes,
            List<ModelRuntime> workers,
            Predicate<ModelVersion> isIsolated,
            int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("At least one model must fit, not " + capacity);
        }
        this.artifacts = artifacts;
        this.runtimes = byFramework(runtimes);
        this.workers = byFramework(workers);
        this.isIsolated = isIsolated;
        this.capacity = capacity;
    }

    private static Map<String, ModelRuntime> byFramework(List<ModelRuntime> runtimes) {
        return runtimes.stream().collect(Collectors.toMap(ModelRuntime::framework, Function.identity()));
    }

    /** Answers every row with that version, loading it when it is not in memory. */
    public Predictions predict(ModelVersion version, Table rows) {
        return call(version, model -> model.predict(rows));
    }

    /** Works with that version, loading it when it is not in memory; it stays there at least as long. */
    <T> T call(ModelVersion version, Function<LoadedModel, T> work) {
        ModelRuntime runtime = runtime(version);
        Slot slot;
        boolean first;
        awaitTurn(version);
        try {
            synchronized (slots) {
                slot = occupy(version);
                first = slot.users == 0;
                slot.users++;
            }
        } finally {
            queue.unlock();
        }
        try {
            if (first && !slot.model.isDone()) {
                load(runtime, version, slot);
            }
            return work.apply(model(slot));
        } finally {
            leave(version, slot);
        }
    }

    /** Loads the version, so that the next call need not. */
    public void warmUp(ModelVersion version) {
        predict(version, emptyTable(version));
    }

    /** Unloads the version as soon as nobody uses it, so that the next call loads it anew. */
    public void forget(long versionId) {
        synchronized (slots) {
            Slot slot = slots.get(versionId);
            if (slot != null && slot.users == 0) {
                slots.remove(versionId);
                closeModel(slot);
                slots.notifyAll();
            } else if (slot != null) {
                slot.forgotten = true;
            }
        }
    }

    /** How many models are in memory. */
    public int loaded() {
        synchronized (slots) {
            return slots.size();
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

    private ModelRuntime runtime(ModelVersion version) {
        if (version.isExternal()) {
            throw new RuntimeFailure(version.label()
                    + " runs elsewhere and has no file here, so it cannot predict; import its events instead, or add a"
                    + " version with a file.");
        }
        ModelRuntime worker = workers.get(version.framework());
        ModelRuntime runtime = worker != null && isIsolated.test(version) ? worker : runtimes.get(version.framework());
        if (runtime == null) {
            throw new RuntimeFailure("No runtime here serves the framework '" + version.framework() + "' of "
                    + version.label() + "; the known ones are "
                    + Stream.concat(runtimes.keySet().stream(), workers.keySet().stream())
                            .distinct()
                            .sorted()
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return runtime;
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
            Slot slot = slots.remove(version.id());
            if (slot == null && (slots.size() < capacity || evict(1) > 0)) {
                slot = new Slot();
            }
            if (slot != null) {
                slots.put(version.id(), slot);
                return slot;
            }
            try {
                slots.wait();
            } catch (InterruptedException e) {
                throw cancelled(version, e);
            }
        }
        throw new RuntimeFailure("The workspace is closing; " + version.label() + " can no longer be called.");
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

    private void load(ModelRuntime runtime, ModelVersion version, Slot slot) {
        try {
            slot.model.complete(runtime.load(artifacts.read(version.artifact().orElseThrow()), version));
        } catch (RuntimeException | Error e) {
            slot.model.completeExceptionally(e);
            throw e;
        }
    }

    private void leave(ModelVersion version, Slot slot) {
        synchronized (slots) {
            slot.users--;
            boolean failed = slot.model.isCompletedExceptionally();
            if (failed) {
                slots.remove(version.id(), slot);
            } else if ((closed || slot.forgotten) && slot.users == 0) {
                slots.remove(version.id(), slot);
                closeModel(slot);
            }
            slots.notifyAll();
        }
    }

    private static LoadedModel model(Slot slot) {
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
        if (slot.model.isDone() && !slot.model.isCompletedExceptionally()) {
            slot.model.join().close();
        }
    }

    private static Table emptyTable(ModelVersion version) {
        List<Column> columns = new ArrayList<>();
        version.mapping().columns().forEach(name -> columns.add(new Column.Numeric(name, new double[0])));
        return Table.of(columns);
    }
}
