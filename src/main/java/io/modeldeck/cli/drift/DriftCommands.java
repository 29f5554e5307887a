package io.modeldeck.cli.drift;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for drift, and what windows are compared with. */
public final class DriftCommands {

    private DriftCommands() {}

    public static CommandLine drift(Session s) {
        return new CommandLine(new DriftCommand(s))
                .addSubcommand(new DriftRankCommand(s))
                .addSubcommand(new DriftDetectorsCommand(s));
    }

    public static CommandLine compare(Session s) {
        return new CommandLine(new CompareCommand(s));
    }

    public static CommandLine baseline(Session s) {
        return CommandGroup.of(
                "baseline",
                "What windows are compared with.",
                new BaselineListCommand(s),
                new BaselineShowCommand(s),
                new BaselineSetCommand(s));
    }
}
