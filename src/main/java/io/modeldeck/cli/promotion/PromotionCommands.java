package io.modeldeck.cli.promotion;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for whether a version is fit for production, and bringing it there. */
public final class PromotionCommands {

    private PromotionCommands() {}

    public static CommandLine validate(Session s) {
        return new CommandLine(new ValidateCommand(s));
    }

    public static CommandLine shadow(Session s) {
        return new CommandLine(new ShadowCommand(s));
    }

    public static CommandLine validations(Session s) {
        return CommandGroup.of(
                "validations",
                "What was found of versions so far.",
                new ValidationsListCommand(s),
                new ValidationsShowCommand(s));
    }

    public static CommandLine promote(Session s) {
        return new CommandLine(new PromoteCommand(s));
    }

    public static CommandLine rollback(Session s) {
        return new CommandLine(new RollbackCommand(s));
    }
}
