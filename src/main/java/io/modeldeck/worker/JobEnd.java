package io.modeldeck.worker;

import io.modeldeck.store.Database;
import io.modeldeck.training.execution.TrainingService;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends jobs, and their runs with them in the same transaction. */
final class JobEnd {

    private static final Logger LOG = LoggerFactory.getLogger(JobEnd.class);

    private final Database database;
    private final WorkerStore store;
    private final TrainingService training;
    private final JobFiles files;
    private final WorkerClient client;
    private final Clock clock;

    JobEnd(
            Database database,
            WorkerStore store,
            TrainingService training,
            JobFiles files,
            WorkerClient client,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.training = training;
        this.files = files;
        this.client = client;
        this.clock = clock;
    }

    /** A job whose run is over. */
    void done(WorkerJob job) {
        store.state(job.id(), JobState.ENDED);
        remove(job);
    }

    /** Fails the run with a sentence. */
    void fail(WorkerJob job, String sentence) {
        database.transaction(() -> {
            training.fail(job.runId(), at(job), sentence);
            store.state(job.id(), JobState.ENDED);
            remove(job);
            return null;
        });
    }

    /** Fails the run, and tells the worker that nobody waits for it. */
    void giveUp(WorkerJob job, String sentence) {
        fail(job, sentence);
        tell(job);
    }

    void cancel(WorkerJob job) {
        database.transaction(() -> {
            training.cancelled(job.runId(), at(job));
            store.state(job.id(), JobState.ENDED);
            remove(job);
            return null;
        });
        tell(job);
    }

    /** Once its end is on the disk; what a kill keeps here goes at the next opening. */
    private void remove(WorkerJob job) {
        database.whenDurable(() -> files.remove(job));
    }

    /** A courtesy: the worker may stop. Whether it does changes nothing here. */
    private void tell(WorkerJob job) {
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
    Instant at(WorkerJob job) {
        Instant started = training.run(job.runId()).startedAt().orElse(job.sentAt());
        Duration took = Duration.between(job.sentAt(), clock.instant());
        return started.plus(took.isNegative() ? Duration.ZERO : took);
    }
}
