package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The folder of a workspace and what lies where in it. Only names of ours; nothing from outside becomes a path. */
public record Workspace(Path folder) {

    private static final String DATABASE = "modeldeck.db";

    public Workspace {
        folder = folder.toAbsolutePath().normalize();
    }

    public Path database() {
        return folder.resolve(DATABASE);
    }

    public Artifacts artifacts() {
        return new Artifacts(folder.resolve("artifacts"));
    }

    public Path artifactFolder() {
        return folder.resolve("artifacts");
    }

    public Path backups() {
        return folder.resolve("backups");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public boolean exists() {
        return Files.isRegularFile(database());
    }

    /** Makes the folder, or says why it cannot be. */
    public void create() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot create the workspace folder " + folder + " (" + DiskReason.of(e)
                            + "); choose another with --workspace DIR.",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new StoreException("The workspace folder " + folder
                    + " is read-only; make it writable or choose another with --workspace DIR.");
        }
    }

    /** Takes the workspace for writing; empty when another process holds it. */
    public Optional<WorkspaceLock> lock(String holder) {
        try {
            return WorkspaceLock.take(folder.resolve("modeldeck.lock"), holder);
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot lock the workspace " + folder + " (" + DiskReason.of(e)
                            + "); make it writable or choose another with --workspace DIR.",
                    e);
        }
    }

    /** Who holds the workspace, as the holder named itself. */
    public String holder() {
        return WorkspaceLock.holder(folder.resolve("modeldeck.lock"));
    }
}
