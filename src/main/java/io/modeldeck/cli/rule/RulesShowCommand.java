package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.alert.RuleRecord;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.cli.kit.ReadingCommand;
import io.modeldeck.cli.kit.Report;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.domain.Json;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        description = "Shows a rule: its condition, what its alerts mean, what came of it, and where it is replaced.",
        footer = {"", "Example:", "  modeldeck rules show 4"})
final class RulesShowCommand extends ReadingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    RulesShowCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        AlertRule rule = engine.alertRules().require(id);
        RuleForm form = new RuleForm(engine);
        List<AlertRule> replacing = engine.alertRules().all().stream()
                .filter(other -> rule.isGlobal()
                        && !other.isGlobal()
                        && other.versionId().isEmpty())
                .filter(other -> other.name().equals(rule.name()))
                .toList();
        Map<String, Object> document = form.document(rule);
        document.put("replacedBy", replacing.stream().map(form::document).toList());
        RuleRecord record = form.record(rule);
        Report report = Report.of(rule.name() + ": " + rule.condition().words())
                .line(rule.severity().word() + ", for " + form.scope(rule) + (rule.enabled() ? "" : ", switched off"))
                .line(Numbers.count(record.alerts(), "alert", "alerts") + " so far, " + record.useful()
                        + " called useful, " + record.noise() + " noise")
                .line(Json.write(rule.condition().document()));
        report.heading("What it means").line(rule.explanation().meaning());
        report.heading("What can be done").line(rule.explanation().guidance());
        if (!replacing.isEmpty()) {
            report.heading("Replaced for").table(form.table(replacing), "");
        }
        return Answer.of(document, report);
    }
}
