package io.modeldeck.cli;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.app.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "rate",
        description = "Says whether an alert was useful or noise; rules list counts both for each rule.",
        footer = {"", "Example:", "  modeldeck alerts rate 12 noise --comment \"a backup runs at that hour\""})
final class AlertsRateCommand extends EngineCommand {

    @Parameters(index = "0", paramLabel = "ID", description = "Number of the alert.")
    private long id;

    @Parameters(index = "1", paramLabel = "WORD", description = "useful or noise.")
    private String word;

    @Mixin
    private ActorOptions actor;

    AlertsRateCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        Alert alert = engine.alerts()
                .rate(actor.actor(engine), actor.at(engine, times()), id, Usefulness.of(word), actor.comment());
        return Answer.of(AlertForm.document(alert), "Alert " + id + " was " + word + ".");
    }
}
