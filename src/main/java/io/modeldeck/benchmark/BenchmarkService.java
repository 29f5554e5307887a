package io.modeldeck.benchmark;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.Isolation;
import io.modeldeck.inference.Runtimes;
import io.modeldeck.playground.Playground;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;

/** Makes benchmarks and keeps them. One that was stopped leaves nothing. */
public final class BenchmarkService {

    private final Database database;
    private final BenchmarkStore store;
    private final Registry registry;
    private final Runtimes runtimes;
    private final Isolation isolation;
    private final Playground playground;
    private final AuditLog audit;
    private final Clock clock;

    public BenchmarkService(
            Database database,
            Registry registry,
            Runtimes runtimes,
            Isolation isolation,
            Playground playground,
            AuditLog audit,
            Clock clock) {
        this.database = database;
        this.store = new BenchmarkStore(database);
        this.registry = registry;
        this.runtimes = runtimes;
        this.isolation = isolation;
        this.playground = playground;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every version that can be asked here, with what it says of itself. */
    public List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (ModelInfo model : registry.models()) {
            registry.versions(model.id()).stream()
                    .filter(version -> !version.isExternal())
                    .map(version -> Candidate.of(version, Traits.of(version, model.task())))
                    .forEach(candidates::add);
        }
        return candidates;
    }

    /** The versions of a task and group; of each model the one in production, else its newest. */
    public List<ModelVersion> ofGroup(String task, String group) {
        List<ModelVersion> found = new ArrayList<>();
        for (ModelInfo model : registry.models()) {
            List<ModelVersion> fitting = registry.versions(model.id()).stream()
                    .filter(version -> !version.isExternal() && isOf(version, model, task, group))
                    .toList();
            registry.production(model.id())
                    .filter(serving -> fitting.stream().anyMatch(version -> version.id() == serving.id()))
                    .or(() -> fitting.stream().reduce((older, newer) -> newer))
                    .ifPresent(found::add);
        }
        if (found.size() < 2) {
            throw new Problem("Of the task '" + task + "' and the group '" + group + "' there "
                    + (found.isEmpty()
                            ? "is no model"
                            : "is only " + found.getFirst().label())
                    + ", and a benchmark compares two at least; see: modeldeck benchmark models.");
        }
        return found;
    }

    private static boolean isOf(ModelVersion version, ModelInfo model, String task, String group) {
        Traits traits = Traits.of(version, model.task());
        return traits.task().equals(Optional.of(task)) && traits.group().equals(Optional.of(group));
    }

    /** What those versions have in common; a sentence where they may not be compared. */
    public Traits requireEquivalent(List<ModelVersion> versions) {
        return Equivalence.require(versions, this::traits);
    }

    private Traits traits(ModelVersion version) {
        return Traits.of(version, registry.requireModel(version.modelId()).task());
    }

    /**
     * Makes a benchmark and keeps it. Blocks until it is done.
     *
     * @throws java.util.concurrent.CancellationException when somebody stopped it
     */
    public Benchmark run(Actor actor, Instant at, BenchmarkWish wish, Progress progress) {
        actor.require(Role.ENGINEER, "run a benchmark");
        Traits traits = requireEquivalent(wish.versions());
        List<Entry> entries = Entry.of(
                wish.versions(),
                wish.data(),
                wish.versions().stream().map(playground::form).toList());
        int rows = entries.getFirst().questions().size();
        int calls = calls(rows, wish.iterations());
        List<Memory> memories = new ArrayList<>();
        for (Entry entry : entries) {
            progress.at(memories.size(), 0, "loading " + entry.version().shortLabel());
            memories.add(Memory.of(entry, runtimes, isolation, playground));
        }
        List<IntConsumer> models = entries.stream()
                .<IntConsumer>map(entry ->
                        row -> playground.ask(entry.version(), entry.questions().get(row)))
                .toList();
        List<Timings> timings =
                new Contest(System::nanoTime).run(models, rows, calls, wish.warmUp(), wish.seed(), progress);
        return keep(actor, at, wish, traits, rows, results(entries, timings, memories, wish.seed()), timings);
    }

    private static int calls(int rows, int iterations) {
        long calls = (long) rows * iterations;
        if (calls > BenchmarkWish.MOST_CALLS) {
            throw new Problem("That would be " + calls + " calls of each model; the limit is "
                    + BenchmarkWish.MOST_CALLS + ". Give fewer rows or iterations.");
        }
        return (int) calls;
    }

    private static List<Benchmark.Result> results(
            List<Entry> entries, List<Timings> timings, List<Memory> memories, long seed) {
        List<Benchmark.Result> results = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            ModelVersion version = entries.get(i).version();
            Timings times = timings.get(i);
            Memory memory = memories.get(i);
            String error = memory.error().isEmpty() ? times.error() : memory.error();
            results.add(new Benchmark.Result(
                    OptionalLong.of(version.id()),
                    version.label(),
                    version.framework(),
                    times.calls() == 0 ? times.failures() : times.calls(),
                    times.failures(),
                    times.failures() == 0 ? "" : error,
                    memory.firstMillis(),
                    memory.bytes(),
                    memory.kind(),
                    Figures.of(times.answered(), seed)));
        }
        return results;
    }

    private Benchmark keep(
            Actor actor,
            Instant at,
            BenchmarkWish wish,
            Traits traits,
            int rows,
            List<Benchmark.Result> results,
            List<Timings> timings) {
        List<String> names =
                wish.versions().stream().map(ModelVersion::shortLabel).toList();
        Verdict verdict = Verdict.of(names, timings, wish.seed());
        OptionalLong winner = verdict.winner().isPresent()
                ? OptionalLong.of(
                        wish.versions().get(verdict.winner().getAsInt()).id())
                : OptionalLong.empty();
        Benchmark made = new Benchmark(
                0,
                traits.task().orElseThrow(),
                traits.group().orElseThrow(),
                traits.dimensions().orElseThrow(),
                rows,
                wish.data().source(),
                wish.iterations(),
                wish.warmUp(),
                wish.seed(),
                winner,
                verdict.sentence(),
                Machine.here(),
                wish.notes(),
                actor.name(),
                at,
                results);
        return database.transaction(() -> {
            long id = store.insert(made, clock.millis());
            audit.record(
                    actor,
                    at,
                    OptionalLong.empty(),
                    "benchmark " + id,
                    "benchmark",
                    Map.of(),
                    Map.of("versions", names, "verdict", verdict.sentence()),
                    wish.notes());
            wish.versions().stream()
                    .map(ModelVersion::modelId)
                    .distinct()
                    .forEach(model -> database.announce(new Change.BenchmarkMade(model)));
            return require(id);
        });
    }

    public Benchmark require(long id) {
        return store.find(id)
                .orElseThrow(() -> new Problem("There is no benchmark " + id + "; see: modeldeck benchmark list."));
    }

    /** The newest first; of every task and group where none is named. */
    public List<Benchmark> list(Optional<String> task, Optional<String> group, int limit) {
        return store.list(task, group, limit);
    }
}
