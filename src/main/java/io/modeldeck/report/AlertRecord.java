package io.modeldeck.report;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertTransition;
import io.modeldeck.alert.Hidden;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.app.Engine;
import io.modeldeck.export.Paper;
import io.modeldeck.retraining.RetrainingRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One alert for a log book or a ticket: what was found, what it means, what to do, and what came of it. */
final class AlertRecord {

    private final Engine engine;
    private final Alert alert;
    private final Instant now;
    private final ReportText text;

    AlertRecord(Engine engine, Alert alert, ZoneId zone) {
        this.engine = engine;
        this.alert = alert;
        this.now = engine.clock().instant();
        this.text = new ReportText(zone);
    }

    Paper paper() {
        List<Paper.Part> parts = new ArrayList<>();
        parts.add(new Paper.Text(DriftWords.plain(alert.message())));
        parts.add(facts());
        said(parts, "What it means", alert.meaning());
        said(parts, "What to do", alert.guidance());
        course(parts);
        parts.add(new Paper.Heading("What happened"));
        parts.add(steps());
        return new Paper(
                "Alert " + alert.id() + ": " + alert.ruleName(),
                subject() + " · " + alert.severity().word(),
                parts,
                text.foot(now));
    }

    private String subject() {
        return alert.versionId().isPresent()
                ? engine.registry()
                        .version(alert.versionId().getAsLong())
                        .map(version -> version.shortLabel())
                        .orElse(alert.modelName())
                : alert.modelName();
    }

    private Paper.Facts facts() {
        List<Paper.Fact> facts = new ArrayList<>();
        facts.add(new Paper.Fact("About", subject() + (alert.subject().isBlank() ? "" : ", " + alert.subject())));
        facts.add(new Paper.Fact("Rule", alert.ruleName() + " (" + alert.condition() + ")"));
        facts.add(new Paper.Fact("Severity", alert.severity().word()));
        facts.add(new Paper.Fact("State", state()));
        facts.add(new Paper.Fact("Since", text.time(alert.at())));
        facts.add(new Paper.Fact("Went on for", ReportText.duration(Duration.between(alert.at(), end()))));
        facts.add(new Paper.Fact("Fired", alert.firings() == 1 ? "once" : alert.firings() + " times"));
        facts.add(new Paper.Fact("Worst value", ReportText.number(alert.worstValue())));
        alert.acknowledgedBy()
                .ifPresent(who -> facts.add(new Paper.Fact(
                        "Acknowledged",
                        alert.acknowledgedAt().map(at -> text.time(at) + " by ").orElse("by ") + who)));
        alert.care().assignedTo().ifPresent(who -> facts.add(new Paper.Fact("Assigned to", who)));
        alert.care()
                .usefulness()
                .map(Usefulness::word)
                .ifPresent(word -> facts.add(new Paper.Fact("Was it of use", word)));
        alert.care().hidden().map(Hidden::words).ifPresent(why -> facts.add(new Paper.Fact("Asks nobody", why)));
        request()
                .ifPresent(request -> facts.add(new Paper.Fact(
                        "Led to",
                        "retraining request " + request.id() + ", "
                                + request.status().words())));
        return new Paper.Facts(facts);
    }

    private String state() {
        return !alert.isOpen()
                ? "closed " + text.time(alert.closedAt().orElseThrow())
                : alert.isUnrecovered() ? alert.state().word().replace('_', ' ') : "recovered, not acknowledged";
    }

    private Instant end() {
        Instant end = alert.resolvedAt().or(alert::closedAt).orElse(now);
        return end.isBefore(alert.at()) ? alert.at() : end;
    }

    private Optional<RetrainingRequest> request() {
        return engine.retraining().requestsOf(alert.id()).stream().findFirst();
    }

    private static void said(List<Paper.Part> parts, String heading, String words) {
        if (!words.isBlank()) {
            parts.add(new Paper.Heading(heading));
            parts.add(new Paper.Text(words));
        }
    }

    private void course(List<Paper.Part> parts) {
        Optional<AlertRule> rule = engine.alertRules().rule(alert.ruleId());
        rule.flatMap(found -> AlertCourse.of(engine, AlertCourse.Words.english(), alert, found, now, text.zone()))
                .ifPresent(chart -> {
                    parts.add(new Paper.Heading(
                            "Reading: " + rule.orElseThrow().condition().label()));
                    parts.add(new Paper.Picture(chart));
                });
    }

    private Paper.Grid steps() {
        return Paper.Grid.of(
                List.of("When", "What", "Value", "Who", "Comment"),
                engine.alerts().transitions(alert.id()).stream()
                        .map(step -> List.of(
                                text.time(step.at()),
                                what(step),
                                ReportText.number(step.value()),
                                step.by(),
                                DriftWords.plain(step.comment())))
                        .toList());
    }

    private static String what(AlertTransition step) {
        return (step.kind() == AlertTransition.Kind.CONDITION
                        ? step.to().word()
                        : step.kind().word())
                .replace('_', ' ');
    }
}
