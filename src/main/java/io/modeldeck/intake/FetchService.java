package io.modeldeck.intake;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Role;
import io.modeldeck.inference.ModelRuntime;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Database;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue of fetch jobs. {@link #beat} does what is due; a job that failed in a way that may pass is tried again after 2, 4, 8 seconds, or when its
 * server says; one that was cut off goes on where it was. Each job is worked by one thread at a time.
 */
public final class FetchService {

    private static final Logger LOG = LoggerFactory.getLogger(FetchService.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final int MOST_LISTED = 1_000;

    private final Database database;
    private final FetchStore store;
    private final FetchWork work;
    private final Webhook webhook;
    private final AuditLog audit;
    private final Token token;
    private final Clock clock;
    private final Map<Long, Working> working = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param trial loads graphs of strangers in processes of their own
     * @param incoming the folder for what is on its way
     * @param token the key to the hub, and which hub that is
     */
    public FetchService(
            Database database,
            ModelDoor door,
            ModelRuntime trial,
            AuditLog audit,
            Path incoming,
            Token token,
            Clock clock) {
        this.database = database;
        this.store = new FetchStore(database);
        this.work = new FetchWork(store, door, new Strangers(trial), incoming, token, clock);
        this.webhook = new Webhook(store, clock);
        this.audit = audit;
        this.token = token;
        this.clock = clock;
    }

    /** The hub that is asked where nobody names another. */
    public URI hub() {
        return token.hub();
    }

    /** What a source has; fetches none of it. */
    public Inspection inspect(FetchSource source) {
        try (Web web = new Web(token, clock)) {
            return new Inspector(web).inspect(source);
        }
    }

    /** Queues a job. */
    public FetchJob start(
            Actor actor, Instant at, FetchSource source, String variant, FetchWish wish, Optional<String> webhookUrl) {
        actor.require(Role.ENGINEER, "fetch a model");
        wish.requireSound();
        webhookUrl.map(Addresses::parse).ifPresent(Addresses::requireTyped);
        Optional<URI> hub = source instanceof FetchSource.Hub its ? Optional.of(its.base()) : Optional.empty();
        return database.transaction(() -> {
            long id = store.insert(
                    source,
                    hub,
                    variant,
                    wish,
                    webhookUrl,
                    actor.name(),
                    actor.face().word(),
                    at);
            record(actor, at, id, "start", Map.of(), Map.of("source", source.shown(), "variant", variant), "");
            return job(id);
        });
    }

    public FetchJob job(long id) {
        return store.find(id)
                .orElseThrow(
                        () -> new Problem("There is no fetch job " + id + "; list them with: modeldeck fetch list."));
    }

    /** The newest first. */
    public List<FetchJob> jobs(int most) {
        return store.list(Math.min(most, MOST_LISTED));
    }

    /** Those for the same files under the same name, the newest first. */
    List<FetchJob> alike(FetchSource source, String variant, FetchWish wish) {
        return store.alike(source, variant, wish);
    }

    /** How far a job is by now; fresher than what is kept while it is in work in this process. */
    public FetchProgress progress(FetchJob job) {
        Working now = working.get(job.id());
        return now == null
                ? new FetchProgress(job.downloadedBytes(), job.totalBytes(), OptionalDouble.empty())
                : now.progress(job);
    }

    /** Stops a job for good; what was brought is removed. */
    public FetchJob cancel(Actor actor, Instant at, long id, String comment) {
        actor.require(Role.ENGINEER, "cancel a fetch job");
        FetchJob job = database.transaction(() -> {
            FetchJob now = job(id);
            if (!now.status().mayBecome(FetchStatus.CANCELLED)) {
                throw new Problem(now.label() + " is " + now.status().word() + " and cannot be cancelled any more.");
            }
            store.ended(
                    id,
                    FetchStatus.CANCELLED,
                    at,
                    OptionalLong.empty(),
                    now.webhookUrl().isPresent());
            record(actor, at, id, "cancel", status(now), Map.of("status", "cancelled"), comment);
            return job(id);
        });
        Working now = working.get(id);
        if (now != null) {
            now.cancel();
        } else {
            clear(job);
        }
        return job;
    }

    /** Queues a job again that failed or was cancelled, and lets one that waits begin at once; what is here is not brought again. */
    public FetchJob retry(Actor actor, Instant at, long id, FetchWish more, String comment) {
        actor.require(Role.ENGINEER, "retry a fetch job");
        return database.transaction(() -> {
            FetchJob now = job(id);
            boolean over = now.status().isEnd() && now.status().mayBecome(FetchStatus.QUEUED);
            if (!over && now.status() != FetchStatus.QUEUED) {
                throw new Problem(now.label() + " is " + now.status().word()
                        + "; only one that waits, failed or was cancelled is tried again.");
            }
            FetchWish wish = more.over(now.wish());
            wish.requireSound();
            store.wish(id, wish);
            store.again(id, at);
            record(actor, at, id, "retry", status(now), Map.of("status", "queued"), comment);
            return job(id);
        });
    }

    /**
     * Takes up what was cut off when the process ended; to be called before anybody works. What was cut off while its model was being added counts as
     * a try: it may be what ended the process.
     */
    public void recoverInterrupted() {
        database.transaction(() -> {
            store.interrupted().forEach(this::recover);
            return null;
        });
        store.over().forEach(this::clear);
    }

    private void recover(FetchJob job) {
        if (job.status() == FetchStatus.DOWNLOADING) {
            store.move(job.id(), FetchStatus.DOWNLOADING, FetchStatus.QUEUED);
        } else {
            failed(
                    job,
                    FetchFailure.of(
                            FetchFailure.Code.INTERRUPTED,
                            "The program ended while the model was being added; its files are here, and another try only adds it."));
        }
    }

    /** Works every job that is due, one after the other, and tells whoever is to be told. Answers whether one waits, or somebody who is to be told. */
    public boolean beat(Progress progress) {
        for (FetchJob job : store.due(clock.instant())) {
            if (closed || progress.cancelled()) {
                return true;
            }
            work(job.id(), progress);
        }
        tell();
        return store.waits();
    }

    private void tell() {
        if (webhook.tell()) {
            announce();
        }
    }

    /** Works one job until it is over, waiting where it must; answers how it ended. */
    public FetchJob finish(long id, Progress progress, Patience patience) {
        while (true) {
            FetchJob job = job(id);
            if (job.status().isEnd() || progress.cancelled() || closed) {
                tell();
                return job(id);
            }
            if (job.status() == FetchStatus.QUEUED && !job.retryAt().isAfter(clock.instant()) && work(id, progress)) {
                continue;
            }
            progress.at(progress(job).bytes(), job.totalBytes(), job.lastError().orElse("waiting"));
            patience.until(job.retryAt());
        }
    }

    /** How somebody waits; a moment at least, so that others may work. */
    public interface Patience {
        void until(Instant when);
    }

    /** One pass over a job; false when somebody else is at it. */
    private boolean work(long id, Progress progress) {
        Working mine = new Working(progress, () -> closed, () -> database.announce(new Change.FetchMoved(0)));
        if (working.putIfAbsent(id, mine) != null) {
            return false;
        }
        try {
            if (begun(id)) {
                pass(job(id), mine);
            }
            return true;
        } finally {
            working.remove(id);
            announce();
        }
    }

    private boolean begun(long id) {
        return database.transaction(() -> {
            if (!store.move(id, FetchStatus.QUEUED, FetchStatus.DOWNLOADING)) {
                return false;
            }
            store.started(id, clock.instant());
            database.announce(new Change.JobChanged(0));
            return true;
        });
    }

    private void pass(FetchJob job, Progress progress) {
        try {
            ModelVersion version = work.run(job, progress);
            completed(job, version);
        } catch (FetchStopped stopped) {
            stopped(job);
        } catch (FetchFailure failure) {
            failed(job, failure);
        } catch (Problem problem) {
            failed(job, FetchFailure.of(FetchFailure.Code.NOT_ADDED, problem.getMessage(), problem));
        } catch (RuntimeException | Error fault) {
            // An error too, such as a stack that a stranger's file overflowed. It must not be taken up again and again.
            failed(
                    job,
                    FetchFailure.of(
                            FetchFailure.Code.FAULT,
                            "It failed by a fault of this program ("
                                    + fault.getClass().getSimpleName() + "); the log tells more.",
                            fault));
            throw fault;
        }
    }

    private void completed(FetchJob job, ModelVersion version) {
        database.transaction(() -> {
            // Somebody may have cancelled it in its last moment; the version stays all the same, as audited.
            store.ended(
                    job.id(),
                    FetchStatus.COMPLETED,
                    clock.instant(),
                    OptionalLong.of(version.id()),
                    job.webhookUrl().isPresent());
            return null;
        });
        clear(job);
    }

    private void stopped(FetchJob job) {
        // The program ends, and the job goes on with the next one; or somebody cancelled it.
        boolean cancelled = database.transaction(() -> {
            for (FetchStatus at : List.of(FetchStatus.DOWNLOADING, FetchStatus.PROCESSING)) {
                store.move(job.id(), at, FetchStatus.QUEUED);
            }
            return job(job.id()).status() == FetchStatus.CANCELLED;
        });
        if (cancelled) {
            clear(job);
        }
    }

    /** What cannot be taken away harms nobody, and hinders neither the job's end nor the opening of the workspace, where it is tried again. */
    private void clear(FetchJob job) {
        try {
            FetchWork.remove(work.folder(job));
        } catch (FetchFailure e) {
            LOG.warn("Files of {} are left over", job.label(), e);
        }
    }

    private void failed(FetchJob job, FetchFailure failure) {
        database.transaction(() -> {
            FetchJob now = job(job.id());
            if (now.status().isEnd()) {
                return null;
            }
            if (failure.code().retryable() && now.retryCount() < now.maxRetries()) {
                Duration wait = FIRST_WAIT.multipliedBy(1L << now.retryCount());
                Duration asked = failure.waitAtLeast().orElse(Duration.ZERO);
                Instant at = clock.instant().plus(asked.compareTo(wait) > 0 ? asked : wait);
                store.retryLater(job.id(), failure, at);
            } else {
                store.failed(
                        job.id(), failure, clock.instant(), now.webhookUrl().isPresent());
            }
            return null;
        });
    }

    private void announce() {
        database.transaction(() -> {
            database.announce(new Change.JobChanged(0));
            return null;
        });
    }

    private void record(
            Actor actor,
            Instant at,
            long id,
            String deed,
            Map<String, ?> before,
            Map<String, ?> after,
            String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.empty(),
                "fetch job " + id,
                deed,
                new LinkedHashMap<>(before),
                new LinkedHashMap<>(after),
                comment);
        database.announce(new Change.JobChanged(0));
    }

    private static Map<String, Object> status(FetchJob job) {
        return Map.of("status", job.status().word());
    }

    /** Ends what is in work at its next safe place; it goes on when the workspace is opened again. */
    public void close() {
        closed = true;
    }
}
