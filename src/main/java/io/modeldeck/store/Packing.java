package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
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
    private final Runnable between;

    /** @param between done between the database and the files */
    Packing(Workspace workspace, Path target, Runnable between) {
        this.workspace = workspace;
        this.target = target;
        this.between = between;
    }

    /** Answers the size of the file in bytes. */
    long write() {
        if (Files.exists(target)) {
            throw existsAlready();
        }
        Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException(
                    "There is no folder " + folder + " for the backup; make it, or name a file in another one.");
        }
        try {
            try (WholeFile.Part part = WholeFile.beside(target.toAbsolutePath())) {
                pack(part.path());
                Durable.file(part.path());
                moveIn(part.path());
            }
            Durable.folder(folder);
            return Files.size(target);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write the backup " + target + " (" + DiskReason.of(e)
                            + "); make room, make its folder writable, or choose another place.",
                    e);
        }
    }

    /** Somebody may have put another file there meanwhile, which is not ours to replace. */
    private void moveIn(Path part) throws IOException {
        if (Files.exists(target)) {
            throw existsAlready();
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    private StoreException existsAlready() {
        return new StoreException("The file " + target + " exists already; name another for the backup.");
    }

    private void pack(Path part) throws IOException {
        for (int tried = 1; ; tried++) {
            Optional<Digest> missing = packed(part);
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
    private Optional<Digest> packed(Path part) throws IOException {
        try (WholeFile.Part snapshot = WholeFile.beside(part)) {
            Backup.copyDatabase(workspace.database(), snapshot.path(), target);
            between.run();
            Set<Digest> here = written(part, snapshot.path());
            return Integrity.artifacts(snapshot.path()).stream()
                    .filter(digest -> !here.contains(digest))
                    .findFirst();
        }
    }

    /** Answers the files that are in it. */
    private Set<Digest> written(Path part, Path snapshot) throws IOException {
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
        return here;
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
