package io.modeldeck.cli.retraining;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.retraining.Check;
import io.modeldeck.retraining.Moved;
import io.modeldeck.retraining.ReopenCondition;
import io.modeldeck.retraining.RequestReason;
import io.modeldeck.retraining.RequestStep;
import io.modeldeck.retraining.RetrainingRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Retraining requests as documents and rows. */
final class RequestForm {

    /** So many stand in a row; all of them are in the document. */
    private static final int REASONS = 2;

    private RequestForm() {}

    private static Map<String, Object> reason(RequestReason reason) {
        return Answer.document("kind", reason.kind().word(), "subject", reason.subject(), "value", reason.value());
    }

    static Map<String, Object> document(RetrainingRequest request) {
        return Answer.document(
                "id",
                request.id(),
                "model",
                request.modelName(),
                "status",
                request.status().word(),
                "reason",
                request.reason().word(),
                "reasons",
                RequestReason.of(request).stream().map(RequestForm::reason).toList(),
                "requestedAt",
                request.requestedAt(),
                "requestedBy",
                request.requestedBy(),
                "alert",
                request.alertId(),
                "details",
                request.details(),
                "checks",
                request.checks(),
                "reviewedBy",
                request.reviewedBy(),
                "reviewedAt",
                request.reviewedAt(),
                "comment",
                request.comment(),
                "simulated",
                request.simulated(),
                "run",
                request.runId(),
                "reopenWhen",
                request.reopenWhen().map(ReopenCondition::document),
                "supersededBy",
                request.supersededBy());
    }

    static TextTable table(List<RetrainingRequest> requests, Times times) {
        TextTable table =
                new TextTable("id>", "model", "status", "reason", times.head("requested"), "by", "reviewed by", "run>");
        requests.forEach(r -> table.row(
                r.id(),
                r.modelName(),
                r.status().word(),
                RequestReason.of(r).stream()
                        .limit(REASONS)
                        .map(RequestReason::words)
                        .collect(Collectors.joining("; ")),
                times.text(r.requestedAt()),
                r.requestedBy(),
                r.reviewedBy().orElse("") + (r.simulated() ? " (simulated)" : ""),
                r.runId().isPresent() ? r.runId().getAsLong() : ""));
        return table;
    }

    static Map<String, Object> step(RequestStep step) {
        return Answer.document(
                "event",
                step.event().word(),
                "from",
                step.from().word(),
                "to",
                step.to().word(),
                "at",
                step.at(),
                "by",
                step.by(),
                "simulated",
                step.simulated(),
                "comment",
                step.comment());
    }

    static TextTable steps(List<RequestStep> steps, Times times) {
        TextTable table = new TextTable(times.head("at"), "what", "became", "by", "comment");
        steps.forEach(step -> table.row(
                times.text(step.at()),
                step.event().words(),
                step.to().words(),
                step.by() + (step.simulated() ? " (simulated)" : ""),
                step.comment()));
        return table;
    }

    static TextTable moved(List<Moved> moved) {
        TextTable table = new TextTable("what", "then>", "now>");
        moved.forEach(one -> table.row(
                (one.what() + " " + one.subject()).strip(), Numbers.text(one.then()), Numbers.text(one.now())));
        return table;
    }

    static TextTable checks(List<Check> checks) {
        TextTable table = new TextTable("check", "passed", "found");
        checks.forEach(check -> table.row(check.name(), check.passed() ? "yes" : "no", check.detail()));
        return table;
    }
}
