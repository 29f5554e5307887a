package io.modeldeck.training.execution;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.run.NewRun;
import io.modeldeck.training.run.ReceivedModel;
import io.modeldeck.training.run.Reproduction;
import io.modeldeck.training.run.RunCopy;
import io.modeldeck.training.run.RunListener;
import io.modeldeck.training.run.RunLogLine;
import io.modeldeck.training.run.RunPriority;
import io.modeldeck.training.run.RunSpace;
import io.modeldeck.training.run.RunStatus;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.training.validation.SuccessCriteria;
import io.modeldeck.validation.PastValidation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/**
 * The way of a model from labelled rows to a validated candidate, as others see it: {@link RunQueue} holds the runs that wait, {@link RunExecution} trains them,
 * {@link RunRepetition} trains once more, {@link ValidationBook} judges. One run at a time per model, and no more in all than there is room for.
 */
public final class TrainingService {

    private final Database database;
    private final RunStore store;
    private final RunLogStore log;
    private final RunLedger ledger;
    private final RunQueue queue;
    private final RunExecution execution;
    private final RunRepetition repetition;
    private final ValidationBook validations;
    private final TrainingRoom room;
    private final RunRows rows;
    private final Clock clock;
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
        this.clock = clock;
        this.rows = rows;
        this.store = new RunStore(database);
        this.log = new RunLogStore(database, clock);
        this.room = new TrainingRoom(parallelRuns);
        this.ledger = new RunLedger(database, store, log, audit);
        this.validations = new ValidationBook(database, registry, store, rows, work, clock);
        this.queue = new RunQueue(database, store, ledger, registry, rows, () -> sites, clock);
        this.execution =
                new RunExecution(database, store, ledger, validations, registry, rows, work, () -> sites, clock);
        this.repetition = new RunRepetition(database, store, ledger, queue, work, rows, () -> sites);
    }

    /** Who hears of ended runs. Set once, while the engine is put together. */
    public void listenTo(RunListener heard) {
        ledger.listenTo(heard);
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
        return queue.queue(actor, run);
    }

    /**
     * Puts a run on given rows into the queue. The rows are frozen first, so that the run survives a restart and can be repeated.
     *
     * @param data features and label, oldest first
     * @param at when, in event time: the last row's, where rows have a time
     */
    public TrainingRun queueTable(Actor actor, Instant at, ModelInfo model, Table data, Recipe recipe, String source) {
        return queue.queueTable(actor, at, model, data, recipe, source);
    }

    /**
     * Trains the first of the queued runs of any idle model, or of the given one. Empty when nothing is queued, or the model is searched now. Waits until there is
     * room, and blocks until the run ended.
     */
    public Optional<TrainingRun> runNext(OptionalLong modelId, Instant at) {
        boolean apart = database.inTransaction();
        if (apart) {
            // Those who would have to end first wait for this transaction.
            room.takeAnyway();
        } else {
            room.take();
        }
        try {
            return queue.claim(modelId, apart ? Set::of : room::searched, at).map(run -> execution.execute(run, at));
        } finally {
            room.free();
        }
    }

    /** Whether a run waits: for room, for its model or for its time. */
    public boolean isQueued() {
        return store.queued();
    }

    /** Starts the first of the queued runs of any idle model on a thread of the executor; false where nothing is queued or there is no room. */
    public boolean startNext(Executor executor) {
        if (!room.tryTake()) {
            if (store.nextQueued(OptionalLong.empty(), room.searched(), clock.instant())
                    .isPresent()) {
                room.wish();
            }
            return false;
        }
        Instant at = clock.instant();
        Optional<TrainingRun> claimed;
        try {
            claimed = queue.claim(OptionalLong.empty(), room::searched, at);
        } catch (RuntimeException e) {
            room.free();
            throw e;
        }
        if (claimed.isEmpty()) {
            room.free();
            return false;
        }
        executor.execute(() -> {
            try {
                execution.execute(claimed.get(), at);
            } finally {
                room.free();
            }
        });
        return true;
    }

    /** Where runs and searches find room beside each other. */
    public TrainingRoom room() {
        return room;
    }

    /** Whether a run of the model goes on. */
    public boolean running(long modelId) {
        return store.running(modelId);
    }

    /** Whether a run waits or goes on for the model. */
    public boolean active(long modelId) {
        return store.active(modelId);
    }

    /** Ends a queued run at once, and asks a running one to end. */
    public TrainingRun cancel(Actor actor, Instant at, long runId, String comment) {
        return queue.cancel(actor, at, runId, comment);
    }

    /** Queues a run like one that ended: same recipe, same seed, and the same rows where they were frozen. */
    public TrainingRun retry(Actor actor, Instant at, long runId) {
        return repetition.retry(actor, at, runId);
    }

    /** Queues a run on the same rows with something in its recipe changed. The run may be in any state. */
    public TrainingRun copy(Actor actor, Instant at, long runId, RunCopy changes, RunPriority priority) {
        return repetition.copy(actor, at, runId, changes, priority);
    }

    /** Moves a queued run up or down in the queue. */
    public TrainingRun prioritise(Actor actor, Instant at, long runId, RunPriority priority, String comment) {
        return queue.prioritise(actor, at, runId, priority, comment);
    }

    /**
     * Trains the rows of a run with its recipe once more and compares the files. Adds no version; the result is kept in the log of the run and in the audit log.
     * Waits until there is room, and blocks until it is trained.
     */
    public Reproduction rerun(Actor actor, Instant at, long runId) {
        repetition.requireComparable(actor, runId);
        room.take();
        try {
            return repetition.rerun(actor, at, runId);
        } finally {
            room.free();
        }
    }

    /** The last lines of what a run said, the oldest of them first. */
    public List<RunLogLine> log(long runId, int lines) {
        store.require(runId);
        return log.tail(runId, lines);
    }

    /** Marks runs that were going when the program ended. Called once, before anything is trained. */
    public int recoverInterrupted(Instant at) {
        return execution.recoverInterrupted(at);
    }

    /** Measures a version on labelled rows it has not learnt from, against the version in production, and keeps the result with it. */
    public ModelVersion validate(
            Actor actor, Instant at, long versionId, Table labelled, String label, SuccessCriteria criteria) {
        return validations.validate(actor, at, versionId, labelled, label, criteria);
    }

    /**
     * The same on the newest labelled events that the version has not learnt from, as before a rollback to one that left production long ago.
     *
     * @param most how many of the newest labelled events are looked at
     */
    public ModelVersion validateRecent(Actor actor, Instant at, long versionId, int most, SuccessCriteria criteria) {
        return validations.validateRecent(actor, at, versionId, most, criteria);
    }

    /** What was found of versions, of all or of one, of all models when none is named; the newest first. */
    public List<PastValidation> validations(OptionalLong modelId, OptionalLong versionId, int limit) {
        return validations.list(modelId, versionId, limit);
    }

    public PastValidation pastValidation(long id) {
        return validations.require(id);
    }

    public TrainingRun run(long id) {
        return store.require(id);
    }

    /** The runs that have begun and are not over. */
    public List<TrainingRun> underWay() {
        return store.unfinished();
    }

    /** The newest first; of all models when none is named. */
    public List<TrainingRun> runs(OptionalLong modelId, int limit) {
        return store.list(modelId, limit);
    }

    /** The runs that answer a request, the oldest first. */
    public List<TrainingRun> runsOfRequest(long requestId) {
        return store.ofRequest(requestId);
    }

    /** When the model was last queued for a training that did not fail. */
    public Optional<Instant> lastTraining(long modelId) {
        return store.lastTraining(modelId);
    }

    /** How much room on the disk the files of a run on so many rows take, that is to replace the version. */
    public RunSpace space(ModelVersion serving, long count) {
        return rows.space(serving, count, store);
    }

    /** The newest run of the model that failed until then, and when it did. */
    public Optional<Map.Entry<Long, Instant>> lastFailure(long modelId, Instant until) {
        return store.lastFailure(modelId, until);
    }

    /** What a worker measured so far and said now. Joins the running transaction; of a run that is over nothing is kept. */
    public void progress(long runId, List<EpochMetrics> epochs, List<String> lines) {
        ledger.progress(runId, epochs, lines);
    }

    /** Takes a worker's model in, tries it and validates it like any other. Answers the run as it ended. */
    public TrainingRun receive(long runId, ReceivedModel received, Instant at) {
        return execution.receive(runId, received, at);
    }

    /** Ends a worker's run, with a sentence. Joins the running transaction; a run that is over stays as it is. */
    public TrainingRun fail(long runId, Instant at, String sentence) {
        return execution.endElsewhere(runId, RunStatus.FAILED, at, sentence);
    }

    /** Ends a worker's run that was to be cancelled. Joins the running transaction; a run that is over stays as it is. */
    public TrainingRun cancelled(long runId, Instant at) {
        return execution.endElsewhere(runId, RunStatus.CANCELLED, at, "Cancelled while it ran.");
    }
}
