package io.modeldeck.cli.alert;

import io.modeldeck.alert.Matcher;
import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.TimeRange;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "on",
        description = {
            "Puts a model, or without --model the whole workspace, into maintenance until a time.",
            "Its alerts are kept but ask for nobody's attention, and no retraining is proposed meanwhile."
        },
        footer = {"", "Example:", "  modeldeck maintenance on --model churn --for 2h --comment \"database upgrade\""})
final class MaintenanceOnCommand extends WritingCommand {

    @Mixin
    private ModelFilter model;

    @Mixin
    private UntilOptions until;

    MaintenanceOnCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Instant at = actor.at(engine, times());
        Instant end = until.from(at, times());
        Silence kept = engine.silences()
                .add(
                        actor.actor(engine),
                        at,
                        Silence.Kind.MAINTENANCE,
                        Matcher.ofModel(model.id(engine)),
                        new TimeRange(at, end.isBefore(at) ? at : end),
                        actor.comment());
        SilenceForm form = new SilenceForm(engine, times());
        return Answer.of(
                form.document(kept),
                "Maintenance of " + form.model(kept).orElse("the workspace") + " until "
                        + times().full(kept.range().to()) + ".");
    }
}
