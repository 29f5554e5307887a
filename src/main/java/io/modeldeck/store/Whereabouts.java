package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Where an open file of a workspace was found. Where files can be removed or moved while they are open, as on POSIX systems, SQLite goes on writing into what
 * nobody finds again; here that is noticed.
 */
final class Whereabouts {

    private final Path file;
    /** Its number on its disk; empty where the system numbers no files, as Windows, which lets nobody remove an open one. */
    private final Optional<Object> number;

    /** Of a file that was just opened. */
    Whereabouts(Path file) {
        this.file = file;
        this.number = number(file);
    }

    /** Refuses to keep anything in a file that is not in its place any more. */
    void requireThere() {
        if (number.isPresent() && !number.equals(number(file))) {
            throw new StoreException("The workspace file " + file
                    + " was moved, removed or replaced while it was open, so nothing more is kept in it. Put it back in its"
                    + " place, or close the workspace and open it again.");
        }
    }

    private static Optional<Object> number(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            throw new StoreException(
                    "Whether the workspace file " + file + " is in its place cannot be seen (" + DiskReason.of(e)
                            + "), so nothing was kept; try again.",
                    e);
        }
    }
}
