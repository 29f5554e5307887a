package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.registry.ModelInfo;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Puts the version that was in production before back there.",
        footer = {"", "Example:", "  modeldeck rollback --model churn --comment \"answers look odd since noon\""})
final class RollbackCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Option(
            names = "--unvalidated",
            order = 4,
            description = "Goes on without a new validation of a version that left production long ago; the comment is"
                    + " the reason.")
    private boolean unvalidated;

    @Option(
            names = "--replacing",
            paramLabel = "VERSION",
            order = 6,
            description = "Only where this version is in production now: nobody decided meanwhile.")
    private Optional<String> replacing;

    RollbackCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        return PromoteCommand.answer(engine.promotion()
                .rollback(
                        actor.actor(engine),
                        actor.at(engine, times()),
                        info.id(),
                        actor.comment(),
                        unvalidated,
                        PromoteCommand.seen(engine, info, replacing)));
    }
}
