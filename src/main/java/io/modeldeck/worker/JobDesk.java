package io.modeldeck.worker;

import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.training.EpochMetrics;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.TrainingRun;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes what workers tell. Everything is durable before it is answered; what is told twice, out of order or too late changes nothing. */
final class JobDesk {

    private static final int LONGEST_REASON = 500;

    private final Database database;
    private final WorkerStore store;
    private final TrainingService training;
    private final Datasets datasets;
    private final Artifacts artifacts;
    private final JobEnd end;
    private final Clock clock;
    private final Runnable news;

    /** @param news told when there is something to be done about a job at once */
    JobDesk(
            Database database,
            WorkerStore store,
            TrainingService training,
            Datasets datasets,
            Artifacts artifacts,
            JobEnd end,
            Clock clock,
            Runnable news) {
        this.database = database;
        this.store = store;
        this.training = training;
        this.datasets = datasets;
        this.artifacts = artifacts;
        this.end = end;
        this.clock = clock;
        this.news = news;
    }

    Optional<WorkerJob> job(String id) {
        return store.find(id);
    }

    boolean isOver(WorkerJob job) {
        return job.state() == JobState.ENDED
                || job.state() == JobState.DELIVERED
                || training.run(job.runId()).status().isEnd();
    }

    /** The frozen rows of a job, as they are sent. */
    byte[] rows(WorkerJob job) {
        return artifacts.read(datasets.dataset(job.datasetId()).digest());
    }

    /** A worker tells how far it is, or only that it lives. */
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

    /** A worker says that it is done; what it left is looked at afterwards. */
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
        news.run();
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
            end.fail(job, "The worker " + job.worker().origin() + " failed: " + shown);
            return Heard.TAKEN;
        });
        news.run();
        return heard;
    }
}
