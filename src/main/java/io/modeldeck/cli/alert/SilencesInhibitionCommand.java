package io.modeldeck.cli.alert;

import io.modeldeck.alert.Inhibition;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "inhibition",
        description = "Lets alerts hide others of the same model that say the same and less, or not; silences list"
                + " names them.",
        footer = {"", "Example:", "  modeldeck silences inhibition critical-hides-lesser --off"})
final class SilencesInhibitionCommand extends WritingCommand {

    @Parameters(paramLabel = "NAME", description = "failures-hide-latency or critical-hides-lesser.")
    private String name;

    @Option(names = "--on", order = 1, description = "They hide them.")
    private boolean on;

    @Option(names = "--off", order = 2, description = "They do not.")
    private boolean off;

    SilencesInhibitionCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (on == off) {
            throw new WrongUsage("Switch it with --on or with --off.");
        }
        Inhibition inhibition = Inhibition.of(name);
        engine.silences().inhibit(actor.actor(engine), actor.at(engine, times()), inhibition, on);
        return Answer.of(
                Answer.document("name", name, "on", on, "words", inhibition.sentence()),
                (on ? "On: " : "Off: ") + inhibition.sentence() + ".");
    }
}
