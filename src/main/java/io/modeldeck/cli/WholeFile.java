package io.modeldeck.cli;

import io.modeldeck.domain.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that appear whole or not at all. */
final class WholeFile {

    /** Writes the content. */
    @FunctionalInterface
    interface Content {
        void write(Writer out) throws IOException;
    }

    private interface Filling {
        void into(Path part) throws IOException;
    }

    private WholeFile() {}

    static void text(Path file, boolean overwrite, Content content) {
        write(file, overwrite, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                content.write(out);
            }
        });
    }

    static void bytes(Path file, boolean overwrite, byte[] content) {
        write(file, overwrite, part -> Files.write(part, content));
    }

    private static void write(Path file, boolean overwrite, Filling filling) {
        if (!overwrite && Files.exists(file)) {
            throw new Problem("The file " + file + " exists already; name another, or replace it with --overwrite.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            filling.into(part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Problem(
                    "Cannot write " + file + " (" + e.getClass().getSimpleName()
                            + "); make sure that its folder exists and is writable and the disk has room.",
                    e);
        } finally {
            discard(part);
        }
    }

    private static void discard(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw new Problem("The unfinished file " + part + " stays behind; delete it.", e);
        }
    }
}
