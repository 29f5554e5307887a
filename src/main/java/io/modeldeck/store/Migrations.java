package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Brings a workspace file's schema to the version that this program knows. A newer file is refused before a byte of it is touched; a file with
 * data is copied into {@code backups/} first; all steps are one transaction.
 */
final class Migrations {

    /** The newest script in {@code io/modeldeck/store/migration}; a test holds the two together. */
    static final int CURRENT = 35;

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
            throw StoreFailures.of(workspace.database(), e);
        }
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
            try (ResultSet newest = statement.executeQuery(
                    "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success = 1")) {
                return newest.next() ? newest.getInt(1) : 0;
            }
        } catch (SQLException e) {
            throw StoreFailures.of(file, e);
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
