package io.modeldeck.cli;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.registry.ModelInfo;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "list",
        description = "Lists the alert rules, global ones and those of models.",
        footer = {"", "Example:", "  modeldeck rules list"})
final class RulesListCommand extends EngineCommand {

    RulesListCommand(Session session) {
        super(session);
    }

    @Override
    Access access() {
        return Access.READ;
    }

    @Override
    Answer answer(Engine engine) {
        List<AlertRule> rules = engine.alertRules().all();
        TextTable table = new TextTable("id>", "rule", "for", "severity", "enabled", "condition");
        rules.forEach(rule -> table.row(
                rule.id(),
                rule.name(),
                rule.isGlobal()
                        ? "all models"
                        : engine.registry()
                                .model(rule.modelId().getAsLong())
                                .map(ModelInfo::name)
                                .orElse(""),
                rule.severity().word(),
                rule.enabled() ? "yes" : "no",
                rule.condition().words()));
        return Answer.of(
                Answer.document("rules", rules.stream().map(AlertForm::rule).toList()),
                new Report().table(table, "There is no rule."));
    }
}
