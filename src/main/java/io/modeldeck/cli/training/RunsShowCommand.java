package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.promotion.ValidationForm;
import io.modeldeck.domain.Counted;
import io.modeldeck.training.run.TrainingRun;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description =
                "Shows a training run: recipe, rows, epochs, validation, environment; all of it in the answer of --json.",
        footer = {"", "Example:", "  modeldeck runs show 3"})
final class RunsShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    RunsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        TrainingRun run = engine.training().run(id);
        Map<String, Object> document = RunForm.document(run, engine);
        document.put("epochs", run.epochs());
        document.put("environment", run.environment());
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("triggered by", run.triggeredBy().word() + " (" + run.triggerReference() + ")");
        facts.put("queued", times().full(run.queuedAt()));
        facts.put("started", times().full(run.startedAt()));
        facts.put("ended", times().full(run.completedAt()));
        facts.put("took", RunForm.took(run.duration()));
        run.artifact()
                .ifPresent(artifact -> facts.put(
                        "file",
                        Counted.of(artifact.bytes()) + " bytes, SHA-256 "
                                + artifact.digest().hex()));
        facts.putAll(new RunFacts(times()).of(run));
        Report report = Report.of(RunForm.sentence(run, engine)).facts(facts);
        report.heading("Validation");
        if (run.validationMetrics().isEmpty()) {
            report.line("There was none.");
        } else {
            ValidationForm.describe(report, run.validationMetrics());
        }
        report.heading("Epochs").table(RunForm.epochs(run.epochs()), "There were none.");
        return Answer.of(document, report);
    }
}
