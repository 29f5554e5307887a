package io.modeldeck.domain;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java that runs this process, for starting another on the same classes. */
public final class JavaProgram {

    /** What this process was told of folders and libraries, and holds for what it starts: none of it unpacks one anew, or wakes the flight recorder. */
    private static final List<String> KEPT_PROPERTIES = List.of(
            "java.io.tmpdir",
            "onnxruntime.native.path",
            "org.sqlite.lib.path",
            "org.sqlite.lib.name",
            "jfr.unsupported.vm",
            "user.home",
            "DJL_CACHE_DIR",
            "ENGINE_CACHE_DIR",
            "org.bytedeco.javacpp.cachedir");

    private static final List<String> KEPT_VARIABLES = List.of("SystemRoot", "LANG", "LC_ALL", "HOME");

    private JavaProgram() {}

    /**
     * Another Java of ours, ready to be started: without a display, with our folders for libraries, and with little else of our surroundings. Empty
     * where there is no {@link #launcher}.
     *
     * @param options of that Java
     * @param more further entries of its class path
     * @param main what it runs, with its arguments
     */
    public static Optional<ProcessBuilder> process(List<String> options, List<Path> more, List<String> main) {
        return launcher().map(java -> {
            List<String> command = new ArrayList<>(List.of(java.toString()));
            command.addAll(options);
            command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"));
            KEPT_PROPERTIES.stream()
                    .filter(kept -> System.getProperty(kept) != null)
                    .forEach(kept -> command.add("-D" + kept + "=" + System.getProperty(kept)));
            command.addAll(main);
            ProcessBuilder builder = new ProcessBuilder(command);
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(KEPT_VARIABLES);
            // Not on the command line, which some systems keep short.
            environment.put("CLASSPATH", classPath(more));
            environment.put("ORT_DISABLE_TELEMETRY", "1");
            return builder;
        });
    }

    /** Its launcher; empty where it has none, as in an image without commands. */
    public static Optional<Path> launcher() {
        Path folder = Path.of(System.getProperty("java.home"), "bin");
        return List.of("java", "java.exe").stream()
                .map(folder::resolve)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Our own class path, absolute, since the other process may live in another folder; with further entries behind it. */
    public static String classPath(List<Path> more) {
        List<String> entries = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.toCollection(ArrayList::new));
        more.forEach(entry -> entries.add(entry.toAbsolutePath().toString()));
        return String.join(File.pathSeparator, entries);
    }
}
