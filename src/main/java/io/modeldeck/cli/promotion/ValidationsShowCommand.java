package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.validation.PastValidation;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a validation: figures, comparison with the champion, checks, segments, calibration.",
        footer = {"", "Example:", "  modeldeck validations show 12"})
final class ValidationsShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the validation.")
    private long id;

    ValidationsShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        PastValidation past = engine.training().pastValidation(id);
        Map<String, Object> document = ValidationForm.document(past, engine);
        document.put("validation", past.detail());
        Report report = Report.of("Validation " + past.id() + " of "
                + engine.registry().requireVersion(past.versionId()).label() + ", "
                + times().full(past.at()) + ", by " + past.by() + ".");
        ValidationForm.describe(report, past.detail());
        return Answer.of(document, report);
    }
}
