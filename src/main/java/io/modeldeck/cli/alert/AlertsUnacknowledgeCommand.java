package io.modeldeck.cli.alert;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "unacknowledge",
        description = "Takes an acknowledgement back: the alert asks for attention again, also one that it has closed.",
        footer = {"", "Example:", "  modeldeck alerts unacknowledge 12 --comment \"that was another one\""})
final class AlertsUnacknowledgeCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

    AlertsUnacknowledgeCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        return AlertForm.each(engine, ids, id -> engine.alerts().unacknowledge(by, at, id, actor.comment()));
    }
}
