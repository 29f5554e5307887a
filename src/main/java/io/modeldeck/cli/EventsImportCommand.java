package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.app.RetainedTable;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportReport;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        description = {
            "Imports events from a file and works the model through their time. Rows that cannot be read are kept out"
                    + " and listed. Repeating an import doubles nothing."
        },
        footer = {
            "",
            "Example:",
            "  modeldeck events import may.csv --model churn --time at --id id --prediction said --label left --json"
        })
final class EventsImportCommand extends EngineCommand {

    @Parameters(paramLabel = "FILE", description = "CSV, CSV.gz or JSON Lines.")
    private String file;

    @Option(names = "--model", paramLabel = "NAME", required = true, order = 1, description = "Added when it is new.")
    private String model;

    @Mixin
    private EventColumns columns;

    @Option(
            names = "--as-reference",
            order = 40,
            description = "These rows are the baseline; nothing is checked within them.")
    private boolean asReference;

    @Option(names = "--strict", order = 41, description = "All or nothing: one bad row refuses the file.")
    private boolean strict;

    @Mixin
    private FileOptions form;

    @Mixin
    private ActorOptions actor;

    EventsImportCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.CREATE;
    }

    @Override
    Answer answer(Engine engine) {
        EventImportOptions options = columns.fill(EventImportOptions.builder())
                .asReference(asReference)
                .strict(strict)
                .read(form.read())
                .timeFormat(form.timeFormat().orElse(null))
                .zone(zone())
                .build();
        Path path = session.path(file);
        ImportReport report = engine.imports().events(actor.actor(engine), path, model, options, session.progress());
        if (report.cancelled()) {
            throw StoppedImport.of(
                    path, Numbers.count(report.imported() + report.duplicates(), "event", "events"), report.rows());
        }
        Optional<ModelVersion> version = engine.registry().version(report.versionId());
        Report text = report(report, version);
        retention(engine, report).ifPresent(text::line);
        return Answer.of(
                Answer.document(
                        "model",
                        model,
                        "version",
                        version.map(ModelVersion::deploymentVersion),
                        "sourceVersion",
                        version.map(ModelVersion::sourceVersion),
                        "createdModel",
                        report.createdModel(),
                        "createdVersion",
                        report.createdVersion(),
                        "rows",
                        report.rows(),
                        "imported",
                        report.imported(),
                        "duplicates",
                        report.duplicates(),
                        "labelled",
                        report.labelled(),
                        "rejected",
                        report.rejected().count(),
                        "rejections",
                        report.rejected().listed(),
                        "from",
                        report.range().map(TimeRange::from),
                        "to",
                        report.range().map(TimeRange::to),
                        "asReference",
                        asReference),
                text);
    }

    /** What of it retention will take away, so that nobody is surprised by it. */
    private Optional<String> retention(Engine engine, ImportReport report) {
        return engine.registry().model(model).stream()
                .filter(info -> report.imported() > 0)
                .flatMap(info -> engine.retention().plan(Optional.of(info)).stream())
                .filter(plan -> plan.table() == RetainedTable.EVENTS && plan.removed() > 0)
                .findFirst()
                .map(plan -> Numbers.count(plan.removed(), "event", "events") + " of before "
                        + times().full(plan.before().orElseThrow()) + " will go at the next run of retention, which"
                        + " keeps " + Times.length(plan.keep())
                        + " back from the newest event; their daily figures stay."
                        + " To keep them: modeldeck config set retention.events=3650d --model " + model);
    }

    private Report report(ImportReport report, Optional<ModelVersion> version) {
        Report text = Report.of(Numbers.count(report.imported(), "event", "events") + " of "
                + Numbers.count(report.rows(), "row", "rows") + " imported into "
                + version.map(ModelVersion::label).orElse(model) + ", " + report.labelled() + " with a label; "
                + report.duplicates() + " were there already, "
                + report.rejected().count() + " kept out.");
        report.range()
                .ifPresent(r -> text.line("From " + times().full(r.from()) + " to " + times().full(r.to())
                        + (asReference ? "; they are the baseline." : ".")));
        return RejectedRows.add(text, report.rejected());
    }
}
