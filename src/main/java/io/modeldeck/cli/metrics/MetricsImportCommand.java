package io.modeldeck.cli.metrics;

import io.modeldeck.app.Engine;
import io.modeldeck.cli.event.RejectedRows;
import io.modeldeck.cli.event.StoppedImport;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.telemetry.SeriesImportOptions;
import io.modeldeck.telemetry.SeriesReport;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Brings numeric series from outside, such as CPU or the length of a queue. A series has one value at a time, so"
                    + " repeating an import adds nothing."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck metrics import cpu.csv --model churn --time timestamp --value value --name cpu --unit %%"
        })
final class MetricsImportCommand extends EngineCommand {

    @Parameters(paramLabel = "FILE", description = "CSV, CSV.gz or JSON Lines.")
    private String file;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            order = 1,
            description = "The model that they belong to (default: the workspace, for every model to see).")
    private Optional<String> model;

    @Option(
            names = "--time",
            paramLabel = "COL",
            required = true,
            order = 2,
            description = "Time of the value, or row:5m@2026-01-01 for rows at equal distances.")
    private String time;

    @Option(names = "--value", paramLabel = "COL", required = true, order = 3, description = "The number.")
    private String value;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            order = 4,
            description = "Name of the series; with --name-column of rows that name none.")
    private Optional<String> name;

    @Option(
            names = "--name-column",
            paramLabel = "COL",
            order = 5,
            description = "Column that names each row's series.")
    private Optional<String> nameColumn;

    @Option(
            names = "--unit",
            paramLabel = "TEXT",
            defaultValue = "",
            order = 6,
            description = "Shown behind the values (default: what it was).")
    private String unit;

    @Option(names = "--strict", order = 7, description = "All or nothing: one bad row refuses the file.")
    private boolean strict;

    @Mixin
    private FileOptions form;

    @Mixin
    private ActorOptions actor;

    MetricsImportCommand(Session session) {
        super(session);
    }

    @Override
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        SeriesImportOptions options = new SeriesImportOptions(
                time, value, name, nameColumn, unit, strict, form.read(), form.timeFormat(), zone());
        SeriesReport report =
                engine.imports().series(actor.actor(engine), session.path(file), model, options, session.progress());
        if (report.cancelled()) {
            throw StoppedImport.of(session.path(file), "the values", report.rows());
        }
        Report text = Report.of(Numbers.count(report.counts().added(), "value", "values") + " of "
                + String.join(", ", report.names()) + " came in from "
                + Numbers.count(report.rows(), "row", "rows") + "; "
                + report.counts().replaced() + " replaced another, "
                + report.counts().unchanged() + " were there already, " + report.missing() + " rows have none, "
                + report.rejected().count() + " were kept out.");
        return Answer.of(
                Answer.document(
                        "model",
                        model,
                        "series",
                        report.names(),
                        "rows",
                        report.rows(),
                        "added",
                        report.counts().added(),
                        "replaced",
                        report.counts().replaced(),
                        "unchanged",
                        report.counts().unchanged(),
                        "missing",
                        report.missing(),
                        "rejected",
                        report.rejected().count(),
                        "rejections",
                        report.rejected().listed(),
                        "from",
                        report.range().map(TimeRange::from),
                        "to",
                        report.range().map(TimeRange::to)),
                RejectedRows.add(text, report.rejected()));
    }
}
