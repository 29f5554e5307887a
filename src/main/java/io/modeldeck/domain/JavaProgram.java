package io.modeldeck.domain;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The Java that runs this process, for starting another on the same classes. */
public final class JavaProgram {

    private JavaProgram() {}

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
