package io.modeldeck.cli.quality;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.quality.QualityReport;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description =
                "Lists what people demand of the features of a model, and how many rows of the newest check break it; export"
                        + " constraints writes the demands to a file.",
        footer = {"", "Example:", "  modeldeck constraints list --model churn"})
final class ConstraintsListCommand extends ReadingCommand {

    @Mixin
    private ModelOption model;

    ConstraintsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        long id = model.of(engine).id();
        Optional<QualityReport> check = engine.quality().latest(id);
        return ConstraintForm.verdicts(engine.constraints().verdicts(id, check), check);
    }
}
