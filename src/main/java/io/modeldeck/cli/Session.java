package io.modeldeck.cli;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * One call of the command line.
 *
 * @param arguments all of them, to be handed over where another process holds the workspace
 * @param held the engine to work on, where the holder of the workspace runs the command itself
 */
record Session(InputOutput io, List<String> arguments, Optional<Engine> held) {

    Session {
        arguments = List.copyOf(arguments);
    }

    Clock clock() {
        return io.clock();
    }

    /** A path as it was typed, relative ones counted from the caller's folder. */
    Path path(String typed) {
        try {
            return io.workingFolder().resolve(typed).normalize();
        } catch (InvalidPathException e) {
            throw new Problem("'" + typed + "' is no path here (" + e.getReason() + "); name a file or folder.", e);
        }
    }
}
