package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.WholeFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of a workspace, taken while it may be in use: one zip file with the database at one moment and the artifacts. */
public final class Backup {

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    static final String DATABASE_ENTRY = "modeldeck.db";

    /** What is written into a restored workspace before it takes its place, so that it is never there without it. */
    @FunctionalInterface
    public interface Telling {

        /**
         * Leaves the workspace closed.
         *
         * @param aside where what was there before will be kept; empty when there was nothing
         */
        void into(Workspace restored, Optional<Path> aside);
    }

    private Backup() {}

    /**
     * Writes the backup file; it appears whole or not at all.
     *
     * @return its size in bytes
     * @throws StoreException also where a file that the workspace refers to is missing: nothing could be made of such a backup
     */
    public static long create(Workspace workspace, Path target) {
        return new Packing(workspace, target, () -> {}).write();
    }

    /**
     * Makes a workspace from a backup file. The target must be empty; with {@code replace} an existing workspace is set aside beside it first.
     *
     * @param telling done once the backup is read whole; where it fails, nothing is replaced
     * @return where the replaced workspace was set aside; empty when there was none
     */
    public static Optional<Path> restore(Path file, Workspace target, boolean replace, Telling telling) {
        return restore(file, target, replace, telling, () -> {});
    }

    private static Optional<Path> restore(
            Path file, Workspace target, boolean replace, Telling telling, Runnable beforeMoves) {
        Exchange.finish(target);
        if (target.exists() && !replace) {
            throw new StoreException("There is a workspace in " + target.folder()
                    + " already; restore into another folder, or set this one aside with --replace.");
        }
        Path fresh = Exchange.fresh(target);
        try {
            Workspace restored = Unpacking.into(fresh, file);
            Optional<Path> aside = Exchange.aside(target);
            telling.into(restored, aside);
            beforeMoves.run();
            Exchange.takePlace(fresh, target, aside, () -> {});
            return aside;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot restore " + file + " into " + target.folder() + " (" + DiskReason.of(e)
                            + "). The workspace there is unchanged.",
                    e);
        } finally {
            Unpacking.remove(fresh);
        }
    }

    /**
     * {@link #restore} in the place of a workspace that is not open.
     *
     * @param holder who does it, for others who would have the workspace meanwhile
     */
    public static Optional<Path> replace(Path file, Workspace target, String holder, Telling telling) {
        Exchange.finish(target);
        try (WorkspaceLock held = target.lock(holder)
                .orElseThrow(() -> new StoreException("The workspace " + target.folder() + " is in use ("
                        + target.holder() + "); close the console first, then restore."))) {
            // Windows moves no folder with an open file in it, neither ours nor that of somebody who comes in between.
            return restore(file, target, true, telling, File.separatorChar == '\\' ? held::close : () -> {});
        }
    }

    /**
     * What a backup holds.
     *
     * @param models their names
     * @param newest when its newest event happened
     * @param bytes of the file
     */
    public record Contents(List<String> models, long events, Optional<Instant> newest, long bytes) {}

    /** Reads a backup whole, as {@link #restore} does, and says what is in it; refuses one that is not sound. Nothing of it stays beside the workspace. */
    public static Contents inspect(Path file, Workspace beside) {
        Path fresh = beside.folder().resolveSibling(beside.folder().getFileName() + ".checking");
        try {
            return contents(Unpacking.into(fresh, file), Files.size(file));
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot read the backup " + file + " beside " + beside.folder() + " (" + DiskReason.of(e)
                            + "). Nothing was changed.",
                    e);
        } finally {
            Unpacking.remove(fresh);
        }
    }

    private static Contents contents(Workspace read, long bytes) {
        try (Connection connection = SqliteConnections.inspection(read.database());
                Statement statement = connection.createStatement()) {
            List<String> models = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT name FROM model ORDER BY name")) {
                while (rows.next()) {
                    models.add(rows.getString(1));
                }
            }
            try (ResultSet row = statement.executeQuery("SELECT count(*), max(at) FROM inference_event")) {
                row.next();
                long events = row.getLong(1);
                long newest = row.getLong(2);
                return new Contents(
                        models,
                        events,
                        events == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(newest)),
                        bytes);
            }
        } catch (SQLException e) {
            throw StoreFailures.of(read.database(), e);
        }
    }

    /** A consistent copy of the database alone, in the workspace's own backups folder; answers the copy. */
    static Path copyDatabase(Workspace workspace, String name) {
        try {
            Files.createDirectories(workspace.backups());
            Path copy = workspace.backups().resolve(name + ".db");
            for (int n = 2; Files.exists(copy); n++) {
                copy = workspace.backups().resolve(name + "-" + n + ".db");
            }
            try (WholeFile.Part part = WholeFile.beside(copy)) {
                copyDatabase(workspace.database(), part.path(), copy);
                Durable.file(part.path());
                Files.move(part.path(), copy, StandardCopyOption.ATOMIC_MOVE);
            }
            Durable.folder(workspace.backups());
            return copy;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot back up into " + workspace.backups() + " (" + DiskReason.of(e)
                            + "); make room or make the folder writable.",
                    e);
        }
    }

    /**
     * A consistent copy of the database at one moment.
     *
     * @param copy an empty file of ours, or none
     * @param meant what is made of it, for whoever must hear that it failed
     */
    static void copyDatabase(Path database, Path copy, Path meant) {
        try (Connection connection = SqliteConnections.inspection(database);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            // What SQLite could not finish stays behind otherwise, with its journal.
            deleteQuietly(copy);
            deleteQuietly(copy.resolveSibling(copy.getFileName() + "-journal"));
            throw StoreFailures.of(meant, e);
        }
    }

    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A temporary file stays behind: {}", file);
        }
    }
}
