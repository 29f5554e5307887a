package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.WholeFile;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies of a workspace, taken while it may be in use: one zip file with the database at one moment and the artifacts. */
public final class Backup {

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);
    static final String DATABASE_ENTRY = "modeldeck.db";
    private static final Pattern ARTIFACT_ENTRY = Pattern.compile("artifacts/([0-9a-f]{64})");

    /** What lies in a folder in which a backup is unpacked and looked at. */
    private static final Set<String> UNPACKED = Set.of(
            DATABASE_ENTRY,
            "modeldeck.db-wal",
            "modeldeck.db-shm",
            "modeldeck.db-journal",
            "artifacts",
            "workspace.modeldeck");

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
     * @return where the replaced workspace was set aside, or the target itself when there was none
     */
    public static Path restore(Path file, Workspace target, boolean replace) {
        return restore(file, target, replace, () -> {});
    }

    private static Path restore(Path file, Workspace target, boolean replace, Runnable beforeMoves) {
        Exchange.finish(target);
        if (target.exists() && !replace) {
            throw new StoreException("There is a workspace in " + target.folder()
                    + " already; restore into another folder, or set this one aside with --replace.");
        }
        Path fresh = Exchange.fresh(target);
        try {
            clear(fresh);
            unpack(file, new Workspace(fresh));
            requireSound(file, new Workspace(fresh));
            beforeMoves.run();
            return Exchange.takePlace(fresh, target, () -> {});
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot restore " + file + " into " + target.folder() + " (" + DiskReason.of(e)
                            + "). The workspace there is unchanged.",
                    e);
        } finally {
            deleteTreeQuietly(fresh);
        }
    }

    /**
     * Makes the folder anew in which a backup is unpacked. What a kill left there goes; what is not ours stays.
     *
     * @throws StoreException where something lies there that we do not make
     */
    private static void clear(Path fresh) throws IOException {
        if (!isOurs(fresh)) {
            throw new StoreException("A backup is unpacked in " + fresh
                    + ", and something else lies there; move it away, or give it another name. Nothing was changed.");
        }
        deleteTree(fresh);
        Files.createDirectories(fresh);
    }

    private static boolean isOurs(Path fresh) throws IOException {
        if (!Files.exists(fresh, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        if (!Files.isDirectory(fresh, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (Stream<Path> files = Files.list(fresh)) {
            return files.allMatch(file -> UNPACKED.contains(file.getFileName().toString()));
        }
    }

    /**
     * {@link #restore} in the place of a workspace that is not open.
     *
     * @param holder who does it, for others who would have the workspace meanwhile
     */
    public static Path replace(Path file, Workspace target, String holder) {
        Exchange.finish(target);
        try (WorkspaceLock held = target.lock(holder)
                .orElseThrow(() -> new StoreException("The workspace " + target.folder() + " is in use ("
                        + target.holder() + "); close the console first, then restore."))) {
            // Windows moves no folder with an open file in it, neither ours nor that of somebody who comes in between.
            return restore(file, target, true, File.separatorChar == '\\' ? held::close : () -> {});
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
            clear(fresh);
            Workspace read = new Workspace(fresh);
            unpack(file, read);
            requireSound(file, read);
            return contents(read, Files.size(file));
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot read the backup " + file + " beside " + beside.folder() + " (" + DiskReason.of(e)
                            + "). Nothing was changed.",
                    e);
        } finally {
            deleteTreeQuietly(fresh);
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
            Path part = WholeFile.beside(copy);
            try {
                copyDatabase(workspace.database(), part, copy);
                Durable.file(part);
                Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                deleteQuietly(part);
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

    private static void unpack(Path file, Workspace fresh) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Set<String> seen = new HashSet<>();
            List<? extends ZipEntry> entries =
                    zip.stream().map(e -> (ZipEntry) e).toList();
            for (ZipEntry entry : entries) {
                if (!seen.add(entry.getName())) {
                    throw notABackup(file, "it holds " + entry.getName() + " twice");
                }
                // Reading by entries does not compare the check sums by itself.
                CRC32 sum = new CRC32();
                try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
                    unpack(file, fresh, entry.getName(), in);
                }
                if (sum.getValue() != entry.getCrc()) {
                    throw notABackup(file, "its entry " + entry.getName() + " is damaged");
                }
            }
            if (!seen.contains(DATABASE_ENTRY)) {
                throw notABackup(file, "it holds no " + DATABASE_ENTRY);
            }
        } catch (ZipException e) {
            throw notABackup(file, "it is no zip file or is cut off");
        }
    }

    private static void unpack(Path file, Workspace fresh, String name, InputStream in) throws IOException {
        Matcher artifact = ARTIFACT_ENTRY.matcher(name);
        if (name.equals(DATABASE_ENTRY)) {
            Files.copy(in, fresh.database());
            Durable.file(fresh.database());
        } else if (artifact.matches()) {
            // The content decides the name, so an entry that lies about itself leaves a missing artifact and is found
            // below.
            fresh.create();
            Files.createDirectories(fresh.artifactFolder());
            fresh.artifacts().put(in.readAllBytes());
        } else {
            throw notABackup(file, "it holds a foreign entry");
        }
    }

    private static void requireSound(Path file, Workspace fresh) {
        Migrations.requireReadable(fresh);
        List<String> faults = Integrity.faults(fresh);
        if (!faults.isEmpty()) {
            throw notABackup(file, faults.getFirst());
        }
    }

    private static StoreException notABackup(Path file, String why) {
        return new StoreException("The file " + file + " is no sound ModelDeck backup: " + why
                + ". Nothing was restored; use another backup.");
    }

    static void deleteQuietly(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("A temporary file stays behind: {}", file);
        }
    }

    private static void deleteTreeQuietly(Path folder) {
        try {
            if (isOurs(folder)) {
                deleteTree(folder);
            }
        } catch (IOException e) {
            LOG.warn("A temporary folder stays behind: {}", folder);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
