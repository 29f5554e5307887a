package io.modeldeck.ui.workspace;

import io.modeldeck.intake.FetchJob;
import io.modeldeck.intake.FetchProgress;
import io.modeldeck.intake.FetchService;
import io.modeldeck.intake.FetchStatus;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;

/** What is shown of a fetch job, as it is at this moment. */
record FetchRow(FetchJob job, FetchProgress progress) {

    private static final int MOST = 100;

    static List<FetchRow> read(FetchService fetches) {
        return fetches.jobs(MOST).stream()
                .map(job -> new FetchRow(job, fetches.progress(job)))
                .toList();
    }

    boolean comesIn() {
        return job.status() == FetchStatus.DOWNLOADING;
    }

    boolean mayBeCancelled() {
        return job.status().mayBecome(FetchStatus.CANCELLED);
    }

    boolean mayBeRetried() {
        boolean waits = job.status() == FetchStatus.QUEUED && job.retryCount() > 0;
        return waits || job.status().isEnd() && job.status().mayBecome(FetchStatus.QUEUED);
    }

    String status() {
        boolean again = job.status() == FetchStatus.QUEUED && job.retryCount() > 0;
        return again
                ? Messages.text("jobs.fetch.status.again", job.retryCount() + 1, job.maxRetries() + 1)
                : Messages.text("jobs.fetch.status." + job.status().word());
    }

    /** How much is here, how fast the rest comes and how long that takes, as far as it is known. */
    String here() {
        if (job.status().isEnd() || progress.total() == 0) {
            return Formats.bytes(progress.bytes());
        }
        return Messages.text("jobs.fetch.of", Formats.bytes(progress.bytes()), Formats.bytes(progress.total()));
    }

    /** Empty where nothing comes in. */
    String pace() {
        if (!comesIn() || progress.bytesPerSecond().isEmpty()) {
            return "";
        }
        String rate = Messages.text(
                "jobs.fetch.rate",
                Formats.bytes(Math.round(progress.bytesPerSecond().getAsDouble())));
        return progress.remaining()
                .map(left -> Messages.text("jobs.fetch.left", rate, Formats.duration(left)))
                .orElse(rate);
    }

    /** Why it is not here, or why nobody could be told that it is. */
    String trouble() {
        return job.lastError()
                .or(() -> job.webhookError().map(why -> Messages.text("jobs.fetch.untold", why)))
                .orElse("");
    }
}
