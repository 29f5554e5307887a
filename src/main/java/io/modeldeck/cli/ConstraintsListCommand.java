package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.quality.Constraint;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description =
                "Lists what people demand of the features of a model; export constraints writes the same to a file.",
        footer = {"", "Example:", "  modeldeck constraints list --model churn"})
final class ConstraintsListCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    ConstraintsListCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        List<Constraint> constraints =
                engine.constraints().ofModel(model.of(engine).id());
        return Answer.of(ConstraintForm.document(constraints), ConstraintForm.report(constraints));
    }
}
