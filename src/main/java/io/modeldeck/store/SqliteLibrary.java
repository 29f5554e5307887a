package io.modeldeck.store;

import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sqlite.SQLiteConfig;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Which of the libraries in the driver's jar is the one for this system. The driver finds out by a program that it starts and by all files that are mapped into this
 * process, which takes a tenth of a second; it is asked once for each Java, and what it answered is kept in a file.
 */
final class SqliteLibrary {

    private static final String PLACE = "org/sqlite/native/";

    private SqliteLibrary() {}

    /** @param answer the file in which the driver's answer is kept, read and written by this alone */
    static URL find(Path answer) throws IOException {
        String system = String.join(
                " ", System.getProperty("os.name"), System.getProperty("os.arch"), System.getProperty("java.home"));
        return find(answer, system, SqliteLibrary::ask);
    }

    /**
     * @param system for which the answer holds
     * @param driver asked where none is kept for that system, or one that this driver does not have
     */
    static URL find(Path answer, String system, Supplier<String> driver) throws IOException {
        Optional<URL> known = kept(answer, system).map(SqliteLibrary::resource);
        if (known.isPresent()) {
            return known.get();
        }
        String name = driver.get();
        URL library = resource(name);
        if (library == null) {
            throw new IOException("no library for this system: " + name);
        }
        keep(answer, system, name);
        return library;
    }

    private static String ask() {
        return (LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName())
                .replaceFirst("^/+", "");
    }

    private static URL resource(String name) {
        return name.startsWith(PLACE) ? SQLiteConfig.class.getResource("/" + name) : null;
    }

    private static Optional<String> kept(Path answer, String system) throws IOException {
        if (!Files.isRegularFile(answer)) {
            return Optional.empty();
        }
        List<String> lines = new String(Files.readAllBytes(answer), StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.size() == 2 && lines.getFirst().equals(system) ? Optional.of(lines.getLast()) : Optional.empty();
    }

    /** Whole, since another process that starts may do the same. */
    private static void keep(Path answer, String system, String name) throws IOException {
        Path part = Files.createTempFile(answer.getParent(), "answer", ".part");
        try {
            Files.writeString(part, system + "\n" + name + "\n");
            Files.move(part, answer, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
