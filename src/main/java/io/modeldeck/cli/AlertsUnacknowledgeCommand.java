package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "unacknowledge",
        description = "Takes an acknowledgement back: the alert asks for attention again, also one that it has closed.",
        footer = {"", "Example:", "  modeldeck alerts unacknowledge 12 --comment \"that was another one\""})
final class AlertsUnacknowledgeCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the alert.")
    private long id;

    @Mixin
    private ActorOptions actor;

    AlertsUnacknowledgeCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        Decision decision =
                engine.alerts().unacknowledge(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return Answer.of(AlertForm.document(engine.alerts().require(id)), decision.reason());
    }
}
