package io.modeldeck.cli.alert;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "expire",
        description = "Ends a silence or maintenance before its time.",
        footer = {"", "Example:", "  modeldeck silences expire 3"})
final class SilencesExpireCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the silence.")
    private long id;

    @Mixin
    private ActorOptions actor;

    SilencesExpireCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.WRITE;
    }

    @Override
    protected Answer answer(Engine engine) {
        Silence over = engine.silences().expire(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(new SilenceForm(engine, times()).document(over), "Silence " + id + " is over.");
    }
}
