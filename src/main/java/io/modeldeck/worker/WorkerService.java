package io.modeldeck.worker;

import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.recipe.Site;
import io.modeldeck.training.run.Sites;
import io.modeldeck.training.run.TrainingRun;
import io.modeldeck.worker.WorkerJob.Step;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trainings that workers do: sends them, and with {@link #beat} does what is due about them. What workers tell comes in through {@link JobDoor} to the {@link JobDesk},
 * what they leave is taken in by {@link JobIntake}, and {@link JobEnd} ends their jobs.
 */
public final class WorkerService implements Sites.RemoteTraining, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);
    private static final long LARGEST_MODEL = 512L << 20;
    private static final Duration ROWS_FOR = Duration.ofHours(1);

    private final Database database;
    private final WorkerStore store;
    private final TrainingService training;
    private final Datasets datasets;
    private final JobDoor door;
    private final JobDesk desk;
    private final JobIntake intake;
    private final JobEnd end;
    private final JobFiles files;
    private final WorkerClient client = new WorkerClient();
    private final Clock clock;
    private final ReentrantLock beating = new ReentrantLock();
    private boolean resumed;
    private volatile boolean closed;

    public WorkerService(
            Database database,
            Workspace workspace,
            TrainingService training,
            Datasets datasets,
            WorkerSettings settings,
            Clock clock) {
        this.database = database;
        this.store = new WorkerStore(database);
        this.training = training;
        this.datasets = datasets;
        this.clock = clock;
        this.files = new JobFiles(workspace.folder().resolve("incoming"), LARGEST_MODEL);
        this.end = new JobEnd(database, store, training, files, client, clock);
        this.intake = new JobIntake(training, files, client, end);
        this.door = new JobDoor(settings, workspace.folder(), files, clock);
        this.desk = new JobDesk(database, store, training, datasets, workspace.artifacts(), end, clock, this::wake);
    }

    @Override
    public void send(TrainingRun run, Site.Worker worker, ModelInfo model, Recipe recipe, TrainingSet data) {
        Instant now = clock.instant();
        JobRows sent = JobRows.of(data);
        Dataset rows = datasets.freeze(
                model.id(),
                "rows for the worker of run " + run.id(),
                sent.table(),
                Optional.empty(),
                "run " + run.id());
        byte[] nonce = new byte[16];
        new SecureRandom().nextBytes(nonce);
        store.insert(new WorkerJob(
                UUID.randomUUID().toString(),
                run.id(),
                worker.url(),
                JobState.SENDING,
                HexFormat.of().formatHex(nonce),
                JobOrder.of(run, worker, model, recipe, data, rows, sent.weight()),
                rows.id(),
                now,
                now.plus(worker.deadline()),
                worker.silence(),
                now,
                0,
                now,
                Optional.empty(),
                0,
                Map.of()));
    }

    @Override
    public Set<Long> open() {
        return store.open().stream().map(WorkerJob::runId).collect(Collectors.toSet());
    }

    @Override
    public Optional<Instant> sentAt(long runId) {
        return store.ofRun(runId).map(WorkerJob::sentAt);
    }

    /** Removes what workers had sent for jobs that are over; to be called before anybody works. */
    public void recoverInterrupted() {
        files.clear(store.open().stream().map(WorkerJob::id).collect(Collectors.toSet()));
    }

    /** Does what is due. Answers whether a job is open. */
    public boolean beat() {
        if (!beating.tryLock()) {
            return true;
        }
        try {
            List<WorkerJob> open = closed ? List.of() : store.open();
            if (open.isEmpty()) {
                door.shut();
                return false;
            }
            if (!resumed) {
                resumed = true;
                store.heardFrom(clock.instant());
            }
            door.open(desk, open);
            store.open().forEach(this::attend);
            return true;
        } finally {
            beating.unlock();
        }
    }

    /** Waits until a worker's run is over, doing what is due meanwhile. */
    public void await(long runId) {
        while (store.ofRun(runId).isPresent() && !training.run(runId).status().isEnd() && !closed) {
            beat();
            synchronized (this) {
                try {
                    wait(250);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Where workers tell what they have to tell. */
    JobDesk desk() {
        return desk;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void attend(WorkerJob job) {
        try {
            TrainingRun run = training.run(job.runId());
            if (run.status().isEnd()) {
                end.done(job);
                return;
            }
            switch (job.step(clock.instant(), run.cancelRequested(), door.base().toString())) {
                case Step.Nothing() -> {}
                case Step.Send() -> post(job);
                case Step.TakeIn() -> intake.takeIn(job);
                case Step.Cancel() -> end.cancel(job);
                case Step.Fail(String sentence) -> end.giveUp(job, sentence);
            }
        } catch (Problem problem) {
            end.fail(job, problem.getMessage());
        }
    }

    private void post(WorkerJob job) {
        String base = door.base().toString();
        try {
            client.post(job.worker(), JobOrder.addressed(job, base, door.signature(), clock.instant(), ROWS_FOR));
            store.taken(job.id(), clock.instant(), base);
            say(job, "The worker " + job.worker().origin() + " has the job.");
        } catch (WorkerClient.Refused refused) {
            LOG.info("A worker did not take a job: {}", refused.getMessage());
            database.transaction(() -> {
                store.notTaken(job.id(), clock.instant().plus(job.pause()));
                say(
                        job,
                        "The worker " + job.worker().origin() + " did not take the job: " + refused.getMessage() + ".");
                return null;
            });
        }
    }

    private void say(WorkerJob job, String line) {
        training.progress(job.runId(), training.run(job.runId()).epochs(), List.of(line));
    }

    /** No more calls are heard; what workers tell meanwhile they must tell again. Jobs stay open for the next start. */
    @Override
    public void close() {
        closed = true;
        wake();
        boolean idle = false;
        try {
            // Whoever is looking at a model now may not come to an end in time; what it does is repeated.
            idle = beating.tryLock(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            door.shut();
            if (idle) {
                beating.unlock();
            }
        }
    }
}
