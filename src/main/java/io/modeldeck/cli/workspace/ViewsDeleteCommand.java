package io.modeldeck.cli.workspace;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Throws a saved view away.",
        footer = {"", "Example:", "  modeldeck views delete \"Drift of churn\""})
final class ViewsDeleteCommand extends WritingCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the view.")
    private String name;

    ViewsDeleteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        String gone = engine.views()
                .remove(actor.actor(engine), actor.at(engine, times()), name)
                .name();
        return Answer.of(Answer.document("name", gone, "deleted", true), "The view " + gone + " is gone.");
    }
}
