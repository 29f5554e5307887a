package io.modeldeck.inference.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A model's files on the disk for as long as it is loaded: TensorFlow reads from paths only. */
final class ModelFolder implements AutoCloseable {

    private static final String PREFIX = "modeldeck-tensorflow-";
    private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

    private final Path folder;

    private ModelFolder(Path folder) {
        this.folder = folder;
    }

    /** Writes the files below the system's temporary folder, and clears away what processes that were killed have left there. */
    static ModelFolder of(Map<String, byte[]> files) throws IOException {
        sweep(Path.of(System.getProperty("java.io.tmpdir")));
        ModelFolder model = new ModelFolder(
                Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-"));
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                model.write(file.getKey(), file.getValue());
            }
            return model;
        } catch (IOException e) {
            model.close();
            throw e;
        }
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
            throw new IOException("'" + name + "' leads out of the model's folder");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        delete(folder);
    }

    private static void sweep(Path temporary) throws IOException {
        List<Path> left;
        try (Stream<Path> all = Files.list(temporary)) {
            left = all.filter(ModelFolder::isAbandoned).toList();
        }
        for (Path folder : left) {
            delete(folder);
        }
    }

    private static boolean isAbandoned(Path folder) {
        Matcher name = NAME.matcher(folder.getFileName().toString());
        return name.matches()
                && ProcessHandle.of(Long.parseLong(name.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walked = Files.walk(folder)) {
            all = walked.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }
}
