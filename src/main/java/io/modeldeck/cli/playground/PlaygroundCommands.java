package io.modeldeck.cli.playground;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for asking a version, and what was asked of it. */
public final class PlaygroundCommands {

    private PlaygroundCommands() {}

    public static CommandLine predict(Session s) {
        return new CommandLine(new PredictCommand(s));
    }

    public static CommandLine example(Session s) {
        return CommandGroup.of(
                "example",
                "Inputs that are kept with a version, to be asked again.",
                new ExampleListCommand(s),
                new ExampleShowCommand(s),
                new ExampleKeepCommand(s),
                new ExampleRemoveCommand(s));
    }

    public static CommandLine tokens(Session s) {
        return new CommandLine(new TokensCommand(s));
    }
}
