package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.PlainText;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Jobs as documents. */
final class JobForm {

    private JobForm() {}

    static Map<String, Object> document(Job job, Engine engine) {
        return Answer.document(
                "id",
                job.id(),
                "name",
                job.name(),
                "model",
                model(job, engine),
                "interval",
                Durations.text(job.interval()),
                "paused",
                job.paused(),
                "nextDue",
                job.nextDue(),
                "overdue",
                isOverdue(job, engine),
                "failures",
                job.failures(),
                "nextTry",
                job.nextTry(),
                "lastRun",
                last(job, engine).map(JobForm::run));
    }

    static Optional<JobRun> last(Job job, Engine engine) {
        return engine.jobs().last(job.id());
    }

    static Optional<String> model(Job job, Engine engine) {
        return engine.registry().model(job.modelId()).map(ModelInfo::name);
    }

    /** More than an interval behind in the time that the job counts by. */
    static boolean isOverdue(Job job, Engine engine) {
        return job.isOverdue(present(job, engine));
    }

    /** The present of the job's model; the clock's for a job of the workspace. */
    static Instant present(Job job, Engine engine) {
        Instant now = engine.clock().instant();
        return engine.registry()
                .model(job.modelId())
                .map(model -> model.present(now))
                .orElse(now);
    }

    /** How a run went, in a word. */
    static String result(JobRun run) {
        return run.running() ? "running" : run.ok() ? "done" : "failed";
    }

    static Map<String, Object> run(JobRun run) {
        return Answer.document(
                "at",
                run.at(),
                "startedAt",
                run.startedAt(),
                "durationMillis",
                run.duration().toNanos() / 1e6,
                "attempt",
                run.attempt(),
                "running",
                run.running(),
                "ok",
                run.ok(),
                "message",
                run.message());
    }

    /** The job of that name: the model's, or without a model the workspace's. */
    static Job named(Engine engine, Optional<ModelInfo> model, String name) {
        List<Job> jobs = engine.jobs().ofModel(model.map(ModelInfo::id).orElse(0L));
        String there = String.join(", ", jobs.stream().map(Job::name).sorted().toList());
        return jobs.stream()
                .filter(job -> job.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Problem(model.map(ModelInfo::name).orElse("The workspace") + " has no job '"
                        + PlainText.of(name) + "'; "
                        + (jobs.isEmpty()
                                ? "name the model of the job with --model NAME."
                                : "its jobs are " + there + ".")));
    }
}
