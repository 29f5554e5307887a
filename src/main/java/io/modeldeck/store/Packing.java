package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a workspace, which may be in use, into a backup file: the database at one moment, then the files that it names. One of them may be removed in
 * between, with the rows that name it; then the moment is chosen anew.
 */
final class Packing {

    private static final int TRIES = 3;

    private final Workspace workspace;
    private final Path target;
    private final Path part;
    private final Path snapshot;
    private final Runnable between;

    /** @param between done between the database and the files */
    Packing(Workspace workspace, Path target, Runnable between) {
        this.workspace = workspace;
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + ".part");
        this.snapshot = target.resolveSibling(target.getFileName() + ".snapshot");
        this.between = between;
    }

    /** Answers the size of the file in bytes. */
    long write() {
        if (Files.exists(target)) {
            throw new StoreException("The file " + target + " exists already; name another for the backup.");
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException(
                    "There is no folder " + folder + " for the backup; make it, or name a file in another one.");
        }
        // Where the process is asked to end meanwhile.
        part.toFile().deleteOnExit();
        snapshot.toFile().deleteOnExit();
        try {
            pack();
            Durable.file(part);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            Durable.folder(target.toAbsolutePath().getParent());
            return Files.size(target);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write the backup " + target + " (" + DiskReason.of(e)
                            + "); make room or choose another place.",
                    e);
        } finally {
            Backup.deleteQuietly(part);
            Backup.deleteQuietly(snapshot);
        }
    }

    private void pack() throws IOException {
        for (int tried = 1; ; tried++) {
            Optional<Digest> missing = packed();
            if (missing.isEmpty()) {
                return;
            }
            if (tried == TRIES) {
                throw new StoreException("The artifact " + workspace.artifacts().path(missing.get())
                        + " is missing, and nothing could be made of a backup without it; restore it from an earlier backup,"
                        + " or delete what refers to it: modeldeck check says what else is wrong.");
            }
        }
    }

    /** Answers a file that the database names and that is not there. */
    private Optional<Digest> packed() throws IOException {
        Files.deleteIfExists(snapshot);
        Backup.copyDatabase(workspace.database(), snapshot);
        between.run();
        Set<Digest> here = new HashSet<>();
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
            add(zip, Backup.DATABASE_ENTRY, snapshot);
            for (Digest digest : workspace.artifacts().all()) {
                if (added(
                        zip, "artifacts/" + digest.hex(), workspace.artifacts().path(digest))) {
                    here.add(digest);
                }
            }
        }
        List<Digest> named = Integrity.artifacts(snapshot);
        return named.stream().filter(digest -> !here.contains(digest)).findFirst();
    }

    /** False where the file is not there any more. */
    private static boolean added(ZipOutputStream zip, String name, Path file) throws IOException {
        try {
            add(zip, name, file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void add(ZipOutputStream zip, String name, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            zip.putNextEntry(new ZipEntry(name));
            content.transferTo(zip);
            zip.closeEntry();
        }
    }
}
