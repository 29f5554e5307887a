package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "acknowledge",
        description = "Says that somebody has seen an alert; it closes once it has recovered, too.",
        footer = {"", "Example:", "  modeldeck alerts acknowledge 12 --comment \"the feature service was restarted\""})
final class AlertsAcknowledgeCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the alert.")
    private long id;

    @Mixin
    private ActorOptions actor;

    AlertsAcknowledgeCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        Decision decision =
                engine.alerts().acknowledge(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return Answer.of(AlertForm.document(engine.alerts().require(id)), decision.reason());
    }
}
