package io.modeldeck.intake;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetch jobs in work in this process: each from the queue to its end, by one thread at a time. Also the end of those that the end of the program cut off. */
final class FetchExecution {

    private static final Logger LOG = LoggerFactory.getLogger(FetchExecution.class);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);

    private final Database database;
    private final FetchStore store;
    private final FetchWork work;
    private final Clock clock;
    private final Map<Long, Working> working = new ConcurrentHashMap<>();
    private volatile boolean closed;

    FetchExecution(Database database, FetchStore store, FetchWork work, Clock clock) {
        this.database = database;
        this.store = store;
        this.work = work;
        this.clock = clock;
    }

    /** How far a job is; fresher than what is kept while it is in work here. */
    FetchProgress progress(FetchJob job) {
        Working now = working.get(job.id());
        return now == null
                ? new FetchProgress(job.downloadedBytes(), job.totalBytes(), OptionalDouble.empty())
                : now.progress(job);
    }

    /** Ends what is in work of a job that was cancelled, and takes away what was brought. */
    void cancelled(FetchJob job) {
        Working now = working.get(job.id());
        if (now != null) {
            now.cancel();
        } else {
            clear(job);
        }
    }

    /** See {@link FetchService#recoverInterrupted}. */
    void recoverInterrupted() {
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

    /** One pass over a job; false when somebody else is at it. */
    boolean work(long id, Progress progress) {
        Working mine = new Working(progress, () -> closed, () -> database.announce(new Change.FetchMoved(0)));
        if (working.putIfAbsent(id, mine) != null) {
            return false;
        }
        try {
            if (begun(id)) {
                pass(store.find(id).orElseThrow(), mine);
            }
            return true;
        } finally {
            working.remove(id);
            database.announce(new Change.JobChanged(0));
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
            return store.find(job.id()).orElseThrow().status() == FetchStatus.CANCELLED;
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
            FetchJob now = store.find(job.id()).orElseThrow();
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

    boolean isClosed() {
        return closed;
    }

    /** Ends what is in work at its next safe place. */
    void close() {
        closed = true;
    }
}
