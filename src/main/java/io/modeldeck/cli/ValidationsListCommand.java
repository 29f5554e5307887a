package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.validation.PastValidation;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description =
                "Lists the validations of a model's versions, also those that a later one replaced; the newest first.",
        footer = {"", "Example:", "  modeldeck validations list --model churn --version 3"})
final class ValidationsListCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Mixin
    private LimitOption limit;

    ValidationsListCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        ModelInfo info = model.of(engine);
        List<PastValidation> found = engine.training().validations(info.id(), version.id(engine, info), limit.rows());
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "validations",
                        found.stream().map(ValidationForm::document).toList()),
                new Report().table(ValidationForm.table(found, times()), "Nothing has been validated yet."));
    }
}
