package io.modeldeck.cli.intake;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for models and runtimes from elsewhere. */
public final class IntakeCommands {

    private IntakeCommands() {}

    public static CommandLine pack(Session s) {
        return CommandGroup.of(
                "pack", "Runtimes that are added on demand.", new PackListCommand(s), new PackInstallCommand(s));
    }

    public static CommandLine fetch(Session s) {
        return CommandGroup.of(
                "fetch",
                "Models from hubs, addresses, files and folders.",
                new FetchInspectCommand(s),
                new FetchStartCommand(s),
                new FetchListCommand(s),
                new FetchShowCommand(s),
                new FetchCancelCommand(s),
                new FetchRetryCommand(s));
    }

    public static CommandLine profile(Session s) {
        return CommandGroup.of("profile", "Lists of models to install.", new ProfileInstallCommand(s));
    }

    public static CommandLine ollama(Session s) {
        return CommandGroup.of(
                "ollama",
                "What an Ollama server has.",
                new OllamaListCommand(s),
                new OllamaShowCommand(s),
                new OllamaPullCommand(s),
                new OllamaRunningCommand(s));
    }
}
