package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Rewrites the file of a workspace without the room that removed rows left in it. SQLite writes the new file into its journal and exchanges both in one
 * transaction: cut off at any point, by a kill or a full disk, the file is what it was. Whoever writes waits meanwhile; reading goes on.
 */
public final class Compaction {

    /** The new file lies in the journal before it takes the place of the old one, and pages on their way lie in a third place. */
    private static final int TIMES_THE_SIZE = 2;

    private Compaction() {}

    /**
     * How large the file of a workspace is.
     *
     * @param bytes all of it
     * @param unused of them, in whole pages that hold nothing; the rest of a page is not known before
     */
    public record Size(long bytes, long unused) {}

    public static Size size(Workspace workspace) {
        try (Connection connection = SqliteConnections.inspection(workspace.database())) {
            return size(connection);
        } catch (SQLException e) {
            throw StoreFailures.of(workspace.database(), e);
        }
    }

    /**
     * Does it.
     *
     * @return the size before
     * @throws StoreException where the disk has too little room for it, before anything is done
     */
    static Size run(Workspace workspace, Connection connection) throws SQLException {
        Size before = size(connection);
        requireRoom(workspace, before);
        try (Statement statement = connection.createStatement()) {
            // Connections keep what is temporary in memory, and that would be the whole file.
            statement.execute("PRAGMA temp_store = FILE");
            try {
                statement.execute("VACUUM");
            } finally {
                statement.execute("PRAGMA temp_store = MEMORY");
            }
            // what a reader holds on to comes into the file with a later commit
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return before;
    }

    private static void requireRoom(Workspace workspace, Size size) {
        try {
            long room = Files.getFileStore(workspace.folder()).getUsableSpace();
            if (room < TIMES_THE_SIZE * size.bytes()) {
                throw new StoreException("The disk of " + workspace.folder() + " has " + room
                        + " bytes left, and compacting a file of " + size.bytes() + " takes "
                        + TIMES_THE_SIZE * size.bytes() + " for a while. Make room first; nothing was changed.");
            }
        } catch (IOException e) {
            throw new StoreException(
                    "How much room the disk of " + workspace.folder() + " has cannot be read (" + DiskReason.of(e)
                            + "), so nothing was compacted.",
                    e);
        }
    }

    private static Size size(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long page = number(statement, "PRAGMA page_size");
            return new Size(
                    page * number(statement, "PRAGMA page_count"), page * number(statement, "PRAGMA freelist_count"));
        }
    }

    private static long number(Statement statement, String pragma) throws SQLException {
        try (ResultSet row = statement.executeQuery(pragma)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
