package io.modeldeck.cli.kit;

import io.modeldeck.domain.Stop;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * What surrounds a command: where it writes, from which folder relative paths count, whose environment it sees, what time it is, who stops it.
 *
 * @param out answers; with {@code --json} exactly one document
 * @param err sentences of refusal
 * @param workingFolder absolute
 * @param environment variables by name
 * @param stop whether the command should end at its next safe place
 */
public record InputOutput(
        PrintStream out, PrintStream err, Path workingFolder, Map<String, String> environment, Clock clock, Stop stop) {

    public InputOutput {
        workingFolder = workingFolder.toAbsolutePath().normalize();
        environment = Map.copyOf(environment);
    }

    /** Those of this process. Answers are UTF-8 whatever the locale says, since scripts read them; a Windows console keeps its own encoding. */
    public static InputOutput ofProcess(Stop stop) {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Charset out = windows && System.console() != null ? System.out.charset() : StandardCharsets.UTF_8;
        return new InputOutput(
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, out),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, out),
                Path.of(""),
                System.getenv(),
                Clock.systemUTC(),
                stop);
    }
}
