package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description = "Takes a rule that was deleted into use again, under its number and as it was.",
        footer = {"", "Example:", "  modeldeck rules restore 9 --comment \"deleted by mistake\""})
final class RulesRestoreCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    RulesRestoreCommand(Session session) {
        super(session);
    }

    @Override
    protected Answer answer(Engine engine) {
        AlertRule rule =
                engine.alertRules().restore(actor.actor(engine), actor.at(engine, times()), id, actor.comment());
        return Answer.of(
                Answer.document("id", id, "name", rule.name(), "enabled", rule.enabled()),
                "The rule " + rule.name() + " is in use again.");
    }
}
