package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the scheduled jobs, when each is due in its model's own time, and what its last run did.",
        footer = {"", "Example:", "  modeldeck jobs list --model churn"})
final class JobsListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    JobsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        OptionalLong id = model.id(engine);
        List<Job> jobs = id.isPresent()
                ? engine.jobs().ofModel(id.getAsLong())
                : engine.jobs().all();
        TextTable table = new TextTable(
                "model", "job", "every", times().head("next run"), "", times().head("last run for"), "ok", "message");
        for (Job job : jobs) {
            Optional<JobRun> last = JobForm.last(job, engine);
            table.row(
                    JobForm.model(job, engine).orElse("(workspace)"),
                    job.name(),
                    Durations.text(job.interval()),
                    times().text(job.nextTry()),
                    standing(job, engine),
                    times().text(last.map(JobRun::at)),
                    last.map(run -> run.ok() ? "yes" : "no").orElse(""),
                    last.map(JobRun::message).orElse(""));
        }
        return Answer.of(
                Answer.document(
                        "jobs",
                        jobs.stream().map(job -> JobForm.document(job, engine)).toList()),
                new Report().table(table, "There is no job yet; a model gets its jobs with its first events."));
    }

    private static String standing(Job job, Engine engine) {
        if (job.paused()) {
            return "paused";
        }
        String failed = job.failures() > 0 ? "retrying" : "";
        return JobForm.isOverdue(job, engine) ? (failed.isEmpty() ? "overdue" : "overdue, " + failed) : failed;
    }
}
