package io.modeldeck.cli;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.app.Engine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Switches a rule on or off. */
abstract class RulesSwitchCommand extends EngineCommand {

    @Parameters(paramLabel = "ID", description = "Number of the rule.")
    private long id;

    @Mixin
    private ActorOptions actor;

    private final boolean on;

    RulesSwitchCommand(Session session, boolean on) {
        super(session);
        this.on = on;
    }

    @Override
    Access access() {
        return Access.WRITE;
    }

    @Override
    Answer answer(Engine engine) {
        AlertRule rule =
                engine.alertRules().enable(actor.actor(engine), actor.at(engine, times()), id, on, actor.comment());
        return Answer.of(AlertForm.rule(rule), "The rule " + rule.name() + " is " + (on ? "on." : "off."));
    }

    @Command(
            name = "enable",
            description = "Switches an alert rule on.",
            footer = {"", "Example:", "  modeldeck rules enable 4"})
    static final class Enable extends RulesSwitchCommand {
        Enable(Session session) {
            super(session, true);
        }
    }

    @Command(
            name = "disable",
            description = "Switches an alert rule off.",
            footer = {"", "Example:", "  modeldeck rules disable 4 --comment \"too noisy\""})
    static final class Disable extends RulesSwitchCommand {
        Disable(Session session) {
            super(session, false);
        }
    }
}
