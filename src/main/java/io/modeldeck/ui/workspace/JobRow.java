package io.modeldeck.ui.workspace;

import io.modeldeck.app.Supervisor;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.JobWords;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;

/**
 * A job as it is shown.
 *
 * @param model empty for the workspace's own jobs
 * @param runs the newest first
 * @param live whether the wall clock works the job, rather than imports and replays in the model's own time
 */
record JobRow(Job job, Optional<ModelInfo> model, List<JobRun> runs, boolean live, Instant now) {

    /** The order in which the hops of a model are worked. */
    private static final List<String> ORDER = List.of(
            "fiveMinuteAggregation",
            "hourlyAggregation",
            "dailyAggregation",
            "dataQualityCheck",
            "driftCheck",
            "alertCheck");

    JobRow {
        runs = List.copyOf(runs);
    }

    static JobRow of(Job job, Optional<ModelInfo> model, List<JobRun> runs, Instant now) {
        boolean live = model.map(info -> Supervisor.isLive(info, now)).orElse(true);
        return new JobRow(job, model, runs, live, now);
    }

    /** The same a little later. */
    JobRow at(Instant later) {
        return of(job, model, runs, later);
    }

    /** How long its runs took in milliseconds, the oldest first. */
    double[] durations() {
        return runs.reversed().stream()
                .filter(past -> !past.running())
                .mapToDouble(past -> past.duration().toMillis())
                .toArray();
    }

    /** From the shortest to the longest; empty where too few say nothing. */
    String durationsInWords() {
        DoubleSummaryStatistics millis = Arrays.stream(durations()).summaryStatistics();
        return millis.getCount() < 3
                ? ""
                : Messages.text("jobs.durations", took(millis.getMin()), took(millis.getMax()));
    }

    private static String took(double millis) {
        return Formats.took(Duration.ofMillis((long) millis));
    }

    /** What it does, in plain words. */
    String name() {
        return JobWords.name(job.name());
    }

    /** What comes of it. */
    String meaning() {
        return JobWords.meaning(job.name());
    }

    String modelName() {
        return model.map(ModelInfo::name).orElseGet(() -> Messages.text("jobs.workspace"));
    }

    /** {@code every 6 h}, {@code every hour}. */
    String schedule() {
        return schedule(job.interval());
    }

    static String schedule(Duration interval) {
        if (interval.equals(Duration.ofMinutes(1))) {
            return Messages.text("jobs.every.minute");
        }
        if (interval.equals(Duration.ofHours(1))) {
            return Messages.text("jobs.every.hour");
        }
        return interval.equals(Duration.ofDays(1))
                ? Messages.text("jobs.every.day")
                : Messages.text("jobs.every", Formats.duration(interval));
    }

    Optional<JobRun> last() {
        return runs.stream().filter(run -> !run.running()).findFirst();
    }

    boolean failed() {
        return last().filter(JobRun::failed).isPresent();
    }

    /** Whether it failed and waits for its next try; what works in a model's own time is tried by the next import or replay. */
    boolean retries() {
        return live && !job.paused() && job.failures() > 0;
    }

    /** More than a whole interval behind by the wall clock; what works in a model's own time is never late. */
    boolean overdue() {
        return live && job.isOverdue(now);
    }

    /** Whether the interval may be changed here: it stands in the monitoring config of the job's model. */
    boolean hasConfiguredInterval() {
        return model.isPresent() && ORDER.contains(job.name());
    }

    int order() {
        int at = ORDER.indexOf(job.name());
        return at < 0 ? ORDER.size() : at;
    }

    /** The time by which the job counts: now, or just behind the model's newest event. */
    Instant present() {
        return live
                ? now
                : model.flatMap(ModelInfo::newestEventAt)
                        .map(newest -> newest.plusMillis(1))
                        .orElse(now);
    }
}
