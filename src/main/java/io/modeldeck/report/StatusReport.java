package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftState;
import io.modeldeck.export.Paper;
import io.modeldeck.registry.ModelInfo;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** How all models do: one row for each, what waits, and what happened. */
final class StatusReport {

    private final Engine engine;
    private final Function<ModelInfo, TimeRange> ranges;
    private final ReportText text;

    StatusReport(Engine engine, Function<ModelInfo, TimeRange> ranges, ZoneId zone) {
        this.engine = engine;
        this.ranges = ranges;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        Overview overview = new OverviewReader(engine).read(ranges);
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(new Paper.Text(summary(overview)));
        parts.add(new Paper.Heading("Models"));
        parts.add(overview.rows().isEmpty() ? new Paper.Text("There is no model yet.") : models(overview));
        parts.add(new Paper.Heading("Alerts that began in this time"));
        parts.add(overview.alerts().isEmpty() ? new Paper.Text("None began.") : alerts(overview.alerts()));
        parts.add(new Paper.Heading("What was decided"));
        parts.add(overview.decisions().isEmpty() ? new Paper.Text("Nothing.") : decisions(overview.decisions()));
        return new Paper(
                "Status of all models",
                range(overview),
                parts,
                text.foot(engine.clock().instant()));
    }

    private String range(Overview overview) {
        return overview.rows().stream()
                .map(OverviewRow::range)
                .distinct()
                .map(text::range)
                .reduce((a, b) -> a + "; " + b)
                .orElse("");
    }

    private static String summary(Overview overview) {
        long critical = overview.open(Severity.CRITICAL);
        long warnings = overview.open(Severity.WARNING);
        return (critical == 1 ? "1 critical alert" : critical + " critical alerts")
                + " and "
                + (warnings == 1 ? "1 warning" : warnings + " warnings")
                + " open; "
                + (overview.waiting() == 1 ? "1 request waits" : overview.waiting() + " requests wait")
                + " for a decision; "
                + (overview.runs() == 1 ? "1 training is" : overview.runs() + " trainings are")
                + " queued or running.";
    }

    private Paper.Grid models(Overview overview) {
        return Paper.Grid.of(
                List.of(
                        "Model",
                        "Health",
                        "Production",
                        "Requests per hour",
                        "p95 latency",
                        "Error rate",
                        "Quality",
                        "Worst drift",
                        "Open alerts",
                        "Last training",
                        "Next due"),
                overview.rows().stream().map(this::model).toList());
    }

    private List<String> model(OverviewRow row) {
        return List.of(
                row.model().name() + (row.historical() ? " (historical)" : ""),
                ReportText.capital(row.health().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                row.production()
                        .map(version -> "v" + version.deploymentVersion())
                        .orElse("nothing"),
                ReportText.number(row.requestsPerHour()),
                Double.isNaN(row.p95()) ? ReportText.NONE : ReportText.number(row.p95()) + " ms",
                ReportText.percent(row.now().errorRate()),
                row.quality()
                        .map(quality -> quality.isShare()
                                ? "accuracy " + ReportText.percent(quality.value())
                                : "RMSE " + ReportText.number(quality.value()))
                        .orElse(ReportText.NONE),
                row.drift()
                        .map(drift -> drift.state() == DriftState.NOT_EVALUATED
                                ? "not evaluated"
                                : DriftWords.subject(drift) + " " + ReportText.number(drift.score()))
                        .orElse("not checked"),
                Long.toString(row.openAlerts().values().stream()
                        .mapToLong(Long::longValue)
                        .sum()),
                row.lastTraining().map(text::time).orElse("none"),
                row.nextDue()
                        .map(due -> due.what().words() + ", " + text.time(due.at()))
                        .orElse(ReportText.NONE));
    }

    private Paper.Grid alerts(List<Alert> alerts) {
        return Paper.Grid.of(
                List.of("No.", "Severity", "What", "Model", "Since"),
                alerts.stream()
                        .map(alert -> List.of(
                                Long.toString(alert.id()),
                                alert.severity().word(),
                                DriftWords.plain(alert.message()),
                                alert.modelName(),
                                text.time(alert.at())))
                        .toList());
    }

    private Paper.Grid decisions(List<AuditEntry> entries) {
        return Paper.Grid.of(
                List.of("When", "Who", "What", "Comment"),
                entries.stream()
                        .map(entry -> List.of(
                                text.time(entry.at()),
                                entry.by() + (entry.simulated() ? " (simulated)" : ""),
                                entry.action() + ", " + entry.subject(),
                                entry.comment()))
                        .toList());
    }
}
