package io.modeldeck.cli.benchmark;

import io.modeldeck.cli.kit.CommandGroup;
import io.modeldeck.cli.kit.Session;
import picocli.CommandLine;

/** Commands for models beside one another. */
public final class BenchmarkCommands {

    private BenchmarkCommands() {}

    public static CommandLine benchmark(Session s) {
        return CommandGroup.of(
                "benchmark",
                "Equivalent models beside one another.",
                new BenchmarkRunCommand(s),
                new BenchmarkListCommand(s),
                new BenchmarkShowCommand(s),
                new BenchmarkModelsCommand(s));
    }
}
