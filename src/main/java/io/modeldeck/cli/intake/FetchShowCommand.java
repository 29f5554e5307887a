package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.intake.FetchJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "One fetch job: how far it is, and why it failed.",
        footer = {"", "Example:", "  modeldeck fetch show 3"})
final class FetchShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "JOB", description = "The number of the fetch job.")
    private long id;

    FetchShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        FetchJob job = engine.fetches().job(id);
        return Answer.of(FetchForm.job(job, engine.fetches()), FetchForm.report(job, engine.fetches(), times()));
    }
}
