package io.modeldeck.cli.search;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for the search for hyperparameters. */
public final class SearchCommands {

    private SearchCommands() {}

    public static CommandLine search(Session s) {
        return CommandGroup.of(
                "search",
                "Hyperparameters found by trying.",
                new SearchStartCommand(s),
                new SearchListCommand(s),
                new SearchShowCommand(s),
                new SearchStopCommand(s),
                new SearchResumeCommand(s));
    }
}
