package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.intake.FetchJob;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "retry",
        description =
                "Takes up a fetch job that waits, failed or was cancelled; what is here is not fetched again. Options say how it is added instead.",
        footer = {"", "Example:", "  modeldeck fetch retry 3 --map input=width,length"})
final class FetchRetryCommand extends WritingCommand {

    @Parameters(paramLabel = "JOB", description = "The number of the fetch job.")
    private long id;

    @Mixin
    private FetchWishOptions wish;

    @Option(names = "--queue-only", order = 15, description = "Only queues it; the open console fetches it.")
    private boolean queueOnly;

    FetchRetryCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        FetchJob job = engine.fetches()
                .retry(actor.actor(engine), actor.at(engine, times()), id, wish.wish(), actor.comment());
        FetchJob over = queueOnly ? job : new FetchWait(session).finish(engine, id);
        return new Answer(
                FetchForm.job(over, engine.fetches()),
                FetchForm.report(over, engine.fetches(), times()),
                queueOnly ? ExitCode.DONE : FetchWait.exitCode(over));
    }
}
