package io.modeldeck.cli.rule;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.ModelFilter;
import io.modeldeck.cli.kit.Session;
import io.modeldeck.cli.kit.WritingCommand;
import io.modeldeck.domain.Actor;
import java.time.Instant;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Switches a rule on or off, everywhere or for one model. */
abstract class RulesSwitchCommand extends WritingCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    @Mixin
    private ModelFilter model;

    private final boolean on;

    RulesSwitchCommand(Session session, boolean on) {
        super(session);
        this.on = on;
    }

    @Override
    protected Answer answer(Engine engine) {
        Actor by = actor.actor(engine);
        Instant at = actor.at(engine, times());
        OptionalLong only = model.id(engine);
        AlertRule rule = only.isPresent()
                ? engine.alertRules().enableFor(by, at, id, only.getAsLong(), on, actor.comment())
                : engine.alertRules().enable(by, at, id, on, actor.comment());
        RuleForm form = new RuleForm(engine);
        return Answer.of(
                form.document(rule),
                "The rule " + rule.name() + " is " + (on ? "on" : "off") + " for " + form.scope(rule) + ".");
    }

    @Command(
            name = "enable",
            description = "Switches an alert rule on; with --model for that model alone.",
            footer = {"", "Example:", "  modeldeck rules enable 4"})
    static final class Enable extends RulesSwitchCommand {
        Enable(Session session) {
            super(session, true);
        }
    }

    @Command(
            name = "disable",
            description = "Switches an alert rule off; with --model for that model alone.",
            footer = {"", "Example:", "  modeldeck rules disable 4 --model churn --comment \"too noisy here\""})
    static final class Disable extends RulesSwitchCommand {
        Disable(Session session) {
            super(session, false);
        }
    }
}
