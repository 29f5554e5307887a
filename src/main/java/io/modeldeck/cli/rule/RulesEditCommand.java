package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Problem;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "edit",
        description = {
            "Changes a rule; what is not named stays.",
            "With --model a global rule stays as it is, and that model gets one of its own in its place."
        },
        footer = {"", "Example:", "  modeldeck rules edit 1 --model churn --set threshold=900 --severity info"})
final class RulesEditCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    @Mixin
    private ModelFilter model;

    @Option(names = "--name", paramLabel = "NAME", order = 3, description = "Its new name.")
    private Optional<String> name;

    @Mixin
    private ConditionOptions condition;

    @Mixin
    private SeverityOption severity;

    @Mixin
    private RuleWords words;

    RulesEditCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        AlertRule before = engine.alertRules().require(id);
        OptionalLong only = model.id(engine);
        boolean override = before.isGlobal() && only.isPresent();
        if (override && name.isPresent()) {
            throw new Problem("A model's rule takes the place of the global one of the same name; leave out --name.");
        }
        if (!before.isGlobal() && only.isPresent() && !only.equals(before.modelId())) {
            throw new Problem(
                    "The rule " + id + " belongs to another model; leave out --model, or name a global rule.");
        }
        AlertRule changed = changed(override ? before.forModel(only.getAsLong()) : before);
        AlertRule kept = override
                ? engine.alertRules().save(actor.actor(engine), actor.at(engine, times()), changed, actor.comment())
                : engine.alertRules().edit(actor.actor(engine), actor.at(engine, times()), changed, actor.comment());
        RuleForm form = new RuleForm(engine);
        return Answer.of(
                form.document(kept),
                "The rule " + kept.name() + " for " + form.scope(kept) + ": "
                        + kept.condition().words() + ", " + kept.severity().word() + ".");
    }

    private AlertRule changed(AlertRule rule) {
        return new AlertRule(
                rule.id(),
                name.orElse(rule.name()),
                rule.modelId(),
                rule.versionId(),
                rule.enabled(),
                condition.over(rule.condition().document()),
                severity.value().orElse(rule.severity()),
                rule.channels(),
                words.meaning(rule.meaning()),
                words.guidance(rule.guidance()));
    }
}
