package io.modeldeck.cli.event;

import io.modeldeck.app.Engine;
import io.modeldeck.app.ImportedLabels;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.ModelOption;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.cli.kit.WrongUsage;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.FeedbackImportOptions;
import io.modeldeck.telemetry.FeedbackReport;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description =
                "Brings labels to their events, by id or in the order of the rows of the file that the events came"
                        + " from.",
        footer = {
            "",
            "Example:",
            "  modeldeck feedback import outcomes.csv --model churn --id id --label left --time known"
        })
final class FeedbackImportCommand extends WritingCommand {

    @Parameters(paramLabel = "FILE", description = "CSV, CSV.gz or JSON Lines.")
    private String file;

    @Mixin
    private ModelOption model;

    @Option(names = "--id", paramLabel = "COL", order = 2, description = "Id of the event.")
    private Optional<String> id;

    @Option(
            names = "--by-row",
            paramLabel = "EVENTS",
            order = 3,
            description = "The file that the events were imported from: its k-th row gets the k-th label.")
    private Optional<String> byRow;

    @Option(
            names = "--label",
            paramLabel = "COL",
            required = true,
            order = 4,
            description = "What turned out to be true.")
    private String label;

    @Option(names = "--time", paramLabel = "COL", order = 5, description = "When it became known.")
    private Optional<String> time;

    @Option(names = "--strict", order = 6, description = "All or nothing: one bad row refuses the file.")
    private boolean strict;

    @Mixin
    private FileOptions form;

    FeedbackImportCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        if (id.isPresent() == byRow.isPresent()) {
            throw new WrongUsage("Labels find their events by an id or by the order of rows; name one of --id COL and"
                    + " --by-row EVENTS.csv.");
        }
        FeedbackImportOptions options = new FeedbackImportOptions(
                id, byRow.map(session::path), label, time, strict, form.read(), form.timeFormat(), zone());
        ImportedLabels imported = engine.imports()
                .feedback(actor.actor(engine), session.path(file), model.name(), options, session.progress());
        FeedbackReport report = imported.report();
        if (report.cancelled()) {
            throw StoppedImport.of(session.path(file), "the labels", report.rows());
        }
        Report text = Report.of(Numbers.count(report.labelled(), "event", "events") + " of " + model.name()
                + " got a label from " + Numbers.count(report.rows(), "row", "rows") + "; " + report.unchanged()
                + " had it already, " + report.missing() + " rows have none, "
                + report.rejected().count()
                + " were kept out.");
        imported.judged()
                .ifPresent(at -> text.line("Drift was checked for " + times().full(at)
                        + " with them, and the alert rules have looked at it."));
        return Answer.of(
                Answer.document(
                        "model",
                        model.name(),
                        "rows",
                        report.rows(),
                        "labelled",
                        report.labelled(),
                        "unchanged",
                        report.unchanged(),
                        "missing",
                        report.missing(),
                        "unknown",
                        report.unknown(),
                        "rejected",
                        report.rejected().count(),
                        "rejections",
                        report.rejected().listed(),
                        "from",
                        report.range().map(TimeRange::from),
                        "to",
                        report.range().map(TimeRange::to),
                        "judged",
                        imported.judged()),
                RejectedRows.add(text, report.rejected()));
    }
}
