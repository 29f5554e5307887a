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
        name = "acknowledge",
        description = "Says that somebody has seen an alert; it closes once it has recovered, too.",
        footer = {"", "Example:", "  modeldeck alerts acknowledge 12 --comment \"the feature service was restarted\""})
final class AlertsAcknowledgeCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

    AlertsAcknowledgeCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        return AlertForm.each(engine, ids, id -> engine.alerts().acknowledge(by, at, id, actor.comment()));
    }
}
