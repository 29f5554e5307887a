package io.modeldeck.cli.kit;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A word in front of related commands. */
public final class CommandGroup {

    private CommandGroup() {}

    public static CommandLine of(String name, String description, Object... commands) {
        CommandSpec spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        CommandLine group = new CommandLine(spec.mixinStandardHelpOptions(true));
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }
}
