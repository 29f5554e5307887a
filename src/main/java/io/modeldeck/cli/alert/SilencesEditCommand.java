package io.modeldeck.cli.alert;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import java.time.Instant;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = "Changes when a silence or maintenance ends; with --comment also its reason.",
        footer = {"", "Example:", "  modeldeck silences edit 3 --for 2h"})
final class SilencesEditCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the silence.")
    private long id;

    @Mixin
    private UntilOptions until;

    SilencesEditCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Silence before = engine.silences().require(id);
        Instant at = actor.at(engine, times());
        Instant end = until.isGiven() ? until.from(at, times()) : before.range().to();
        String reason = actor.comment().isBlank() ? before.reason() : actor.comment();
        Silence kept = engine.silences().edit(actor.actor(engine), at, id, end, reason);
        return Answer.of(
                new SilenceForm(engine, times()).document(kept),
                "Silence " + id + " holds until " + times().full(kept.range().to()) + ".");
    }
}
