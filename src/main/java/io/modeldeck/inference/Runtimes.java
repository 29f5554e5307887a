package io.modeldeck.inference;

import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Artifacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Routes versions to runtimes by framework; {@link ModelCache} keeps what they loaded. */
public final class Runtimes implements AutoCloseable {

    public static final int DEFAULT_CAPACITY = 8;

    private final Artifacts artifacts;
    private final Map<String, ModelRuntime> runtimes;
    private final Map<String, ModelRuntime> workers;
    private final Predicate<ModelVersion> isIsolated;
    private final Supplier<Serving> limits;
    private final ModelCache cache;

    /** Serves every version by the runtime of its framework. */
    public Runtimes(Artifacts artifacts, List<ModelRuntime> runtimes, int capacity) {
        this(artifacts, runtimes, List.of(), version -> false, always(capacity));
    }

    /**
     * @param runtimes in this process
     * @param workers in processes of their own, for the same frameworks or for others
     * @param isIsolated which versions the workers serve; asked whenever one is loaded
     * @param limits asked whenever one is loaded
     */
    public Runtimes(
            Artifacts artifacts,
            List<ModelRuntime> runtimes,
            List<ModelRuntime> workers,
            Predicate<ModelVersion> isIsolated,
            Supplier<Serving> limits) {
        this.artifacts = artifacts;
        this.runtimes = byFramework(runtimes);
        this.workers = byFramework(workers);
        this.isIsolated = isIsolated;
        this.limits = limits;
        this.cache = new ModelCache(limits);
    }

    private static Supplier<Serving> always(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("At least one model must fit, not " + capacity);
        }
        Serving limits = Serving.of(capacity);
        return () -> limits;
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
        return cache.call(version, () -> load(runtime, version), work);
    }

    /** Loads the version, so that the next call need not. */
    public void warmUp(ModelVersion version) {
        call(version, model -> true);
    }

    /** Unloads the version as soon as nobody uses it, so that the next call loads it anew; false when it is not in memory. */
    public boolean forget(long versionId) {
        return cache.forget(versionId);
    }

    /** How many models are in memory. */
    public int loaded() {
        return cache.size();
    }

    /** What is in memory, the model used last first. */
    public List<LoadedFigures> figures() {
        return cache.figures();
    }

    /** Within which limits. */
    public Serving limits() {
        return limits.get();
    }

    /** Drops idle models; those in use go when their calls end. */
    @Override
    public void close() {
        cache.close();
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

    private ModelCache.Loaded load(ModelRuntime runtime, ModelVersion version) {
        Serving serving = limits.get();
        boolean ownProcess = workers.containsValue(runtime);
        OptionalLong before = Resident.ofThisProcess();
        long start = System.nanoTime();
        LoadedModel loaded = runtime.load(artifacts.read(version.artifact().orElseThrow()), version);
        long end = System.nanoTime();
        LoadedModel model = batched(loaded, version, serving, ownProcess);
        if (serving.warmUp()) {
            WarmUp.of(model, version);
        }
        return new ModelCache.Loaded(
                model,
                model.residentBytes().orElseGet(() -> grown(before, version)),
                ownProcess,
                Duration.ofNanos(end - start),
                Duration.ofNanos(System.nanoTime() - end));
    }

    /** Calls of rows may share a call of the model; a process answers one at a time. */
    private static LoadedModel batched(LoadedModel loaded, ModelVersion version, Serving serving, boolean ownProcess) {
        if (!(loaded instanceof TensorModel model) || version.mapping().isEmpty() || serving.batchRows() == 1) {
            return loaded;
        }
        int atOnce = ownProcess ? 1 : Runtime.getRuntime().availableProcessors();
        return new BatchedModel(model, version.label(), serving.batchRows(), serving.batchDelay(), atOnce);
    }

    /** What this process holds more than before, to which others may have added; a model never takes less than its file. */
    private static long grown(OptionalLong before, ModelVersion version) {
        OptionalLong after = Resident.ofThisProcess();
        long grown = before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : 0;
        return Math.max(grown, version.artifactSize());
    }
}
