package io.modeldeck.cli.alert;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "expire",
        description = "Ends a silence or maintenance before its time.",
        footer = {"", "Example:", "  modeldeck silences expire 3"})
final class SilencesExpireCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the silence.")
    private long id;

    SilencesExpireCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Silence over = engine.silences().expire(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(new SilenceForm(engine, times()).document(over), "Silence " + id + " is over.");
    }
}
