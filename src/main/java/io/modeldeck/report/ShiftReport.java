package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertFilter;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Paper;
import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.retraining.RetrainingRequest;
import io.modeldeck.schedule.Job;
import io.modeldeck.training.run.TrainingRun;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What the next shift must know: what is open, what waits, what happened. */
final class ShiftReport {

    private static final int MOST = 200;

    private final Engine engine;
    private final OptionalLong modelId;
    private final TimeRange range;
    private final ReportText text;

    ShiftReport(Engine engine, OptionalLong modelId, TimeRange range, ZoneId zone) {
        this.engine = engine;
        this.modelId = modelId;
        this.range = range;
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<Paper.Part> parts = new ArrayList<>();
        List<Alert> open = engine.alerts().open(modelId).stream()
                .filter(alert -> alert.firings() > 0)
                .sorted(Comparator.comparing((Alert alert) -> alert.acknowledged())
                        .thenComparing(Alert::severity, Comparator.reverseOrder())
                        .thenComparing(Alert::at))
                .toList();
        List<RetrainingRequest> waiting =
                engine.retraining().requests(modelId, Optional.of(RequestStatus.PENDING_APPROVAL), MOST);
        parts.add(new Paper.Text(summary(open, waiting)));
        parts.add(new Paper.Heading("Open alerts"));
        parts.add(open.isEmpty() ? new Paper.Text("None is open.") : alerts(open));
        parts.add(new Paper.Heading("Waiting for a decision"));
        parts.add(waiting.isEmpty() ? new Paper.Text("Nothing waits.") : requests(waiting));
        parts.add(new Paper.Heading("Closed in this shift"));
        parts.add(closed());
        parts.add(new Paper.Heading("Trainings"));
        parts.add(runs());
        parts.add(new Paper.Heading("Jobs that need somebody"));
        parts.add(jobs());
        parts.add(new Paper.Heading("What people did"));
        parts.add(deeds());
        return new Paper(
                "Shift handover",
                text.range(range),
                parts,
                text.foot(engine.clock().instant()));
    }

    private String summary(List<Alert> open, List<RetrainingRequest> waiting) {
        long unseen = open.stream().filter(Alert::asksForAttention).count();
        return (open.size() == 1 ? "1 alert is open, " : open.size() + " alerts are open, ")
                + unseen
                + " of them not acknowledged; "
                + (waiting.size() == 1 ? "1 request waits" : waiting.size() + " requests wait")
                + " for a decision.";
    }

    private Paper.Grid alerts(List<Alert> alerts) {
        return Paper.Grid.of(
                List.of("No.", "Severity", "What", "Model", "Since", "State", "Seen by"),
                alerts.stream()
                        .map(alert -> List.of(
                                Long.toString(alert.id()),
                                alert.severity().word(),
                                DriftWords.plain(alert.message()),
                                alert.modelName(),
                                text.time(alert.at()),
                                alert.isUnrecovered() ? alert.state().word().replace('_', ' ') : "recovered",
                                alert.acknowledgedBy().orElse(ReportText.NONE)))
                        .toList());
    }

    private Paper.Grid requests(List<RetrainingRequest> waiting) {
        return Paper.Grid.of(
                List.of("No.", "Model", "Reason", "Since", "Checks"),
                waiting.stream()
                        .map(request -> List.of(
                                Long.toString(request.id()),
                                request.modelName(),
                                request.reason().word().replace('_', ' '),
                                text.time(request.requestedAt()),
                                request.checks().stream()
                                                .filter(check -> check.passed())
                                                .count()
                                        + " of " + request.checks().size() + " passed"))
                        .toList());
    }

    private Paper.Part closed() {
        AlertFilter filter = AlertFilter.newest(MOST).onlyOpen(false);
        List<Alert> closed =
                engine.alerts().history(modelId.isPresent() ? filter.ofModel(modelId.getAsLong()) : filter).stream()
                        .filter(alert ->
                                alert.closedAt().filter(range::contains).isPresent())
                        .toList();
        return closed.isEmpty() ? new Paper.Text("No alert was closed.") : alerts(closed);
    }

    private Paper.Part runs() {
        List<TrainingRun> runs = engine.training().runs(modelId, MOST).stream()
                .filter(run -> range.contains(run.queuedAt())
                        || run.completedAt().filter(range::contains).isPresent())
                .toList();
        return runs.isEmpty()
                ? new Paper.Text("None in this shift.")
                : Paper.Grid.of(
                        List.of("Run", "Model", "Status", "Queued", "Result"),
                        runs.stream()
                                .map(run -> List.of(
                                        Long.toString(run.id()),
                                        run.modelName(),
                                        run.status().word(),
                                        text.time(run.queuedAt()),
                                        result(run)))
                                .toList());
    }

    private static String result(TrainingRun run) {
        return run.failureReason().isBlank()
                ? ReportText.value(run.validationMetrics().get("sentence"))
                : run.failureReason();
    }

    private Paper.Part jobs() {
        Instant now = engine.clock().instant();
        List<List<String>> rows = new ArrayList<>();
        for (Job job : engine.jobs().all()) {
            if (modelId.isPresent() && job.modelId() != modelId.getAsLong()) {
                continue;
            }
            Optional<String> why = job.paused()
                    ? Optional.of("paused")
                    : job.isOverdue(now)
                            ? Optional.of("late by " + ReportText.duration(Duration.between(job.nextDue(), now)))
                            : Optional.empty();
            why.ifPresent(reason -> rows.add(List.of(
                    SideWords.spoken(job.name()),
                    engine.registry()
                            .model(job.modelId())
                            .map(model -> model.name())
                            .orElse(ReportText.NONE),
                    reason)));
        }
        return rows.isEmpty()
                ? new Paper.Text("All jobs keep their times.")
                : Paper.Grid.of(List.of("Job", "Model", "Why"), rows);
    }

    private Paper.Part deeds() {
        List<AuditEntry> deeds = engine.audit().entries(new AuditFilter(modelId, MOST, Optional.of(range))).stream()
                .filter(entry -> !entry.by().equals("system") && !entry.by().equals("engine"))
                .sorted(Comparator.comparing(AuditEntry::at))
                .toList();
        return deeds.isEmpty()
                ? new Paper.Text("Nobody changed anything in this shift.")
                : Paper.Grid.of(
                        List.of("When", "Who", "What", "Why"),
                        deeds.stream()
                                .map(entry -> List.of(
                                        text.time(entry.at()),
                                        entry.by() + (entry.simulated() ? " (simulated)" : ""),
                                        entry.action() + " " + entry.subject(),
                                        entry.comment()))
                                .toList());
    }
}
