package io.modeldeck.cli.kit;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.Stop;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One call of the command line.
 *
 * @param arguments all of them, to be handed over where another process holds the workspace
 * @param held the engine to work on, where the holder of the workspace runs the command itself
 * @param commands runs another command from within this one
 * @param holds what keeps the process from ending under the command
 */
public record Session(
        InputOutput io, List<String> arguments, Optional<Engine> held, CommandRunner commands, List<Stop.Hold> holds)
        implements AutoCloseable {

    public Session {
        arguments = List.copyOf(arguments);
    }

    public Session(InputOutput io, List<String> arguments, Optional<Engine> held, CommandRunner commands) {
        this(io, arguments, held, commands, new ArrayList<>());
    }

    /** From here on the command is not cut off before it has said how it ended. */
    public void holdOn() {
        holds.add(io.stop().hold());
    }

    /** The command has ended and said so. */
    @Override
    public void close() {
        holds.forEach(Stop.Hold::close);
        holds.clear();
    }

    public Clock clock() {
        return io.clock();
    }

    /** Shows nothing; stops long work where the process is asked to end. */
    public Progress progress() {
        return io.stop().progress();
    }

    /** A path as it was typed, relative ones counted from the caller's folder. */
    public Path path(String typed) {
        try {
            return io.workingFolder().resolve(typed).normalize();
        } catch (InvalidPathException e) {
            throw new Problem("'" + typed + "' is no path here (" + e.getReason() + "); name a file or folder.", e);
        }
    }
}
