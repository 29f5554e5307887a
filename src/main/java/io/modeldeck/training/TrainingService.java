package io.modeldeck.training;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.registry.Validation;
import io.modeldeck.store.Database;
import io.modeldeck.validation.PastValidation;
import io.modeldeck.validation.ValidationStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of training runs and their way to a validated candidate. One run at a time per model; a run that was going when the program ended
 * is failed at the next start and can be retried with the same rows.
 */
public final class TrainingService {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingService.class);

    private final Database database;
    private final RunStore store;
    private final ValidationStore validations;
    private final Registry registry;
    private final RunRows rows;
    private final RunWork work;
    private final RunLogStore log;
    private final RunSlots slots;
    private final AuditLog audit;
    private final Clock clock;
    private volatile RunListener listener = RunListener.none();
    private volatile Sites sites = Sites.none();

    /** @param parallelRuns how many runs may go on at once, of all models together */
    public TrainingService(
            Database database,
            Registry registry,
            RunRows rows,
            RunWork work,
            AuditLog audit,
            Clock clock,
            IntSupplier parallelRuns) {
        this.database = database;
        this.log = new RunLogStore(database, clock);
        this.slots = new RunSlots(parallelRuns);
        this.store = new RunStore(database);
        this.validations = new ValidationStore(database);
        this.registry = registry;
        this.rows = rows;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who hears of ended runs. Set once, while the engine is put together. */
    public void listenTo(RunListener heard) {
        this.listener = heard;
    }

    /** Who trains where this console's own trainers do not. Set once, while the engine is put together. */
    public void trainAt(Sites others) {
        this.sites = others;
    }

    /**
     * Puts a run on the rows that the recipe selects into the queue. Joins the running transaction.
     *
     * @throws Problem where the recipe cannot be trained: a trainer of another task, a hyperparameter that is unknown or out of range
     */
    public TrainingRun queue(Actor actor, NewRun run) {
        actor.require(Role.ENGINEER, "start a training");
        return database.transaction(() -> {
            ModelInfo model = registry.requireModel(run.modelId());
            Recipe recipe = Recipe.read(run.config(), Recipe.standard());
            recipe.requireTrainable(model.task());
            sites.admission().require(model, recipe.site());
            long id = store.insert(run, clock.millis());
            TrainingRun queued = store.require(id);
            audit.record(
                    actor,
                    run.at(),
                    OptionalLong.of(run.modelId()),
                    "run " + id + " of " + queued.modelName(),
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
            database.announce(new Change.RunChanged(run.modelId()));
            return queued;
        });
    }

    /**
     * Puts a run on given rows into the queue. The rows are frozen first, so that the run survives a restart and can be repeated.
     *
     * @param data features and label, oldest first
     * @param at when, in event time: the last row's, where rows have a time
     */
    public TrainingRun queueTable(Actor actor, Instant at, ModelInfo model, Table data, Recipe recipe, String source) {
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
     * Trains the first of the queued runs of any idle model, or of the given one. Empty when nothing is queued. Waits until there is room, and blocks until the run
     * ended.
     */
    public Optional<TrainingRun> runNext(OptionalLong modelId, Instant at) {
        if (database.inTransaction()) {
            // Those who would have to end first wait for this transaction.
            slots.takeAnyway();
        } else {
            slots.take();
        }
        try {
            return claim(modelId, at).map(run -> execute(run, at));
        } finally {
            slots.free();
        }
    }

    /** Starts the first of the queued runs of any idle model on a thread of the executor; false where nothing is queued or there is no room. */
    public boolean startNext(Executor executor) {
        if (!slots.tryTake()) {
            return false;
        }
        Instant at = clock.instant();
        Optional<TrainingRun> claimed;
        try {
            claimed = claim(OptionalLong.empty(), at);
        } catch (RuntimeException e) {
            slots.free();
            throw e;
        }
        if (claimed.isEmpty()) {
            slots.free();
            return false;
        }
        executor.execute(() -> {
            try {
                execute(claimed.get(), at);
            } finally {
                slots.free();
            }
        });
        return true;
    }

    private Optional<TrainingRun> claim(OptionalLong modelId, Instant at) {
        return database.transaction(() -> store.nextQueued(modelId).map(run -> start(run, at)));
    }

    /** Whether a run waits or goes on for the model. */
    public boolean active(long modelId) {
        return store.active(modelId);
    }

    /** Ends a queued run at once, and asks a running one to end. */
    public TrainingRun cancel(Actor actor, Instant at, long runId, String comment) {
        actor.require(Role.ENGINEER, "cancel a training");
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status().isEnd()) {
                throw new Problem(
                        "Run " + runId + " is " + run.status().word() + " already; there is nothing to cancel.");
            }
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(run.modelId()),
                    "run " + runId + " of " + run.modelName(),
                    "cancel",
                    Map.of("status", run.status().word()),
                    Map.of("status", "cancelled"),
                    comment);
            if (run.status() == RunStatus.QUEUED) {
                end(
                        run,
                        RunStatus.CANCELLED,
                        at,
                        Optional.empty(),
                        "Cancelled by " + actor.name() + " before it started.");
            } else {
                store.requestCancel(runId);
            }
            database.announce(new Change.RunChanged(run.modelId()));
            return store.require(runId);
        });
    }

    /** Queues a run like one that ended: same recipe, same seed, and the same rows where they were frozen. */
    public TrainingRun retry(Actor actor, Instant at, long runId) {
        TrainingRun run = store.require(runId);
        if (!run.status().isEnd()) {
            throw new Problem(
                    "Run " + runId + " is " + run.status().word() + "; only a run that ended can be repeated.");
        }
        return again(actor, at, run, "retry of run " + runId, RunRows.repeatedConfig(run), run.priority());
    }

    /** Queues a run on the same rows with something in its recipe changed. The run may be in any state. */
    public TrainingRun copy(Actor actor, Instant at, long runId, RunCopy changes, RunPriority priority) {
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
        return queue(
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

    /** Moves a queued run up or down in the queue. */
    public TrainingRun prioritise(Actor actor, Instant at, long runId, RunPriority priority, String comment) {
        actor.require(Role.ENGINEER, "order the queue");
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status() != RunStatus.QUEUED) {
                throw new Problem("Run " + runId + " is " + run.status().word()
                        + "; only a queued run has a place in the queue.");
            }
            store.priority(runId, priority);
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(run.modelId()),
                    "run " + runId + " of " + run.modelName(),
                    "prioritise",
                    Map.of("priority", run.priority().word()),
                    Map.of("priority", priority.word()),
                    comment);
            database.announce(new Change.RunChanged(run.modelId()));
            return store.require(runId);
        });
    }

    /**
     * Trains the rows of a run with its recipe once more and compares the files. Adds no version; the result is kept in the log of the run and in the audit log.
     * Waits until there is room, and blocks until it is trained.
     */
    public Reproduction rerun(Actor actor, Instant at, long runId) {
        actor.require(Role.ENGINEER, "re-run a training");
        TrainingRun run = store.require(runId);
        RunReproduction.recorded(run);
        slots.take();
        try {
            RunWatch silent = new RunWatch(() -> false, epochs -> {}, line -> {}, System::nanoTime);
            Reproduction reproduction = new RunReproduction(work, rows, sites).of(run, silent);
            return database.transaction(() -> {
                log.add(runId, "Re-run by " + actor.name() + ": " + reproduction.sentence());
                audit.record(
                        actor,
                        at,
                        OptionalLong.of(run.modelId()),
                        "run " + runId + " of " + run.modelName(),
                        "re-run",
                        Map.of("sha256", reproduction.recorded().digest().hex()),
                        Map.of("sha256", reproduction.found().digest().hex(), "equal", reproduction.equal()),
                        "");
                database.announce(new Change.RunChanged(run.modelId()));
                return reproduction;
            });
        } finally {
            slots.free();
        }
    }

    /** The last lines of what a run said, the oldest of them first. */
    public List<RunLogLine> log(long runId, int lines) {
        store.require(runId);
        return log.tail(runId, lines);
    }

    /** Marks runs that were going when the program ended. Called once, before anything is trained. */
    public int recoverInterrupted(Instant at) {
        Set<Long> elsewhere = sites.remote().open();
        List<TrainingRun> interrupted = store.unfinished().stream()
                // One whose model was here already is interrupted like any other.
                .filter(run -> run.status() != RunStatus.RUNNING || !elsewhere.contains(run.id()))
                .toList();
        for (TrainingRun run : interrupted) {
            database.transaction(() -> {
                audit.record(
                        Actor.system(),
                        at,
                        OptionalLong.of(run.modelId()),
                        "run " + run.id() + " of " + run.modelName(),
                        "interrupted",
                        Map.of("status", run.status().word()),
                        Map.of("status", "failed"),
                        "");
                end(
                        run,
                        RunStatus.FAILED,
                        at,
                        Optional.empty(),
                        "Interrupted: the program ended while it ran. Retry it; the same rows are used.");
                return null;
            });
        }
        return interrupted.size();
    }

    /** Measures a version on labelled rows it has not learnt from, against the version in production, and keeps the result with it. */
    public ModelVersion validate(
            Actor actor, Instant at, long versionId, Table labelled, String label, SuccessCriteria criteria) {
        actor.require(Role.ENGINEER, "validate a version");
        ModelVersion version = registry.requireVersion(versionId);
        Optional<TrainingRun> trainedBy = version.trainingRunId().isPresent()
                ? store.find(version.trainingRunId().getAsLong())
                : Optional.empty();
        ModelValidation.Result result = work.validate(version, labelled, label, criteria, trainedBy);
        return database.transaction(() -> keep(actor, at, version, result, PastValidation.Kind.ROWS));
    }

    /** The verdict is the version's own from now on, and one more in its history. Joins the running transaction. */
    private ModelVersion keep(
            Actor actor, Instant at, ModelVersion version, ModelValidation.Result result, PastValidation.Kind kind) {
        validations.add(
                new PastValidation(
                        0,
                        version.modelId(),
                        version.id(),
                        version.deploymentVersion(),
                        kind,
                        kind == PastValidation.Kind.RUN ? version.trainingRunId() : OptionalLong.empty(),
                        result.rival().map(ModelVersion::shortLabel),
                        result.candidate().rows(),
                        Optional.of(result.passed()),
                        result.verdict().sentence(),
                        result.document(),
                        actor.name(),
                        at),
                clock.millis());
        return registry.setValidation(
                actor,
                at,
                version.id(),
                result.passed() ? Validation.PASSED : Validation.FAILED,
                result.document(),
                result.verdict().sentence());
    }

    public TrainingRun run(long id) {
        return store.require(id);
    }

    /** The newest first; of all models when none is named. */
    public List<TrainingRun> runs(OptionalLong modelId, int limit) {
        return store.list(modelId, limit);
    }

    /** What was found of the model's versions, or of one of them, the newest first. */
    public List<PastValidation> validations(long modelId, OptionalLong versionId, int limit) {
        return validations.list(modelId, versionId, limit);
    }

    public PastValidation pastValidation(long id) {
        return validations.require(id);
    }

    /** The runs that answer a request, the oldest first. */
    public List<TrainingRun> runsOfRequest(long requestId) {
        return store.ofRequest(requestId);
    }

    /** When the model was last queued for a training that did not fail. */
    public Optional<Instant> lastTraining(long modelId) {
        return store.lastTraining(modelId);
    }

    /** The newest run of the model that failed until then, and when it did. */
    public Optional<Map.Entry<Long, Instant>> lastFailure(long modelId, Instant until) {
        return store.lastFailure(modelId, until);
    }

    private TrainingRun start(TrainingRun run, Instant at) {
        require(run, RunStatus.RUNNING);
        store.start(run.id(), at, Environment.describe());
        database.announce(new Change.RunChanged(run.modelId()));
        return store.require(run.id());
    }

    private TrainingRun execute(TrainingRun run, Instant at) {
        long started = System.nanoTime();
        return ended(run, at, started, () -> {
            RunWatch watch = watching(run);
            RunWork.Prepared prepared = work.prepare(run, watch);
            // What was allowed when the run was queued may be withdrawn by now.
            sites.admission().require(prepared.info(), prepared.recipe().site());
            return prepared.recipe().site() instanceof Site.Worker worker
                    ? database.transaction(() -> send(run, prepared, worker))
                    : validated(run, work.train(prepared, watch, sites.scripts()), at, started);
        });
    }

    private TrainingRun send(TrainingRun run, RunWork.Prepared prepared, Site.Worker worker) {
        Map<String, Object> frozen = rows.frozenConfig(run, prepared.source());
        store.dataset(run.id(), frozen, prepared.stats(rows.dataset(frozen)));
        sites.remote().send(run, worker, prepared.info(), prepared.recipe(), prepared.training());
        log.add(
                run.id(),
                "Its " + prepared.split() + " rows to learn from go to the worker "
                        + worker.address().origin() + "; the rows held out stay here.");
        database.announce(new Change.RunChanged(run.modelId()));
        return store.require(run.id());
    }

    private TrainingRun validated(TrainingRun run, RunWork.Trained trained, Instant at, long started) {
        TrainingRun validating = database.transaction(() -> validating(run, trained, at));
        ModelVersion candidate = registry.requireVersion(validating.versionId().orElseThrow());
        ModelValidation.Result result = work.validate(candidate, trained);
        return database.transaction(() -> complete(validating, candidate, trained, result, at, took(run, started)));
    }

    /** What a worker measured so far and said now. Joins the running transaction; of a run that is over nothing is kept. */
    public void progress(long runId, List<EpochMetrics> epochs, List<String> lines) {
        database.transaction(() -> {
            TrainingRun run = store.require(runId);
            if (run.status() == RunStatus.RUNNING) {
                store.epochs(runId, epochs);
                lines.forEach(line -> log.add(runId, line));
                database.announce(new Change.RunChanged(run.modelId()));
            }
            return null;
        });
    }

    /** Takes a worker's model in, tries it and validates it like any other. Answers the run as it ended. */
    public TrainingRun receive(long runId, ReceivedModel received, Instant at) {
        TrainingRun run = store.require(runId);
        if (run.status() != RunStatus.RUNNING) {
            return run;
        }
        long started = System.nanoTime();
        return ended(run, at, started, () -> {
            // The run said which rows it has when it was sent.
            RunWatch silent = new RunWatch(() -> false, epochs -> {}, line -> {}, System::nanoTime);
            RunWork.Prepared prepared = work.prepare(run, silent);
            return validated(run, work.received(prepared, received, run.epochs()), at, started);
        });
    }

    /** Ends a worker's run, with a sentence. Joins the running transaction; a run that is over stays as it is. */
    public TrainingRun fail(long runId, Instant at, String sentence) {
        return endElsewhere(runId, RunStatus.FAILED, at, sentence);
    }

    /** Ends a worker's run that was to be cancelled. Joins the running transaction; a run that is over stays as it is. */
    public TrainingRun cancelled(long runId, Instant at) {
        return endElsewhere(runId, RunStatus.CANCELLED, at, "Cancelled while it ran.");
    }

    private TrainingRun endElsewhere(long runId, RunStatus status, Instant at, String sentence) {
        return database.transaction(() -> {
            TrainingRun run = store.require(runId);
            return run.status().isEnd()
                    ? run
                    : end(run, status, at, Optional.of(took(run, System.nanoTime())), sentence);
        });
    }

    /** The one place where any failure of a run ends, with a sentence in the run and a line in the log. */
    private TrainingRun ended(TrainingRun run, Instant at, long started, Supplier<TrainingRun> training) {
        try {
            return training.get();
        } catch (RunCancelled cancelled) {
            return database.transaction(() ->
                    end(run, RunStatus.CANCELLED, at, Optional.of(took(run, started)), "Cancelled while it ran."));
        } catch (Problem problem) {
            return database.transaction(
                    () -> end(run, RunStatus.FAILED, at, Optional.of(took(run, started)), problem.getMessage()));
        } catch (RuntimeException unexpected) {
            String code = String.format(Locale.ROOT, "%08x", unexpected.hashCode());
            LOG.error("Run {} failed [{}]", run.id(), code, unexpected);
            return database.transaction(() -> end(
                    run,
                    RunStatus.FAILED,
                    at,
                    Optional.of(took(run, started)),
                    "The training failed unexpectedly (" + unexpected.getClass().getSimpleName() + ", code " + code
                            + "); the log has the details."));
        }
    }

    /** What was measured so far shows while the run goes on, and stays if it fails. */
    private RunWatch watching(TrainingRun run) {
        return new RunWatch(
                () -> store.cancelRequested(run.id()),
                epochs -> database.transaction(() -> {
                    store.epochs(run.id(), epochs);
                    EpochMetrics last = epochs.getLast();
                    log.add(run.id(), "Epoch " + last.epoch() + ": " + last.metrics());
                    database.announce(new Change.RunChanged(run.modelId()));
                    return null;
                }),
                line -> log.add(run.id(), line),
                System::nanoTime);
    }

    private TrainingRun validating(TrainingRun run, RunWork.Trained trained, Instant at) {
        require(store.require(run.id()), RunStatus.VALIDATING);
        ModelVersion candidate = work.addCandidate(run, trained, at);
        Map<String, Object> frozen = rows.frozenConfig(run, trained.source());
        trained.note(frozen);
        store.dataset(run.id(), frozen, trained.prepared().stats(rows.dataset(frozen)));
        store.epochs(run.id(), trained.model().epochs());
        store.validating(run.id(), candidate.id(), trained.artifact());
        log.add(run.id(), candidate.label() + " is added as a candidate; it is measured on the rows held out.");
        database.announce(new Change.RunChanged(run.modelId()));
        return store.require(run.id());
    }

    private TrainingRun complete(
            TrainingRun run,
            ModelVersion candidate,
            RunWork.Trained trained,
            ModelValidation.Result result,
            Instant at,
            Duration took) {
        require(run, RunStatus.COMPLETED);
        keep(Actor.system(), at, candidate, result, PastValidation.Kind.RUN);
        work.setBaseline(run, candidate, trained, result, at);
        store.completed(run.id(), at, took, result.passed(), result.document());
        log.add(run.id(), "Completed. " + result.verdict().sentence());
        database.announce(new Change.RunChanged(run.modelId()));
        TrainingRun completed = store.require(run.id());
        listener.ended(completed);
        return completed;
    }

    private TrainingRun end(TrainingRun run, RunStatus status, Instant at, Optional<Duration> took, String reason) {
        require(store.require(run.id()), status);
        store.ended(run.id(), status, at, took, reason);
        log.add(run.id(), reason);
        database.announce(new Change.RunChanged(run.modelId()));
        TrainingRun ended = store.require(run.id());
        listener.ended(ended);
        return ended;
    }

    private static void require(TrainingRun run, RunStatus next) {
        if (run.status().mayBecome(next) instanceof Decision.Refused(String reason)) {
            throw new Problem("Run " + run.id() + ": " + reason);
        }
    }

    /** How long a run took: one that this process did, by its own clock; one that was elsewhere, since it was sent. */
    private Duration took(TrainingRun run, long startedNanos) {
        return sites.remote()
                .sentAt(run.id())
                .map(sent -> Duration.between(sent, clock.instant()))
                .orElseGet(() -> Duration.ofNanos(System.nanoTime() - startedNanos));
    }
}
