package io.modeldeck.domain;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that appear whole or not at all: written beside their place first, so that one that is there is replaced as a whole. What lies beside is made anew under a name
 * that nobody else has, so that no file of somebody else is ever written into or removed.
 */
public final class WholeFile {

    private static final Pattern PART = Pattern.compile("modeldeck-[0-9a-f]{16}\\.part(-journal)?");
    private static final SecureRandom NAMES = new SecureRandom();
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();
    private static final Logger LOG = LoggerFactory.getLogger(WholeFile.class);

    /** Writes the content into a file that is there only for that. */
    @FunctionalInterface
    public interface Filling {
        void into(Path part) throws IOException;
    }

    /** A file that lies beside for a while. */
    public record Part(Path path) implements AutoCloseable {

        /** Removes it where it has not become something else; one that cannot be removed now is at the end of the process. */
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
                OPEN.remove(path);
            } catch (IOException e) {
                LOG.warn("A temporary file stays behind: {}", path);
            }
        }
    }

    private WholeFile() {}

    /** Returns when the whole of it is on the disk. */
    public static void write(Path file, Filling filling) throws IOException {
        Path whole = file.toAbsolutePath();
        try (Part part = beside(whole)) {
            filling.into(part.path());
            try (FileChannel channel = FileChannel.open(part.path(), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(part.path(), whole);
        }
    }

    public static void write(Path file, byte[] content) throws IOException {
        write(file, part -> Files.write(part, content));
    }

    /** A new, empty file beside that place. */
    public static Part beside(Path whole) throws IOException {
        byte[] name = new byte[8];
        NAMES.nextBytes(name);
        Path part = Files.createFile(
                whole.resolveSibling("modeldeck-" + HexFormat.of().formatHex(name) + ".part"));
        OPEN.add(part);
        return new Part(part);
    }

    /** Removes what lies beside still. For the end of a process, when whoever writes has had its time: Java's own list of such files only ever grows. */
    public static void removeParts() {
        OPEN.forEach(part -> new Part(part).close());
    }

    /** How many lie beside. */
    static int parts() {
        return OPEN.size();
    }

    /** Whether a file of that name is one that lies beside for a while, or what belongs to it. */
    public static boolean isPart(String name) {
        return PART.matcher(name).matches();
    }

    private static void move(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
