package io.modeldeck.cli.alert;

import io.modeldeck.alert.Silence;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "show",
        description = "Shows what is in maintenance, until when and why.",
        footer = {"", "Example:", "  modeldeck maintenance show"})
final class MaintenanceShowCommand extends ReadingCommand {

    MaintenanceShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Instant now = engine.clock().instant();
        List<Silence> running = engine.silences().current(now).stream()
                .filter(silence -> silence.kind() == Silence.Kind.MAINTENANCE)
                .toList();
        SilenceForm form = new SilenceForm(engine, times());
        return Answer.of(
                Answer.document(
                        "maintenance", running.stream().map(form::document).toList()),
                new Report().table(form.table(running, now), "Nothing is in maintenance."));
    }
}
