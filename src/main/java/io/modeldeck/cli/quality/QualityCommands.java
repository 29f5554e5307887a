package io.modeldeck.cli.quality;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for the quality of data, and what people demand of it. */
public final class QualityCommands {

    private QualityCommands() {}

    public static CommandLine quality(Session s) {
        return CommandGroup.of(
                "quality", "What the data-quality checks found.", new QualityListCommand(s), new QualityShowCommand(s));
    }

    public static CommandLine constraints(Session s) {
        return CommandGroup.of(
                "constraints",
                "What people demand of the features of a model.",
                new ConstraintsListCommand(s),
                new ConstraintsAddCommand(s),
                new ConstraintsEditCommand(s),
                new ConstraintsRemoveCommand(s),
                new ConstraintsTestCommand(s));
    }
}
