package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.LimitOption;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.validation.PastValidation;
import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = "Lists the validations of versions, also those that a later one replaced; the newest first.",
        footer = {"", "Example:", "  modeldeck validations list --model churn --version 3"})
final class ValidationsListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    @Mixin
    private VersionOption version;

    @Mixin
    private LimitOption limit;

    ValidationsListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        OptionalLong modelId = model.id(engine);
        if (version.isNamed() && modelId.isEmpty()) {
            throw new WrongUsage("--version needs the model that it belongs to: --model NAME.");
        }
        OptionalLong versionId = modelId.isEmpty()
                ? OptionalLong.empty()
                : version.id(engine, engine.registry().requireModel(modelId.getAsLong()));
        List<PastValidation> found = engine.training().validations(modelId, versionId, limit.rows());
        return Answer.of(
                Answer.document(
                        "validations",
                        found.stream()
                                .map(past -> ValidationForm.document(past, engine))
                                .toList()),
                new Report().table(ValidationForm.table(found, engine, times()), "Nothing has been validated yet."));
    }
}
