package io.modeldeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A Java process of its own on the class path of the tests, with what it says. Its errors go to a file, so that it never waits for a reader. */
public final class ChildJvm implements AutoCloseable {

    /** How to start one. */
    public static final class Builder {

        private final Class<?> main;
        private final List<String> arguments;
        private final List<String> wrapper = new ArrayList<>();
        private final List<String> options = new ArrayList<>(List.of(
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
        private final Map<String, String> environment = new HashMap<>();
        private boolean ownEnvironment;
        private Path folder = Path.of("").toAbsolutePath();

        private Builder(Class<?> main, String... arguments) {
            this.main = main;
            this.arguments = List.of(arguments);
        }

        public Builder in(Path workingFolder) {
            this.folder = workingFolder;
            return this;
        }

        public Builder option(String option) {
            options.add(option);
            return this;
        }

        /** A command that runs the process: {@code strace …}. */
        public Builder under(List<String> command) {
            wrapper.addAll(command);
            return this;
        }

        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Nothing of this process's own environment but the PATH. */
        public Builder withFreshEnvironment() {
            ownEnvironment = true;
            return this;
        }

        public ChildJvm start() throws IOException {
            List<String> command = new ArrayList<>(wrapper);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(options);
            command.addAll(List.of("-cp", classPath(), main.getName()));
            command.addAll(arguments);
            Path errors = Files.createTempFile("child", ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            if (ownEnvironment) {
                builder.environment().keySet().retainAll(List.of("PATH", "SystemRoot"));
            }
            builder.environment().putAll(environment);
            return new ChildJvm(builder.start(), errors);
        }
    }

    /** How it ended. */
    public record Result(int exitCode, String out, String err) {}

    private final Process process;
    private final Path errors;

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
    }

    public static Builder of(Class<?> main, String... arguments) {
        return new Builder(main, arguments);
    }

    /** Absolute, since the process may run in another folder. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    public Process process() {
        return process;
    }

    /** What it said on its error stream so far. */
    public String errors() throws IOException {
        return Files.readString(errors, StandardCharsets.UTF_8);
    }

    /** Asks it to end, as a shell or a system does that is going down. What it said stays to be read. */
    public void terminate() {
        assertThat(process.toHandle().destroy()).isTrue();
    }

    /** At once, without a chance to tidy up. What it said stays to be read. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** Waits until it has ended by itself. */
    public Result result() throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Patience.awaitEnd(process);
        return new Result(process.exitValue(), out, errors());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.deleteIfExists(errors);
    }
}
