package io.modeldeck.cli.rule;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for what raises alerts. */
public final class RuleCommands {

    private RuleCommands() {}

    public static CommandLine rules(Session s) {
        return CommandGroup.of(
                "rules",
                "What raises alerts.",
                new RulesListCommand(s),
                new RulesShowCommand(s),
                new RulesAddCommand(s),
                new RulesEditCommand(s),
                new RulesTestCommand(s),
                new RulesBudgetCommand(s),
                new RulesSwitchCommand.Enable(s),
                new RulesSwitchCommand.Disable(s),
                new RulesDeleteCommand(s),
                new RulesRestoreCommand(s));
    }
}
