package io.modeldeck.training.execution;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.Reproduction;
import io.modeldeck.training.run.RunCopy;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TriggeredBy;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Trains once more what was trained before: as it was, with something changed, or only to see whether the same file comes out. */
final class RunRepetition {

    private final Database database;
    private final RunStore store;
    private final RunLedger ledger;
    private final RunQueue queue;
    private final RunWork work;
    private final RunRows rows;
    private final Supplier<Sites> sites;

    RunRepetition(
            Database database,
            RunStore store,
            RunLedger ledger,
            RunQueue queue,
            RunWork work,
            RunRows rows,
            Supplier<Sites> sites) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
        this.queue = queue;
        this.work = work;
        this.rows = rows;
        this.sites = sites;
    }

    /** Queues a run like one that ended: same recipe, same seed, and the same rows where they were frozen. */
    TrainingRun retry(Actor actor, Instant at, long runId) {
        TrainingRun run = store.require(runId);
        if (!run.status().isEnd()) {
            throw new Problem(
                    "Run " + runId + " is " + run.status().word() + "; only a run that ended can be repeated.");
        }
        return again(actor, at, run, "retry of run " + runId, RunRows.repeatedConfig(run), run.priority());
    }

    /** Queues a run on the same rows with something in its recipe changed. */
    TrainingRun copy(Actor actor, Instant at, long runId, RunCopy changes, RunPriority priority) {
        TrainingRun run = store.require(runId);
        return again(actor, at, run, "copy of run " + runId, changes.over(RunRows.repeatedConfig(run)), priority);
    }

    private TrainingRun again(
            Actor actor,
            Instant at,
            TrainingRun run,
            String reference,
            Map<String, Object> config,
            RunPriority priority) {
        return queue.queue(
                actor,
                new NewRun(
                        run.modelId(),
                        OptionalLong.empty(),
                        run.trainedFromId(),
                        run.type(),
                        TriggeredBy.USER,
                        reference,
                        config,
                        at,
                        priority));
    }

    /** Refuses what cannot be repeated exactly, before there is room for it. */
    void requireComparable(Actor actor, long runId) {
        actor.require(Role.ENGINEER, "re-run a training");
        RunReproduction.recorded(store.require(runId));
    }

    /** Trains the rows of a run with its recipe once more and compares the files. Adds no version; what came of it is kept. */
    Reproduction rerun(Actor actor, Instant at, long runId) {
        TrainingRun run = store.require(runId);
        Reproduction reproduction = new RunReproduction(work, rows, sites.get()).of(run, RunWatch.silent());
        return database.transaction(() -> {
            ledger.say(run, "Re-run by " + actor.name() + ": " + reproduction.sentence());
            ledger.record(
                    actor,
                    at,
                    run,
                    "re-run",
                    Map.of("sha256", reproduction.recorded().digest().hex()),
                    Map.of("sha256", reproduction.found().digest().hex(), "equal", reproduction.equal()),
                    "");
            return reproduction;
        });
    }
}
