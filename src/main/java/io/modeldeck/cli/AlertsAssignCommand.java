package io.modeldeck.cli;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "assign",
        description = "Says who looks after an alert.",
        footer = {"", "Example:", "  modeldeck alerts assign 12 --to reviewer"})
final class AlertsAssignCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the alert.")
    private long id;

    @Option(names = "--to", paramLabel = "NAME", order = 1, description = "Who.")
    private Optional<String> to;

    @Option(names = "--to-nobody", order = 2, description = "Nobody any longer.")
    private boolean nobody;

    @Mixin
    private ActorOptions actor;

    AlertsAssignCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        if (to.isPresent() == nobody) {
            throw new WrongUsage("Say who looks after alert " + id + " with --to NAME, or --to-nobody.");
        }
        Alert alert = engine.alerts().assign(actor.actor(engine), actor.at(engine, times()), id, to, actor.comment());
        return Answer.of(AlertForm.document(alert), "Alert " + id + " is assigned to " + to.orElse("nobody") + ".");
    }
}
