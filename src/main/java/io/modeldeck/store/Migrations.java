package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a workspace file's schema to the version that this program knows. A newer file is refused before a byte of it is touched; a file with
 * data is copied into {@code backups/} first; all steps are one transaction.
 */
final class Migrations {

    /** The newest script in {@code io/modeldeck/store/migration}; a test holds the two together. */
    static final int CURRENT = 36;

    /** Numbers of scripts that never were; the same test holds them. */
    static final Set<Integer> UNUSED = Set.of(5, 7);

    private static final String LOCATION = "classpath:io/modeldeck/store/migration";

    private Migrations() {}

    static void bringUpToDate(Workspace workspace) {
        int version = workspace.exists() ? version(workspace) : 0;
        refuseNewer(workspace, version);
        if (version == CURRENT) {
            return;
        }
        if (version > 0) {
            Backup.copyDatabase(workspace, "before-schema-" + CURRENT);
        }
        try {
            if (version == 0) {
                SqliteConnections.settle(workspace.database());
            }
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(SqliteConnections.source(workspace.database()))
                    .locations(LOCATION)
                    .loggers("slf4j")
                    .group(true)
                    .skipDefaultCallbacks(true)
                    .load()
                    .migrate();
        } catch (FlywayException | SQLException e) {
            throw failed(workspace, e);
        }
    }

    /** What SQLite says of the disk or the file is said as ever; what is left is about the steps themselves. */
    private static RuntimeException failed(Workspace workspace, Exception e) {
        RuntimeException known = StoreFailures.of(workspace.database(), e);
        return known instanceof FlywayException
                ? new StoreException(
                        "The schema of the workspace " + workspace.folder() + " could not be brought up to date ("
                                + e.getMessage().strip().lines().findFirst().orElse("")
                                + "). Its data are as they were, and a copy is in "
                                + workspace.backups()
                                + "; open it with the ModelDeck that wrote it, or restore a backup with: modeldeck restore"
                                + " BACKUP --workspace DIR --replace.",
                        e)
                : known;
    }

    /** Refuses a file that this program could read only after changing it. */
    static void requireCurrent(Workspace workspace) {
        if (!workspace.exists()) {
            throw new StoreException("There is no workspace in " + workspace.folder()
                    + "; make one with: modeldeck sample --workspace DIR, or name another with --workspace DIR.");
        }
        int version = version(workspace);
        refuseNewer(workspace, version);
        if (version < CURRENT) {
            throw new StoreException("The workspace " + workspace.folder()
                    + " is from an older ModelDeck; open it once with a command that writes (or the window) to"
                    + " bring it up to date.");
        }
    }

    /** Refuses a file that no program of this version can bring up to date. */
    static void requireReadable(Workspace workspace) {
        refuseNewer(workspace, version(workspace));
    }

    private static void refuseNewer(Workspace workspace, int version) {
        if (version > CURRENT) {
            throw new StoreException(
                    "The workspace " + workspace.folder() + " was written by a newer ModelDeck (schema " + version
                            + ", this program knows " + CURRENT + "); open it with that one. Nothing was changed.");
        }
    }

    /** The schema version of the file, 0 when it has none; opens it without changing it. */
    static int version(Workspace workspace) {
        Path file = workspace.database();
        try {
            if (Files.size(file) == 0) {
                return 0;
            }
        } catch (IOException e) {
            throw new StoreException("Cannot read the workspace file " + file + " (" + DiskReason.of(e) + ").", e);
        }
        try (Connection connection = SqliteConnections.inspection(file);
                Statement statement = connection.createStatement()) {
            try (ResultSet tables = statement.executeQuery(
                    "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'flyway_schema_history'")) {
                if (!tables.next()) {
                    return refuseForeign(file, statement);
                }
            }
            Set<Integer> done = new TreeSet<>();
            try (ResultSet steps = statement.executeQuery(
                    "SELECT CAST(version AS INTEGER) FROM flyway_schema_history WHERE success = 1")) {
                while (steps.next()) {
                    done.add(steps.getInt(1));
                }
            }
            int newest = done.stream().mapToInt(step -> step).max().orElse(0);
            refuseGaps(workspace, done, Math.min(newest, CURRENT));
            return newest;
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
        }
    }

    /** A file that lacks a step in the middle was put together by hand, or damaged: what builds on that step would fail later, or do harm. */
    private static void refuseGaps(Workspace workspace, Set<Integer> done, int newest) {
        List<Integer> missing = IntStream.rangeClosed(1, newest)
                .filter(step -> !done.contains(step) && !UNUSED.contains(step))
                .boxed()
                .toList();
        if (!missing.isEmpty()) {
            throw new StoreException("The schema of the workspace " + workspace.folder() + " lacks "
                    + (missing.size() == 1 ? "the step " : "the steps ")
                    + missing.stream().map(String::valueOf).collect(Collectors.joining(", ")) + " of " + newest
                    + " (its file is " + workspace.database()
                    + "), so this program does not open it. Nothing was changed; restore a"
                    + " backup with: modeldeck restore BACKUP --workspace DIR --replace.");
        }
    }

    private static int refuseForeign(Path file, Statement statement) throws SQLException {
        try (ResultSet any = statement.executeQuery("SELECT count(*) FROM sqlite_master")) {
            if (any.next() && any.getInt(1) > 0) {
                throw new StoreException("The file " + file
                        + " is an SQLite database, but no ModelDeck workspace; choose another folder with"
                        + " --workspace DIR.");
            }
            return 0;
        }
    }
}
