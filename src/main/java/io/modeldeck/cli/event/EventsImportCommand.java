package io.modeldeck.cli.event;

import io.modeldeck.app.Engine;
import io.modeldeck.app.ImportedEvents;
import io.modeldeck.app.RetainedTable;
import io.modeldeck.app.RetentionPlan;
import io.modeldeck.cli.kit.ActorOptions;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.EngineCommand;
import io.modeldeck.cli.kit.FileOptions;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.schedule.Durations;
import io.modeldeck.telemetry.EventImportOptions;
import io.modeldeck.telemetry.ImportReport;
import java.nio.file.Path;
import java.time.Instant;
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
    protected Access access() {
        return Access.CREATE;
    }

    @Override
    protected Answer answer(Engine engine) {
        EventImportOptions options = columns.fill(EventImportOptions.builder())
                .asReference(asReference)
                .strict(strict)
                .read(form.read())
                .timeFormat(form.timeFormat().orElse(null))
                .zone(zone())
                .build();
        Path path = session.path(file);
        ImportedEvents imported =
                engine.imports().events(actor.actor(engine), path, model, options, session.progress());
        ImportReport report = imported.report();
        if (report.cancelled()) {
            throw StoppedImport.of(
                    path, Numbers.count(report.imported() + report.duplicates(), "event", "events"), report.rows());
        }
        Optional<ModelVersion> version = engine.registry().version(report.versionId());
        Report text = report(report, version);
        imported.judgedAgain().ifPresent(at -> text.line(judgedAgain(at)));
        Optional<RetentionPlan> older = older(engine, report);
        older.map(this::retention).ifPresent(text::line);
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
                        asReference,
                        "judgedAgain",
                        imported.judgedAgain(),
                        "olderThanKept",
                        older.map(plan -> Answer.document(
                                "events",
                                plan.removed(),
                                "before",
                                plan.before(),
                                "keep",
                                Durations.text(plan.keep())))),
                text);
    }

    private String judgedAgain(Instant at) {
        return "Some of them happened before " + times().full(at)
                + ", which was judged before: their figures are brought up"
                + " to date, and the newest checks of data and drift were made again with them. What earlier checks found"
                + " stays as it was found.";
    }

    /** What of the model is older than retention keeps, so that nobody is surprised by it. */
    private Optional<RetentionPlan> older(Engine engine, ImportReport report) {
        return engine.registry().model(model).stream()
                .filter(info -> report.imported() > 0)
                .flatMap(info -> engine.retention().plan(Optional.of(info)).stream())
                .filter(plan -> plan.table() == RetainedTable.EVENTS && plan.removed() > 0)
                .findFirst();
    }

    private String retention(RetentionPlan plan) {
        String keep = Numbers.count(plan.keep().toDays(), "day", "days");
        return Numbers.count(plan.removed(), "event", "events") + " of before "
                + times().full(plan.before().orElseThrow()) + " are older than retention keeps (" + keep
                + " back from the newest event). They stay for " + keep
                + " from when they came in; modeldeck retention run takes them at once. Their daily figures stay for good."
                + " To keep them longer: modeldeck config set retention.events=3650d --model " + model;
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
