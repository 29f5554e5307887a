package io.modeldeck.cli;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
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
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        Silence over = engine.silences().expire(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(new SilenceForm(engine, times()).document(over), "Silence " + id + " is over.");
    }
}
