package io.modeldeck.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A Python program beside the tests that a benchmark is compared with. Its errors show. */
public final class PythonProgram {

    private PythonProgram() {}

    /**
     * Runs it to its end.
     *
     * @param program from the root of the project
     * @return the lines that it printed
     */
    public static List<String> run(String python, String program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(python, program));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(python + " " + program + " failed");
        }
        return lines;
    }
}
