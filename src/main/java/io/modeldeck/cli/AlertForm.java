package io.modeldeck.cli;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.AlertTransition;
import java.util.List;
import java.util.Map;

/** Alerts and rules as documents and rows. */
final class AlertForm {

    private AlertForm() {}

    static Map<String, Object> document(Alert alert) {
        return Answer.document(
                "id",
                alert.id(),
                "model",
                alert.modelName(),
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
                alert.acknowledgedAt());
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
                "id>",
                "severity",
                "state",
                "acknowledged",
                "model",
                "rule",
                times.head("fired"),
                "firings>",
                "message");
        alerts.forEach(alert -> table.row(
                alert.id(),
                alert.severity().word(),
                alert.state().word(),
                alert.acknowledged() ? "by " + alert.acknowledgedBy().orElse("system") : "no",
                alert.modelName(),
                alert.ruleName(),
                times.text(alert.firedAt()),
                alert.firings(),
                alert.message()));
        return table;
    }

    static Map<String, Object> rule(AlertRule rule) {
        return Answer.document(
                "id",
                rule.id(),
                "name",
                rule.name(),
                "model",
                rule.modelId(),
                "version",
                rule.versionId(),
                "enabled",
                rule.enabled(),
                "severity",
                rule.severity().word(),
                "type",
                rule.type().word(),
                "condition",
                rule.condition().document(),
                "words",
                rule.condition().words(),
                "meaning",
                rule.meaning(),
                "guidance",
                rule.guidance());
    }
}
