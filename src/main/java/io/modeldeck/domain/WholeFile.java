package io.modeldeck.domain;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all: written beside their place first, so that one that is there is replaced as a whole. */
public final class WholeFile {

    /** Writes the content into a file that is there only for that. */
    @FunctionalInterface
    public interface Filling {
        void into(Path part) throws IOException;
    }

    private WholeFile() {}

    public static void write(Path file, Filling filling) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = whole.resolveSibling(whole.getFileName() + ".part");
        // Where the process is asked to end meanwhile.
        part.toFile().deleteOnExit();
        try {
            filling.into(part);
            move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    public static void write(Path file, byte[] content) throws IOException {
        write(file, part -> Files.write(part, content));
    }

    private static void move(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException notHere) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
