package io.modeldeck.worker;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Digest;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.Dataset;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.ReceivedModel;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.Site;
import io.modeldeck.training.Sites;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingService;
import io.modeldeck.training.TrainingSet;
import io.modeldeck.worker.WorkerJob.Step;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * The trainings that workers do: sends them, hears of them, takes their models in, and gives them up. {@link #beat} does what is due; the HTTP server runs only while a job is open.
 */
public final class WorkerService implements Sites.RemoteTraining, AutoCloseable {

    /** How what a worker told was taken. */
    enum Heard {
        TAKEN,
        /** Taken, and the worker should end. */
        CANCEL,
        /** It had told that, or something later, before. */
        REPEATED,
        OVER
    }

    private static final Logger LOG = LoggerFactory.getLogger(WorkerService.class);
    private static final long LARGEST_MODEL = 512L << 20;
    private static final Duration ROWS_FOR = Duration.ofHours(1);
    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final WorkerStore store;
    private final TrainingService training;
    private final Datasets datasets;
    private final Artifacts artifacts;
    private final WorkerSettings settings;
    private final Workspace workspace;
    private final JobFiles files;
    private final WorkerClient client = new WorkerClient();
    private final Clock clock;
    private final ReentrantLock beating = new ReentrantLock();
    private volatile Optional<HttpDoor> door = Optional.empty();
    private Optional<JobSignature> signature = Optional.empty();
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
        this.artifacts = workspace.artifacts();
        this.settings = settings;
        this.workspace = workspace;
        this.files = new JobFiles(workspace.folder().resolve("incoming"), LARGEST_MODEL);
        this.clock = clock;
    }

    @Override
    public void send(TrainingRun run, Site.Worker worker, ModelInfo model, Recipe recipe, TrainingSet data) {
        Instant now = clock.instant();
        Optional<String> weight = weightName(data);
        Dataset rows = datasets.freeze(
                model.id(),
                "rows for the worker of run " + run.id(),
                rows(data, weight),
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
                JobOrder.of(run, worker, model, recipe, data, rows, weight),
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

    /** Does what is due. Answers whether a job is open. */
    public boolean beat() {
        if (!beating.tryLock()) {
            return true;
        }
        try {
            if (closed || store.open().isEmpty()) {
                shut();
                return false;
            }
            resume();
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

    Optional<WorkerJob> job(String id) {
        return store.find(id);
    }

    boolean isOver(WorkerJob job) {
        return job.state() == JobState.ENDED
                || job.state() == JobState.DELIVERED
                || training.run(job.runId()).status().isEnd();
    }

    byte[] rows(WorkerJob job) {
        return artifacts.read(datasets.dataset(job.datasetId()).digest());
    }

    /** A worker tells how far it is, or only that it lives. What it tells a second time, or out of order, changes nothing. */
    Heard progressed(String jobId, Told told) {
        return database.transaction(() -> {
            WorkerJob job = store.find(jobId).orElseThrow();
            if (isOver(job)) {
                return Heard.OVER;
            }
            TrainingRun run = training.run(job.runId());
            boolean newer = told.epoch().filter(it -> it.epoch() > job.epoch()).isPresent();
            List<EpochMetrics> epochs = new ArrayList<>(run.epochs());
            if (newer) {
                epochs.add(told.epoch().get());
            }
            boolean repeated = told.epoch().isPresent() && !newer;
            if (!repeated && (newer || !told.log().isEmpty())) {
                training.progress(run.id(), epochs, told.log());
            }
            store.heard(jobId, clock.instant(), newer ? told.epoch().get().epoch() : job.epoch());
            if (run.cancelRequested()) {
                return Heard.CANCEL;
            }
            return repeated ? Heard.REPEATED : Heard.TAKEN;
        });
    }

    /** A worker says that it is done. Durable before it is answered; looked at afterwards. */
    Heard delivered(String jobId, Map<String, Object> document) {
        Heard heard = database.transaction(() -> {
            WorkerJob job = store.find(jobId).orElseThrow();
            if (job.state() == JobState.DELIVERED) {
                return Heard.REPEATED;
            }
            if (isOver(job) || training.run(job.runId()).cancelRequested()) {
                return Heard.OVER;
            }
            store.delivered(jobId, document);
            return Heard.TAKEN;
        });
        wake();
        return heard;
    }

    /** A worker gives up. */
    Heard failed(String jobId, String reason) {
        Heard heard = database.transaction(() -> {
            WorkerJob job = store.find(jobId).orElseThrow();
            if (isOver(job)) {
                return Heard.OVER;
            }
            String line = reason.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
            String shown = line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
            fail(job, "The worker " + job.worker().origin() + " failed: " + shown);
            return Heard.TAKEN;
        });
        wake();
        return heard;
    }

    private synchronized void wake() {
        notifyAll();
    }

    private void attend(WorkerJob job) {
        try {
            TrainingRun run = training.run(job.runId());
            if (run.status().isEnd()) {
                end(job);
                return;
            }
            switch (job.step(clock.instant(), run.cancelRequested(), base().toString())) {
                case Step.Nothing() -> {}
                case Step.Send() -> post(job);
                case Step.TakeIn() -> takeIn(job);
                case Step.Cancel() -> cancel(job);
                case Step.Fail(String sentence) -> {
                    fail(job, sentence);
                    tellCancelled(job);
                }
            }
        } catch (Problem problem) {
            fail(job, problem.getMessage());
        }
    }

    private void post(WorkerJob job) {
        String base = base().toString();
        try {
            client.post(job.worker(), JobOrder.addressed(job, base, signature(), clock.instant(), ROWS_FOR));
            store.taken(job.id(), clock.instant(), base);
            training.progress(
                    job.runId(),
                    training.run(job.runId()).epochs(),
                    List.of("The worker " + job.worker().origin() + " has the job."));
        } catch (WorkerClient.Refused refused) {
            LOG.info("A worker did not take a job: {}", refused.getMessage());
            database.transaction(() -> {
                store.notTaken(job.id(), clock.instant().plus(job.pause()));
                training.progress(
                        job.runId(),
                        training.run(job.runId()).epochs(),
                        List.of("The worker " + job.worker().origin() + " did not take the job: " + refused.getMessage()
                                + "."));
                return null;
            });
        }
    }

    /** Looks at what a worker left. Whatever is wrong with it fails the run, and nothing but its record changes. */
    private void takeIn(WorkerJob job) {
        Delivery delivery = Delivery.read(job.delivery());
        String origin = job.worker().origin();
        byte[] model;
        try {
            String promised = delivery.sha256()
                    .orElseThrow(() -> new Problem("The worker " + origin
                            + " said that it is done and gave no SHA-256 of its model; it was not kept."));
            if (delivery.url().isPresent()) {
                String found =
                        client.fetch(job.worker(), delivery.url().get(), content -> files.put(job, content, promised));
                requireSame(origin, promised, found);
            }
            if (!files.has(job)) {
                throw new Problem("The worker " + origin + " said that it is done and left no model.");
            }
            model = files.read(job);
            requireSame(origin, promised, Digest.of(model).hex());
        } catch (WorkerClient.Refused refused) {
            fail(job, "The model of the worker " + origin + " was not fetched: " + refused.getMessage() + ".");
            return;
        } catch (HttpCall.TooLarge e) {
            fail(job, "The model of the worker " + origin + " is larger than " + LARGEST_MODEL + " bytes.");
            return;
        } catch (IOException e) {
            fail(job, "The model of the worker " + origin + " could not be read (" + e.getMessage() + ").");
            return;
        }
        training.receive(
                job.runId(), new ReceivedModel(model, delivery.trainer(), delivery.hyperparameters()), at(job));
        end(job);
    }

    private static void requireSame(String origin, String promised, String found) {
        if (!promised.equals(found)) {
            throw new Problem("The model of the worker " + origin + " is not what it promised: its SHA-256 is " + found
                    + ", not " + shortened(promised) + "; it was not kept.");
        }
    }

    private static String shortened(String promised) {
        return promised.length() <= 64 ? promised : promised.substring(0, 64) + "…";
    }

    private void cancel(WorkerJob job) {
        database.transaction(() -> {
            training.cancelled(job.runId(), at(job));
            store.state(job.id(), JobState.ENDED);
            return null;
        });
        files.remove(job);
        tellCancelled(job);
    }

    private void fail(WorkerJob job, String sentence) {
        database.transaction(() -> {
            training.fail(job.runId(), at(job), sentence);
            store.state(job.id(), JobState.ENDED);
            return null;
        });
        files.remove(job);
    }

    private void end(WorkerJob job) {
        store.state(job.id(), JobState.ENDED);
        files.remove(job);
    }

    /** A courtesy: the worker may stop. Whether it does changes nothing here. */
    private void tellCancelled(WorkerJob job) {
        if (job.state() == JobState.SENDING) {
            return;
        }
        try {
            client.cancel(job.worker(), job.id());
        } catch (WorkerClient.Refused refused) {
            LOG.info("A worker was not told that its job is over: {}", refused.getMessage());
        }
    }

    /** When it is in the run's own time: as long after its start as the worker took. */
    private Instant at(WorkerJob job) {
        Instant started = training.run(job.runId()).startedAt().orElse(job.sentAt());
        Duration took = Duration.between(job.sentAt(), clock.instant());
        return started.plus(took.isNegative() ? Duration.ZERO : took);
    }

    private void resume() {
        if (!resumed) {
            resumed = true;
            store.heardFrom(clock.instant());
        }
        if (door.isEmpty()) {
            CallBacks desk = new CallBacks(this, signature(), files, clock);
            HttpDoor opened;
            try {
                // where the workers that are out were told to call, if that is still free
                opened = HttpDoor.open("worker-calls", settings.binding(usualPort()), desk);
            } catch (Problem taken) {
                opened = HttpDoor.open("worker-calls", settings.binding(0), desk);
            }
            door = Optional.of(opened);
        }
    }

    private int usualPort() {
        return store.open().stream()
                .flatMap(job -> job.calledAt().stream())
                .map(URI::create)
                .mapToInt(URI::getPort)
                .filter(port -> port > 0)
                .findFirst()
                .orElse(0);
    }

    private void shut() {
        door.ifPresent(HttpDoor::close);
        door = Optional.empty();
    }

    private URI base() {
        return door.orElseThrow().base();
    }

    private JobSignature signature() {
        if (signature.isEmpty()) {
            signature = Optional.of(JobSignature.of(workspace.folder()));
        }
        return signature.get();
    }

    private static Optional<String> weightName(TrainingSet data) {
        double first = data.weights()[0];
        for (double weight : data.weights()) {
            if (weight != first) {
                String name = "row_weight";
                while (data.features().column(name).isPresent()
                        || data.label().name().equals(name)) {
                    name += "_";
                }
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Table rows(TrainingSet data, Optional<String> weight) {
        List<Column> columns = new ArrayList<>(data.features().columns());
        columns.add(
                data.task() == TaskType.REGRESSION
                        ? new Column.Numeric(data.label().name(), data.targets())
                        : new Column.Categorical(data.label().name(), data.labels()));
        weight.ifPresent(name -> columns.add(new Column.Numeric(name, data.weights())));
        return Table.of(columns);
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
            shut();
            if (idle) {
                beating.unlock();
            }
        }
    }
}
