package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.telemetry.FileRange;
import io.modeldeck.telemetry.RowRange;
import io.modeldeck.training.Recipe;
import io.modeldeck.training.SuccessCriteria;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Measures a version on labelled rows that it has not learnt from, against its success criteria and the"
                    + " version in production, and keeps the verdict. Beside the figures it says whether the difference to"
                    + " the champion is more than chance, where the version is weak, whether its probabilities hold, and"
                    + " whether the rows could have told their answers beforehand."
        },
        footer = {"", "Example:", "  modeldeck validate --model churn --version 3 --input holdout.csv --label left"})
final class ValidateCommand extends EngineCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(names = "--input", paramLabel = "FILE", required = true, order = 3, description = "The labelled rows.")
    private String input;

    @Option(
            names = "--label",
            paramLabel = "COL",
            required = true,
            order = 4,
            description = "What turned out to be true.")
    private String label;

    @Option(
            names = "--criterion",
            paramLabel = "NAME=VALUE",
            order = 5,
            description =
                    "A success criterion, as in minAccuracy=0.8, maxLatencyMs=5 or maxSizeMb=20 (default: those of"
                            + " the version's recipe).")
    private Map<String, Double> criteria = new LinkedHashMap<>();

    @Option(
            names = "--against-champion",
            paramLabel = "RULE",
            order = 6,
            description =
                    "What it must show beside the champion: noWorse, withinChance, better, or inform (default: the"
                            + " recipe's, else noWorse).")
    private Optional<String> against;

    @Option(
            names = "--fail-on",
            paramLabel = "CHECK[,CHECK...]",
            split = ",",
            order = 7,
            description = "Checks that fail the validation instead of warning: duplicates, identifiers, labelKnowing,"
                    + " weakSegments, calibration.")
    private List<String> failOn = new ArrayList<>();

    @Mixin
    private FileOptions file;

    @Mixin
    private ActorOptions actor;

    ValidateCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        FileRange range = FileRange.parse(session.path(input).toString());
        FileRows rows = FileRows.read(
                range.file(),
                range.rows().equals(RowRange.ALL) ? file.read() : file.read().withRows(range.rows()));
        rows.requireComplete(label, "--label");
        for (String column : chosen.mapping().columns()) {
            rows.require(column, "the model's inputs");
        }
        Table table = rows.timed().table();
        SuccessCriteria wanted = Recipe.of(chosen.metadata(), Recipe.standard())
                .successCriteria()
                .overridden(criteria, against, failOn);
        ModelVersion validated = engine.training()
                .validate(actor.actor(engine), actor.at(engine, times()), chosen.id(), table, label, wanted);
        boolean passed = validated.validation() == Validation.PASSED;
        Map<String, Object> detail = validated.validationDetail();
        Report report = Report.of(validated.label() + (passed ? " passed" : " failed") + " its validation on "
                + Numbers.count(table.rows(), "row", "rows") + ".");
        ValidationForm.describe(report, detail);
        return new Answer(
                Answer.document(
                        "model",
                        validated.modelName(),
                        "version",
                        validated.deploymentVersion(),
                        "rows",
                        table.rows(),
                        "passed",
                        passed,
                        "validation",
                        detail),
                report,
                passed ? Cli.DONE : Cli.REFUSED);
    }
}
