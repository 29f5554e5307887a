package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.intake.FetchJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "cancel",
        description = "Stops a fetch job for good and removes what it brought.",
        footer = {"", "Example:", "  modeldeck fetch cancel 3"})
final class FetchCancelCommand extends WritingCommand {

    @Parameters(paramLabel = "JOB", description = "The number of the fetch job.")
    private long id;

    FetchCancelCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        FetchJob job = engine.fetches().cancel(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(FetchForm.job(job, engine.fetches()), "Fetch job " + id + " is cancelled.");
    }
}
