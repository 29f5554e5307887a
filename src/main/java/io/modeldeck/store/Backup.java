package io.modeldeck.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Copies of a workspace, taken while it may be in use. */
public final class Backup {

    private Backup() {}

    /** A consistent copy of the database alone, in the workspace's own backups folder; answers the copy. */
    static Path copyDatabase(Workspace workspace, String name) {
        try {
            Files.createDirectories(workspace.backups());
            Path copy = workspace.backups().resolve(name + ".db");
            for (int n = 2; Files.exists(copy); n++) {
                copy = workspace.backups().resolve(name + "-" + n + ".db");
            }
            copyDatabase(workspace.database(), copy);
            return copy;
        } catch (IOException e) {
            throw new StoreException(
                    "Cannot back up into " + workspace.backups() + " (" + e.getMessage()
                            + "); make room or make the folder writable.",
                    e);
        }
    }

    /** A consistent copy of the database at one moment; {@code copy} must not exist. */
    static void copyDatabase(Path database, Path copy) {
        try (Connection connection = SqliteConnections.inspection(database);
                PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
            vacuum.setString(1, copy.toString());
            vacuum.execute();
        } catch (SQLException e) {
            throw StoreFailures.of(copy, e);
        }
    }
}
