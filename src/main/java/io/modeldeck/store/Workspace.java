package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** The folder of a workspace and what lies where in it. Only names of ours; nothing from outside becomes a path. */
public record Workspace(Path folder) {

    private static final String DATABASE = "modeldeck.db";
    /** What a person opens in a file manager; desktops know files by their extension, and a workspace is a folder. */
    private static final String DOOR = "workspace.modeldeck";

    public Workspace {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The folder of the workspace that this file opens, when it is the file that {@link #create} leaves in each. */
    public static Optional<Path> openedBy(String file) {
        return file.endsWith(".modeldeck")
                ? Optional.ofNullable(Path.of(file).toAbsolutePath().getParent())
                : Optional.empty();
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

    /** How many bytes are left on the disk of the workspace; empty where the disk does not say. */
    public OptionalLong freeBytes() {
        try {
            return OptionalLong.of(Files.getFileStore(folder).getUsableSpace());
        } catch (IOException e) {
            // whoever asks says that it is not known
            return OptionalLong.empty();
        }
    }

    public boolean exists() {
        return Files.isRegularFile(database());
    }

    /** Makes the folder, or says why it cannot be. One that is missing because a restore was cut off comes back first. */
    public void create() {
        Exchange.finish(this);
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
        leaveDoor();
    }

    private void leaveDoor() {
        Path door = folder.resolve(DOOR);
        try {
            if (!Files.exists(door)) {
                Files.writeString(door, "This folder is a ModelDeck workspace: open this file with ModelDeck.\n");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot write " + door + " (" + DiskReason.of(e)
                            + "); make room or choose another folder with --workspace DIR.",
                    e);
        }
    }

    /** Takes the workspace for writing; empty when another process holds it. */
    public Optional<WorkspaceLock> lock(String holder) {
        try {
            Optional<WorkspaceLock> taken = WorkspaceLock.take(folder.resolve("modeldeck.lock"), holder);
            // whoever found no folder while another one moves in has made an empty one and must not stay in it
            taken.ifPresent(this::leaveWhileExchanged);
            return taken;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot lock the workspace " + folder + " (" + DiskReason.of(e)
                            + "); make it writable or choose another with --workspace DIR.",
                    e);
        }
    }

    private void leaveWhileExchanged(WorkspaceLock taken) {
        try {
            Exchange.requireNone(this);
        } catch (StoreException e) {
            taken.close();
            throw e;
        }
    }

    /** Who holds the workspace, as the holder named itself. */
    public String holder() {
        return WorkspaceLock.holder(folder.resolve("modeldeck.lock"));
    }
}
