package io.modeldeck.cli.schedule;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.training.RunForm;
import io.modeldeck.domain.Actor;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.schedule.Job;
import io.modeldeck.schedule.JobRun;
import io.modeldeck.training.run.TrainingRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "run",
        description = "Runs a job of a model now, or all of them in their order, and works off its queued trainings.",
        footer = {"", "Example:", "  modeldeck jobs run driftCheck --model churn"})
final class JobsRunCommand extends WritingCommand {

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "Name of the job (default: all).")
    private Optional<String> name;

    @Mixin
    private ModelOption model;

    JobsRunCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        Instant at = actor.isDated()
                ? actor.at(engine, times())
                : info.present(engine.clock().instant());
        engine.hops().ensureJobs(info.id(), at);
        List<Job> wished = name.map(wanted -> List.of(JobForm.named(engine, Optional.of(info), wanted)))
                .orElseGet(() -> engine.jobs().ofModel(info.id()).stream()
                        .filter(job -> !job.paused())
                        .toList());
        Actor by = actor.actor(engine);
        wished.forEach(job -> engine.jobs().runNow(by, at, job.id(), actor.comment()));
        engine.hops().runDue(info.id(), at);
        List<TrainingRun> trained = new ArrayList<>();
        if (name.isEmpty()) {
            workOffQueue(engine, info, at, trained);
        }
        return answer(engine, wished, trained);
    }

    private static void workOffQueue(Engine engine, ModelInfo info, Instant at, List<TrainingRun> trained) {
        Optional<TrainingRun> next = engine.training().runNext(OptionalLong.of(info.id()), at);
        while (next.isPresent()) {
            trained.add(next.get());
            next = engine.training().runNext(OptionalLong.of(info.id()), at);
        }
    }

    private Answer answer(Engine engine, List<Job> ran, List<TrainingRun> trained) {
        TextTable table = new TextTable("job", times().head("for"), "ok", "message");
        List<Map<String, Object>> jobs = new ArrayList<>();
        boolean ok = true;
        for (Job job : ran) {
            JobRun last = JobForm.last(job, engine).orElseThrow();
            ok &= last.ok();
            jobs.add(JobForm.document(engine.jobs().require(job.id()), engine));
            table.row(job.name(), times().text(last.at()), last.ok() ? "yes" : "no", last.message());
        }
        Report report = new Report().table(table, "No job ran; all of them are paused.");
        trained.forEach(run -> report.line(RunForm.sentence(run, engine)));
        return new Answer(
                Answer.document(
                        "jobs",
                        jobs,
                        "runs",
                        trained.stream()
                                .map(run -> RunForm.document(run, engine))
                                .toList()),
                report,
                ok ? ExitCode.DONE : ExitCode.REFUSED);
    }
}
