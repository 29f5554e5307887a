package io.modeldeck.training.execution;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.run.TrainingType;
import io.modeldeck.training.run.TriggeredBy;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;

/** The queue of runs: who comes in, in which order they come out, and who leaves it before. */
final class RunQueue {

    private final Database database;
    private final RunStore store;
    private final RunLedger ledger;
    private final Registry registry;
    private final RunRows rows;
    private final Supplier<Sites> sites;
    private final Clock clock;

    RunQueue(
            Database database,
            RunStore store,
            RunLedger ledger,
            Registry registry,
            RunRows rows,
            Supplier<Sites> sites,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.ledger = ledger;
        this.registry = registry;
        this.rows = rows;
        this.sites = sites;
        this.clock = clock;
    }

    /** Puts a run on the rows that its recipe selects into the queue. Joins the running transaction. */
    TrainingRun queue(Actor actor, NewRun run) {
        actor.require(Role.ENGINEER, "start a training");
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(run.modelId());
            Recipe recipe = Recipe.read(run.config(), Recipe.standard());
            recipe.requireTrainable(model.task());
            sites.get().admission().require(model, recipe.site());
            TrainingRun queued = store.require(store.insert(run, clock.millis()));
            ledger.record(
                    actor,
                    run.at(),
                    queued,
                    "queue",
                    Map.of(),
                    Map.of(
                            "status",
                            "queued",
                            "triggeredBy",
                            run.triggeredBy().word(),
                            "reference",
                            run.triggerReference(),
                            "priority",
                            run.priority().word()),
                    "");
            return queued;
        });
    }

    /** Freezes the rows and puts a run on them into the queue. */
    TrainingRun queueTable(Actor actor, Instant at, ModelInfo model, Table data, Recipe recipe, String source) {
        recipe.requireTrainable(model.task());
        return database.transaction(() -> {
            Map<String, Object> config = rows.frozen(model, data, recipe, source);
            Optional<ModelVersion> production = registry.production(model.id());
            boolean first = registry.versions(model.id()).isEmpty();
            return queue(
                    actor,
                    new NewRun(
                            model.id(),
                            OptionalLong.empty(),
                            production.map(v -> OptionalLong.of(v.id())).orElse(OptionalLong.empty()),
                            first ? TrainingType.INITIAL : TrainingType.RETRAIN,
                            TriggeredBy.USER,
                            actor.name(),
                            config,
                            at));
        });
    }

    /**
     * Takes the first of the queued runs of any idle model, or of the given one, out of the queue: it is running from now on.
     *
     * @param busy models that train nothing now besides those with a run that goes on; asked inside the transaction
     */
    Optional<TrainingRun> claim(OptionalLong modelId, Supplier<Set<Long>> busy, Instant at) {
        return database.transaction(
                () -> store.nextQueued(modelId, busy.get(), at).map(run -> ledger.started(run, at)));
    }

    /** Ends a queued run at once, and asks a running one to end. */
    TrainingRun cancel(Actor actor, Instant at, long runId, String comment) {
        actor.require(Role.ENGINEER, "cancel a training");
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status().isEnd()) {
                throw new Problem(
                        "Run " + runId + " is " + run.status().word() + " already; there is nothing to cancel.");
            }
            ledger.record(
                    actor,
                    at,
                    run,
                    "cancel",
                    Map.of("status", run.status().word()),
                    Map.of("status", "cancelled"),
                    comment);
            if (run.status() == RunStatus.QUEUED) {
                String reason = "Cancelled by " + actor.name() + " before it started.";
                ledger.ended(run, RunStatus.CANCELLED, at, Optional.empty(), reason);
            } else {
                store.requestCancel(runId);
            }
            return store.require(runId);
        });
    }

    /** Moves a queued run up or down in the queue. */
    TrainingRun prioritise(Actor actor, Instant at, long runId, RunPriority priority, String comment) {
        actor.require(Role.ENGINEER, "order the queue");
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status() != RunStatus.QUEUED) {
                throw new Problem("Run " + runId + " is " + run.status().word()
                        + "; only a queued run has a place in the queue.");
            }
            store.priority(runId, priority);
            ledger.record(
                    actor,
                    at,
                    run,
                    "prioritise",
                    Map.of("priority", run.priority().word()),
                    Map.of("priority", priority.word()),
                    comment);
            return store.require(runId);
        });
    }
}
