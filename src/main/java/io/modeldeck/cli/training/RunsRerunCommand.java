package io.modeldeck.cli.training;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.training.run.Reproduction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "rerun",
        description = {
            "Trains the rows of a run with its recipe once more and says whether the same file comes out, bit for bit, and"
                    + " what differs where not. No version is added. Exit code 1 where the files differ."
        },
        footer = {"", "Example:", "  modeldeck runs rerun 3"})
final class RunsRerunCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the run.")
    private long id;

    RunsRerunCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Reproduction found = engine.training().rerun(actor.actor(engine), actor.at(engine, times()), id);
        Report report = Report.of(found.sentence());
        if (found.equal()) {
            found.differences().forEach(report::line);
        }
        return new Answer(
                Answer.document(
                        "run",
                        id,
                        "equal",
                        found.equal(),
                        "sha256",
                        found.recorded().digest().hex(),
                        "bytes",
                        found.recorded().bytes(),
                        "foundSha256",
                        found.found().digest().hex(),
                        "foundBytes",
                        found.found().bytes(),
                        "differences",
                        found.differences()),
                report,
                found.equal() ? ExitCode.DONE : ExitCode.REFUSED);
    }
}
