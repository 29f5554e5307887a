package io.modeldeck.cli;

import io.modeldeck.cli.kit.ExitCode;
import io.modeldeck.cli.kit.InputOutput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sample and a look at what it leaves, by the usual commands, one after the other in one process: for the build, so that what commands need is in
 * the cache of the application folder.
 */
public final class CommandRehearsal {

    private static final List<List<String>> LOOKS = List.of(
            List.of("model", "list"),
            List.of("model", "show", "parcel-delay"),
            List.of("versions", "--model", "parcel-delay"),
            List.of("metrics", "--model", "energy-demand", "--last", "7d"),
            List.of("drift", "--model", "card-fraud", "--type", "input"),
            List.of("quality", "list", "--model", "card-fraud"),
            List.of("alerts", "list"),
            List.of("requests", "list"),
            List.of("runs", "list"),
            List.of("jobs", "list"),
            List.of("audit", "--last", "7d"));

    private CommandRehearsal() {}

    /** @return the exit code of the first command that was not done, else that of the last */
    public static int run(InputOutput io) {
        int built = run(io, List.of("sample"));
        return built == ExitCode.DONE ? look(io) : built;
    }

    static int look(InputOutput io) {
        return LOOKS.stream()
                .mapToInt(command -> run(io, command))
                .filter(exitCode -> exitCode != ExitCode.DONE)
                .findFirst()
                .orElse(ExitCode.DONE);
    }

    private static int run(InputOutput io, List<String> command) {
        Stream<String> there = Stream.of("--workspace", workspace(io).toString());
        return Cli.run(Stream.concat(command.stream(), there).toArray(String[]::new), io);
    }

    /** The folder of the workspace that it leaves. */
    public static Path workspace(InputOutput io) {
        return io.workingFolder().resolve("rehearsal").resolve("workspace");
    }
}
