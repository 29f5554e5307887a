package io.modeldeck.cli.kit;

/** Runs a command as if it had been typed, for a command that needs another one. */
@FunctionalInterface
public interface CommandRunner {

    /** @return the exit code, one of {@link ExitCode} */
    int run(String[] arguments, InputOutput io);
}
