package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.schedule.Durations;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "show",
        description = "Shows a job: when it runs next, whether it is overdue, and how its runs went, the newest first.",
        footer = {"", "Example:", "  modeldeck jobs show driftCheck --model churn --limit 10"})
final class JobsShowCommand extends ReadingCommand {

    @Mixin
    private JobTarget target;

    @Mixin
    private LimitOption limit;

    JobsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Job job = target.of(engine);
        List<JobRun> runs = engine.jobs().history(job.id(), limit.rows());
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("job", target.words());
        facts.put("every", Durations.text(job.interval()) + (job.paused() ? ", paused" : ""));
        facts.put("due", times().full(job.nextDue()) + (JobForm.isOverdue(job, engine) ? ", overdue" : ""));
        if (job.failures() > 0) {
            facts.put(
                    "failed",
                    Numbers.count(job.failures(), "time", "times") + " in a row, next try "
                            + times().full(job.nextTry()));
        }
        TextTable table =
                new TextTable(times().head("started"), times().head("for"), "try>", "took>", "result", "message");
        runs.forEach(run -> table.row(
                times().text(run.startedAt()),
                times().text(run.at()),
                run.attempt(),
                run.running() ? "" : Times.length(run.duration()),
                JobForm.result(run),
                run.message()));
        Map<String, Object> document = new LinkedHashMap<>(JobForm.document(job, engine));
        document.put("runs", runs.stream().map(JobForm::run).toList());
        return Answer.of(document, new Report().facts(facts).blank().table(table, "It never ran."));
    }
}
