package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description = "Takes a rule away; its alerts of old keep its name. A model's rule gives way to the global one.",
        footer = {"", "Example:", "  modeldeck rules delete 9 --comment \"the global limit fits again\""})
final class RulesDeleteCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    RulesDeleteCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        AlertRule rule = engine.alertRules().require(id);
        engine.alertRules().delete(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                Answer.document("id", id, "name", rule.name(), "deleted", true),
                "The rule " + rule.name() + " is gone.");
    }
}
