package io.modeldeck.cli.model;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for models, their versions, and where a version came from. */
public final class ModelCommands {

    private ModelCommands() {}

    public static CommandLine model(Session s) {
        return CommandGroup.of(
                "model",
                "Models and their versions.",
                new ModelAddCommand(s),
                new ModelListCommand(s),
                new ModelShowCommand(s),
                new ModelDescribeCommand(s),
                new ModelProcessCommand(s),
                new ModelNoteCommand(s),
                new ModelLoadedCommand(s),
                new ModelLoadCommand(s),
                new ModelUnloadCommand(s),
                new ModelDeleteCommand(s));
    }

    public static CommandLine versions(Session s) {
        return new CommandLine(new VersionsCommand(s));
    }

    public static CommandLine version(Session s) {
        return CommandGroup.of(
                "version",
                "One version of a model.",
                new VersionAliasCommand(s),
                new VersionUnaliasCommand(s),
                new VersionDeleteCommand(s));
    }

    public static CommandLine lineage(Session s) {
        return new CommandLine(new LineageCommand(s));
    }
}
