package io.modeldeck.search;

import io.modeldeck.domain.Change;
import io.modeldeck.store.Database;
import io.modeldeck.training.execution.TrainingRoom;
import io.modeldeck.training.execution.TrialWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Tries the trials of a search batch by batch. The trials of a batch go on at once and know only of those before it, so that neither the number of threads nor a
 * break decides what is tried.
 */
record Batches(Database database, SearchStore store, TrialWork work, TrainingRoom room, BooleanSupplier stop) {

    enum End {
        DONE,
        STOPPED
    }

    /** @param failures so many failed trials, and no other, end the search */
    End work(Search search, TrialWork.Divided divided, int failures) {
        SearchPlan plan = search.plan();
        Sampler sampler = Sampler.of(plan.sampler(), plan.space(), plan.seed());
        int threads = Math.max(1, Math.min(plan.parallel(), room.limit()));
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("search-trial-", 0).factory())) {
            for (int first = 0; first < plan.trials(); first += plan.parallel()) {
                int from = first;
                List<Trial> known = store.trials(search.id());
                List<Trial> before =
                        known.stream().filter(t -> t.number() < from).toList();
                if (before.size() >= failures && before.stream().allMatch(t -> t.status() == Trial.Status.FAILED)) {
                    return End.DONE;
                }
                Map<Integer, Map<String, Object>> missing = missing(plan, sampler, from, known, before);
                if (missing.isEmpty() && known.stream().noneMatch(t -> t.number() >= from)) {
                    return End.DONE;
                }
                if (!tryAll(search, divided, missing, before, executor)) {
                    return End.STOPPED;
                }
            }
            return End.DONE;
        }
    }

    /** What of a batch has not ended yet, by number. */
    private static Map<Integer, Map<String, Object>> missing(
            SearchPlan plan, Sampler sampler, int first, List<Trial> known, List<Trial> before) {
        List<Scored> history = before.stream().map(t -> t.scored(plan.space())).toList();
        Map<Integer, Map<String, Object>> missing = new LinkedHashMap<>();
        for (int number = first; number < Math.min(first + plan.parallel(), plan.trials()); number++) {
            int wanted = number;
            if (known.stream().noneMatch(t -> t.number() == wanted && t.ended())) {
                sampler.next(number, history)
                        .ifPresent(point -> missing.put(wanted, plan.space().values(point)));
            }
        }
        return missing;
    }

    /** False where somebody stopped it. */
    private boolean tryAll(
            Search search,
            TrialWork.Divided divided,
            Map<Integer, Map<String, Object>> missing,
            List<Trial> before,
            ExecutorService executor) {
        TrialRun run = new TrialRun(
                work,
                divided,
                Pruner.of(search.plan().pruner()),
                before.stream().map(Trial::course).filter(c -> c.length > 0).toList(),
                stop);
        missing.forEach((number, values) -> keep(search, running(number, values)));
        CompletionService<Optional<Trial>> going = new ExecutorCompletionService<>(executor);
        boolean apart = database.inTransaction();
        missing.forEach((number, values) -> going.submit(() -> inTheRoom(apart, () -> run.of(number, values))));
        boolean all = true;
        for (int i = 0; i < missing.size(); i++) {
            Optional<Trial> ended = next(going);
            ended.ifPresent(trial -> keep(search, trial));
            all &= ended.isPresent();
        }
        return all && !stop.getAsBoolean();
    }

    /** One trial beside the other trainings of the workspace; within a transaction it waits for nobody, since those others wait for that. */
    private Optional<Trial> inTheRoom(boolean apart, Supplier<Optional<Trial>> trial) {
        if (apart) {
            room.takeAnyway();
        } else if (!room.takeForTrial(stop)) {
            return Optional.empty();
        }
        try {
            return trial.get();
        } finally {
            room.free();
        }
    }

    /** The next that ends. It is kept by the calling thread, which may hold a transaction that no other could join. */
    private static Optional<Trial> next(CompletionService<Optional<Trial>> going) {
        try {
            return going.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private void keep(Search search, Trial trial) {
        database.transaction(() -> {
            store.put(search.id(), trial);
            database.announce(new Change.RunChanged(search.modelId()));
            return null;
        });
    }

    private static Trial running(int number, Map<String, Object> values) {
        return new Trial(number, values, Trial.Status.RUNNING, OptionalDouble.empty(), Map.of(), new double[0], 0, "");
    }
}
