package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files kept under the SHA-256 of their content: models, frozen data sets. A file appears whole or not at all, and is never changed. No name
 * from outside ever becomes part of a path here.
 */
public final class Artifacts {

    private final Path folder;

    public Artifacts(Path folder) {
        this.folder = folder;
    }

    /** Keeps the content durably and answers its digest; content that is already here costs only the hashing. */
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        Path target = path(digest);
        if (Files.exists(target)) {
            return digest;
        }
        try {
            Files.createDirectories(target.getParent());
            Path part = Files.createTempFile(folder, "incoming", ".part");
            try {
                writeDurably(part, content);
                moveInto(part, target);
                Durable.folder(target.getParent());
                Durable.folder(folder);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot keep an artifact in " + folder + " (" + DiskReason.of(e)
                            + "); make room or make the folder writable.",
                    e);
        }
        return digest;
    }

    /** The file's content, verified against its name. */
    public byte[] read(Digest digest) {
        Path file = path(digest);
        try {
            byte[] content = Files.readAllBytes(file);
            if (!Digest.of(content).equals(digest)) {
                throw new StoreException("The artifact " + file
                        + " is damaged (its content no longer has its SHA-256); restore it from a backup.");
            }
            return content;
        } catch (NoSuchFileException e) {
            throw new StoreException("The artifact " + file + " is missing; restore it from a backup.", e);
        } catch (IOException e) {
            throw new StoreException("Cannot read the artifact " + file + " (" + DiskReason.of(e) + ").", e);
        }
    }

    /** Removes a file that nothing refers to any more; one that is not here is no fault. */
    public void remove(Digest digest) {
        Path file = path(digest);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StoreException("Cannot remove the artifact " + file + " (" + DiskReason.of(e) + ").", e);
        }
    }

    public Path path(Digest digest) {
        return folder.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    /** The length of the file; 0 where it is not here any more. */
    public long bytes(Digest digest) {
        return path(digest).toFile().length();
    }

    /** Every artifact that is here. */
    public List<Digest> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(f -> named(f).stream())
                    .toList();
        } catch (IOException e) {
            throw new StoreException("Cannot list the artifacts in " + folder + " (" + DiskReason.of(e) + ").", e);
        }
    }

    /** What is wrong with each damaged artifact, in a sentence; empty when all are sound. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (Digest digest : all()) {
            try {
                read(digest);
            } catch (StoreException e) {
                faults.add(e.getMessage());
            }
        }
        return faults;
    }

    private static Optional<Digest> named(Path file) {
        String name = file.getFileName().toString();
        return name.matches("[0-9a-f]{64}") ? Optional.of(new Digest(name)) : Optional.empty();
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void moveInto(Path part, Path target) throws IOException {
        try {
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
