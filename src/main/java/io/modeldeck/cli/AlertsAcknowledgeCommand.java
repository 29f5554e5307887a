package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "acknowledge",
        description = "Says that somebody has seen an alert; it closes once it has recovered, too.",
        footer = {"", "Example:", "  modeldeck alerts acknowledge 12 --comment \"the feature service was restarted\""})
final class AlertsAcknowledgeCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", arity = "1..*", description = "Number of the alert; of several all or none.")
    private List<Long> ids;

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
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        List<String> reasons = engine.together(
                () -> ids.stream().map(id -> acknowledge(engine, by, at, id)).toList());
        Report text = new Report();
        reasons.forEach(text::line);
        return Answer.of(AlertForm.document(engine, ids), text);
    }

    private String acknowledge(Engine engine, Actor by, Instant at, long id) {
        Decision decision = engine.alerts().acknowledge(by, at, id, actor.comment());
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return decision.reason();
    }
}
