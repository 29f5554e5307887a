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
import java.util.regex.Pattern;

/**
 * Files that appear whole or not at all: written beside their place first, so that one that is there is replaced as a whole. What lies beside is made anew under a name
 * that nobody else has, so that no file of somebody else is ever written into or removed.
 */
public final class WholeFile {

    private static final Pattern PART = Pattern.compile("modeldeck-[0-9a-f]{16}\\.part(-journal)?");
    private static final SecureRandom NAMES = new SecureRandom();

    /** Writes the content into a file that is there only for that. */
    @FunctionalInterface
    public interface Filling {
        void into(Path part) throws IOException;
    }

    private WholeFile() {}

    /** Returns when the whole of it is on the disk. */
    public static void write(Path file, Filling filling) throws IOException {
        Path whole = file.toAbsolutePath();
        Path part = beside(whole);
        try {
            filling.into(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    public static void write(Path file, byte[] content) throws IOException {
        write(file, part -> Files.write(part, content));
    }

    /** A new, empty file beside that place, which whoever asks for it removes again; where the process is asked to end meanwhile, it goes with that. */
    public static Path beside(Path whole) throws IOException {
        byte[] name = new byte[8];
        NAMES.nextBytes(name);
        Path part = Files.createFile(
                whole.resolveSibling("modeldeck-" + HexFormat.of().formatHex(name) + ".part"));
        part.toFile().deleteOnExit();
        return part;
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
