package io.modeldeck.cli.alert;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertTransition;
import io.modeldeck.alert.Hidden;
import io.modeldeck.alert.Usefulness;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.TextTable;
import io.modeldeck.cli.kit.Times;
import io.modeldeck.domain.Decision;
import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** Alerts and rules as documents and rows. */
public final class AlertForm {

    private AlertForm() {}

    public static Map<String, Object> document(Alert alert) {
        return Answer.document(
                "id",
                alert.id(),
                "model",
                alert.isOfWorkspace() ? null : alert.modelName(),
                "rule",
                alert.ruleName(),
                "type",
                alert.type().word(),
                "severity",
                alert.severity().word(),
                "state",
                alert.state().word(),
                "acknowledged",
                alert.acknowledged(),
                "open",
                alert.isOpen(),
                "subject",
                alert.subject().isEmpty() ? null : alert.subject(),
                "condition",
                alert.condition(),
                "actualValue",
                alert.actualValue(),
                "worstValue",
                alert.worstValue(),
                "threshold",
                alert.threshold(),
                "message",
                alert.message(),
                "meaning",
                alert.meaning(),
                "guidance",
                alert.guidance(),
                "firings",
                alert.firings(),
                "at",
                alert.at(),
                "firedAt",
                alert.firedAt(),
                "resolvedAt",
                alert.resolvedAt(),
                "closedAt",
                alert.closedAt(),
                "acknowledgedBy",
                alert.acknowledgedBy(),
                "acknowledgedAt",
                alert.acknowledgedAt(),
                "assignedTo",
                alert.care().assignedTo(),
                "usefulness",
                alert.care().usefulness().map(Usefulness::word),
                "hidden",
                alert.care().hidden().map(hidden -> hidden.why().word()),
                "hiddenBy",
                alert.care().hidden().map(Hidden::by));
    }

    /** One alert as a document, or several as those of a list, as they are now. */
    static Map<String, Object> document(Engine engine, List<Long> ids) {
        List<Map<String, Object>> each =
                ids.stream().map(id -> document(engine.alerts().require(id))).toList();
        return each.size() == 1 ? each.getFirst() : Answer.document("alerts", each);
    }

    /** Decides about each of several, of all or of none. */
    static Answer each(Engine engine, List<Long> ids, LongFunction<Decision> decide) {
        List<String> reasons = engine.together(
                () -> ids.stream().map(id -> accepted(decide.apply(id))).toList());
        Report text = new Report();
        reasons.forEach(text::line);
        return Answer.of(document(engine, ids), text);
    }

    private static String accepted(Decision decision) {
        if (decision instanceof Decision.Refused(String reason)) {
            throw new Problem(reason);
        }
        return decision.reason();
    }

    static Map<String, Object> step(AlertTransition step) {
        return Answer.document(
                "at",
                step.at(),
                "kind",
                step.kind().word(),
                "from",
                step.from().word(),
                "to",
                step.to().word(),
                "value",
                step.value(),
                "by",
                step.by(),
                "comment",
                step.comment());
    }

    static TextTable table(List<Alert> alerts, Times times) {
        TextTable table = new TextTable(
                "id>", "severity", "state", "seen", "model", "rule", times.head("fired"), "firings>", "message");
        alerts.forEach(alert -> table.row(
                alert.id(),
                alert.severity().word(),
                alert.state().word(),
                seen(alert),
                alert.modelName(),
                alert.ruleName(),
                times.text(alert.firedAt()),
                alert.firings(),
                alert.message()));
        return table;
    }

    /** Who has seen it, or why it asks nobody. */
    static String seen(Alert alert) {
        return alert.acknowledgedBy()
                .map(who -> "by " + who)
                .or(() -> alert.care().hidden().map(Hidden::words))
                .orElse("no");
    }
}
