package io.modeldeck.cli.drift;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.RangeOptions;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftType;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.registry.ModelInfo;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "drift",
        description = "Shows the newest drift and data-quality check of a model, or the drift checks of a range.",
        footer = {"", "Example:", "  modeldeck drift --model churn --last 30d --type input"})
final class DriftCommand extends ReadingCommand {

    /** Not required by the parser, which would ask for it before a command below this one, too. */
    @Option(names = "--model", paramLabel = "NAME", order = 1, description = "Name of the model; always needed.")
    private Optional<String> model;

    @Spec
    private CommandSpec spec;

    @Mixin
    private RangeOptions range;

    @Option(names = "--type", paramLabel = "TYPE", order = 3, description = "Only input, prediction or concept.")
    private Optional<DriftType> type;

    @Option(names = "--feature", paramLabel = "NAME", order = 4, description = "Only this feature.")
    private Optional<String> feature;

    DriftCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        ModelInfo info = engine.registry()
                .requireModel(model.orElseThrow(
                        () -> new ParameterException(spec.commandLine(), "Missing required option: '--model=NAME'")));
        List<DriftResult> results = range.isGiven() ? history(engine, info) : latest(engine, info);
        Optional<QualityReport> quality = engine.quality().latest(info.id());
        TextTable table = new TextTable(
                times().head("at"),
                "type",
                "feature",
                "state",
                "method",
                "statistic>",
                "p corrected>",
                "effect>",
                "threshold>",
                "n ref>",
                "n cur>",
                "score>");
        results.forEach(r -> table.row(
                times().text(r.at()),
                r.type().word(),
                r.feature().orElse("(all)"),
                r.state(),
                r.verdict().method(),
                Numbers.text(r.verdict().statistic()),
                Numbers.text(r.verdict().pValueCorrected()),
                Numbers.text(r.verdict().effectSize()),
                Numbers.text(r.verdict().threshold()),
                r.nReference(),
                r.nCurrent(),
                Numbers.score(r.verdict().driftScore())));
        Report report = new Report()
                .table(
                        table,
                        "No drift was checked yet; modeldeck jobs run driftCheck --model " + info.name() + " does.");
        if (!range.isGiven()) {
            report.heading("In words");
            results.forEach(r -> report.line("  " + r.sentence()));
        }
        report.heading("Data quality");
        quality.ifPresentOrElse(
                q -> {
                    report.line("Checked at " + times().full(q.at()) + ", "
                            + Numbers.count(q.rows(), "row", "rows") + ", "
                            + Numbers.count(q.findings().size(), "finding", "findings"));
                    q.findings().forEach(finding -> report.line("  " + finding.sentence()));
                },
                () -> report.line("No quality was checked yet."));
        return Answer.of(
                Answer.document(
                        "model",
                        info.name(),
                        "results",
                        results.stream().map(DriftForm::document).toList(),
                        "quality",
                        quality.map(DriftForm::quality)),
                report);
    }

    private List<DriftResult> latest(Engine engine, ModelInfo info) {
        return engine.drift().latest(info.id()).stream()
                .filter(r -> type.isEmpty() || type.get() == r.type())
                .filter(r -> feature.isEmpty() || feature.equals(r.feature()))
                .toList();
    }

    private List<DriftResult> history(Engine engine, ModelInfo info) {
        return engine.drift().history(info.id(), range.within(checks(engine, info), times()), type, feature);
    }

    /** All that there can be checks of. A check is dated at its due time, which may lie behind the newest event. */
    static TimeRange checks(Engine engine, ModelInfo info) {
        TimeRange events = RangeOptions.all(engine, info);
        return new TimeRange(events.from(), events.to().plus(1, ChronoUnit.DAYS));
    }
}
