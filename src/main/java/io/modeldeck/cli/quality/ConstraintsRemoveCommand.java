package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.quality.Constraint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "remove",
        description = "Removes a constraint; what it found before stays in the checks.",
        footer = {"", "Example:", "  modeldeck constraints remove 3 --comment \"the limit is gone\""})
final class ConstraintsRemoveCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the constraint.")
    private long id;

    ConstraintsRemoveCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        Constraint removed =
                engine.constraints().remove(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                ConstraintForm.document(removed), "Constraint " + id + " is removed: " + removed.words() + ".");
    }
}
