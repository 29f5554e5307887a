package io.modeldeck.cli.model;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Problem;
import io.modeldeck.registry.ModelInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description =
                "Deletes a model with its versions, events, metrics, alerts, requests and runs. The audit log stays.",
        footer = {"", "Example:", "  modeldeck model delete churn --yes --comment \"replaced by churn-2\""})
final class ModelDeleteCommand extends WritingCommand {

    @Parameters(paramLabel = "NAME", description = "Name of the model.")
    private String name;

    @Option(names = "--yes", order = 1, description = "Without it nothing is deleted.")
    private boolean yes;

    ModelDeleteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo model = engine.registry().requireModel(name);
        int versions = engine.registry().versions(model.id()).size();
        if (!yes) {
            throw new Problem("Deleting " + name + " removes " + Numbers.count(versions, "version", "versions")
                    + " and all events of it for good; nothing was deleted. Take a backup, then repeat with --yes.");
        }
        engine.together(() -> {
            engine.jobs().forget(model.id());
            engine.registry().deleteModel(actor.actor(engine), name, actor.comment());
            return null;
        });
        engine.config().invalidate();
        engine.alertRules().invalidate();
        return Answer.of(
                Answer.document("deleted", name, "versions", versions),
                name + " is deleted with " + Numbers.count(versions, "version", "versions") + ".");
    }
}
