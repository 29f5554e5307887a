package io.modeldeck.cli.alert;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Problem;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "off",
        description = "Ends the maintenance of a model, or without --model that of the workspace.",
        footer = {"", "Example:", "  modeldeck maintenance off --model churn"})
final class MaintenanceOffCommand extends WritingCommand {

    @Mixin
    private ModelFilter model;

    MaintenanceOffCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        OptionalLong id = model.id(engine);
        Instant at = actor.at(engine, times());
        List<Silence> running = engine.silences().current(at).stream()
                .filter(silence -> silence.kind() == Silence.Kind.MAINTENANCE)
                .filter(silence -> silence.matcher().modelId().equals(id))
                .toList();
        if (running.isEmpty()) {
            throw new Problem((id.isPresent() ? "The model" : "The workspace")
                    + " is not in maintenance; modeldeck maintenance show lists what is.");
        }
        List<Silence> over = engine.together(() -> running.stream()
                .map(silence -> engine.silences().expire(actor.actor(engine), at, silence.id(), actor.comment()))
                .toList());
        SilenceForm form = new SilenceForm(engine, times());
        return Answer.of(
                Answer.document("maintenance", over.stream().map(form::document).toList()), "The maintenance is over.");
    }
}
