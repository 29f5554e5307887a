package io.modeldeck.cli.intake;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.intake.FetchJob;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "start",
        description =
                "Fetches a model and adds it as a candidate; goes on where it was when it is cut off. Ctrl+C leaves the job in the queue.",
        footer = {"", "Example:", "  modeldeck fetch start Xenova/all-MiniLM-L6-v2 --variant quantized --name similar"})
final class FetchStartCommand extends EngineCommand {

    @Mixin
    private FetchSourceOptions source;

    @Option(
            names = "--variant",
            paramLabel = "NAME",
            order = 2,
            defaultValue = "default",
            description = "Which variant, by its name or its file (default: default).")
    private String variant;

    @Mixin
    private FetchWishOptions wish;

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            order = 14,
            description = "Is told how it ended, with POST and JSON.")
    private Optional<String> webhook;

    @Option(names = "--queue-only", order = 15, description = "Only queues it; the open console fetches it.")
    private boolean queueOnly;

    @Mixin
    private ActorOptions actor;

    FetchStartCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        FetchJob job = engine.fetches()
                .start(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        source.of(engine, session),
                        variant,
                        wish.wish(),
                        webhook);
        if (queueOnly) {
            return Answer.of(FetchForm.job(job, engine.fetches()), "Fetch job " + job.id() + " is queued.");
        }
        FetchJob over = new FetchWait(session).finish(engine, job.id());
        return new Answer(
                FetchForm.job(over, engine.fetches()),
                FetchForm.report(over, engine.fetches(), times()),
                FetchWait.exitCode(over));
    }
}
