package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "list",
        description = {
            "Lists the alert rules with what came of them: alerts, and how many of those people called useful or noise.",
            "With --model: what watches that model, and what is switched off or replaced there."
        },
        footer = {"", "Example:", "  modeldeck rules list --model churn"})
final class RulesListCommand extends ReadingCommand {

    @Mixin
    private ModelFilter model;

    RulesListCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        OptionalLong id = model.id(engine);
        RuleForm form = new RuleForm(engine);
        List<AlertRule> rules = engine.alertRules().all().stream()
                .filter(rule ->
                        id.isEmpty() || rule.isGlobal() || rule.modelId().getAsLong() == id.getAsLong())
                .toList();
        List<Map<String, Object>> documents = new ArrayList<>();
        rules.forEach(rule -> documents.add(form.document(rule)));
        Report report = new Report();
        if (id.isPresent()) {
            List<AlertRule> watching = engine.alertRules().effective(id.getAsLong());
            for (int i = 0; i < rules.size(); i++) {
                documents.get(i).put("standing", standing(rules.get(i), watching));
            }
            List<AlertRule> asleep =
                    rules.stream().filter(rule -> !watching.contains(rule)).toList();
            report.table(form.table(watching), "No rule watches this model.");
            if (!asleep.isEmpty()) {
                report.heading("Switched off, or replaced by a rule of the model's own:")
                        .table(form.table(asleep), "");
            }
        } else {
            report.table(form.table(rules), "There is no rule.");
        }
        return Answer.of(Answer.document("rules", documents), report);
    }

    /** How the rule stands to a model. */
    private static String standing(AlertRule rule, List<AlertRule> watching) {
        if (watching.contains(rule)) {
            return rule.isGlobal() ? "inherited" : "own";
        }
        return rule.enabled() ? "replaced" : "off";
    }
}
