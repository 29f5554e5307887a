package io.modeldeck.cli.kit;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.WholeFile;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that commands are asked to write. */
public final class OutputFile {

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        void write(Writer out) throws IOException;
    }

    private OutputFile() {}

    public static void text(Path file, boolean overwrite, Content content) {
        write(file, overwrite, part -> {
            try (BufferedWriter out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                content.write(out);
            }
        });
    }

    /** The same for what is no text. */
    @FunctionalInterface
    public interface Bytes {
        void write(OutputStream out) throws IOException;
    }

    public static void stream(Path file, boolean overwrite, Bytes content) {
        write(file, overwrite, part -> {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.write(out);
            }
        });
    }

    public static void bytes(Path file, boolean overwrite, byte[] content) {
        write(file, overwrite, part -> Files.write(part, content));
    }

    /** Refuses a file that is there, unless it may be replaced. */
    public static void requireFree(Path file, boolean overwrite) {
        if (!overwrite && Files.exists(file)) {
            throw new Problem("The file " + file + " exists already; name another, or replace it with --overwrite.");
        }
    }

    /** For whoever fills the file itself. */
    public static void write(Path file, boolean overwrite, WholeFile.Filling filling) {
        requireFree(file, overwrite);
        try {
            WholeFile.write(file, filling);
        } catch (IOException e) {
            throw new Problem(
                    "Cannot write " + file + " (" + DiskReason.of(e)
                            + "); make sure that its folder exists and is writable and the disk has room.",
                    e);
        }
    }
}
