package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "comment",
        description = "Adds a remark to the history of an alert.",
        footer = {"", "Example:", "  modeldeck alerts comment 12 --comment \"the vendor is looking into it\""})
final class AlertsCommentCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the alert.")
    private long id;

    @Mixin
    private ActorOptions actor;

    AlertsCommentCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        engine.alerts().comment(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(AlertForm.document(engine.alerts().require(id)), "The remark on alert " + id + " is kept.");
    }
}
