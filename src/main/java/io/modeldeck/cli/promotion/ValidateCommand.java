package io.modeldeck.cli.promotion;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.FileRows;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.VersionOption;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Table;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Validation;
import io.modeldeck.telemetry.file.FileRange;
import io.modeldeck.telemetry.file.RowRange;
import io.modeldeck.training.recipe.Recipe;
import io.modeldeck.training.validation.ShadowReplay;
import io.modeldeck.training.validation.SuccessCriteria;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "validate",
        description = {
            "Measures a version on labelled rows that it has not learnt from, against its success criteria and the"
                    + " version in production, and keeps the verdict. Beside the figures it says whether the difference to"
                    + " the champion is more than chance, where the version is weak, whether its probabilities hold, and"
                    + " whether the rows could have told their answers beforehand."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck validate --model churn --version 3 --input holdout.csv --label left",
            "  modeldeck validate --model churn --version 3 --last 1000"
        })
final class ValidateCommand extends WritingCommand {

    @Mixin
    private ModelOption model;

    @Mixin
    private VersionOption version;

    @Option(names = "--input", paramLabel = "FILE", order = 3, description = "The labelled rows.")
    private Optional<String> input;

    @Option(
            names = "--last",
            paramLabel = "N",
            order = 3,
            description =
                    "In the place of a file: the newest labelled events of the model, of which those count that are"
                            + " newer than what the version learnt from.")
    private Optional<Integer> last;

    @Option(
            names = "--label",
            paramLabel = "COL",
            order = 4,
            description = "What turned out to be true; goes with --input.")
    private Optional<String> label;

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

    @Spec
    private CommandSpec spec;

    @Mixin
    private FileOptions file;

    ValidateCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelVersion chosen = version.serving(engine, model.of(engine));
        SuccessCriteria wanted = Recipe.of(chosen.metadata(), Recipe.standard())
                .successCriteria()
                .overridden(criteria, against, failOn);
        ModelVersion validated = validated(engine, chosen, wanted);
        boolean passed = validated.validation() == Validation.PASSED;
        Map<String, Object> detail = validated.validationDetail();
        Report report = Report.of(validated.label() + (passed ? " passed" : " failed") + " its validation on "
                + Numbers.count(rows(detail), "row", "rows") + ".");
        ValidationForm.describe(report, detail);
        return new Answer(
                Answer.document(
                        "model",
                        validated.modelName(),
                        "version",
                        validated.deploymentVersion(),
                        "rows",
                        rows(detail),
                        "passed",
                        passed,
                        "validation",
                        detail),
                report,
                passed ? ExitCode.DONE : ExitCode.REFUSED);
    }

    private ModelVersion validated(Engine engine, ModelVersion chosen, SuccessCriteria wanted) {
        if (last.isPresent() == input.isPresent() || input.isPresent() != label.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Name the rows: --input FILE --label COL, or --last N for the newest labelled events");
        }
        Instant at = actor.at(engine, times());
        if (last.isPresent()) {
            if (last.get() < 1 || last.get() > ShadowReplay.MOST) {
                throw new ParameterException(
                        spec.commandLine(), "--last takes a number of events from 1 to " + ShadowReplay.MOST);
            }
            return engine.training().validateRecent(actor.actor(engine), at, chosen.id(), last.get(), wanted);
        }
        Table table = table(chosen, input.get(), label.get());
        return engine.training().validate(actor.actor(engine), at, chosen.id(), table, label.get(), wanted);
    }

    private Table table(ModelVersion chosen, String from, String truth) {
        FileRange range = FileRange.parse(session.path(from).toString());
        FileRows rows = FileRows.read(
                range.file(),
                range.rows().equals(RowRange.ALL) ? file.read() : file.read().withRows(range.rows()));
        rows.requireComplete(truth, "--label");
        for (String column : chosen.mapping().columns()) {
            rows.require(column, "the model's inputs");
        }
        return rows.timed().table();
    }

    private static long rows(Map<String, Object> detail) {
        return ((Number) detail.get("rows")).longValue();
    }
}
