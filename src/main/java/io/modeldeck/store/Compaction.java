package io.modeldeck.store;

import io.modeldeck.domain.DiskReason;
import io.modeldeck.domain.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteErrorCode;

/**
 * Rewrites the file of a workspace without the room that removed rows left in it. SQLite builds the new file in one that is temporary, writes it into its
 * journal and exchanges both in one transaction: cut off at any point, by a kill, a full disk or somebody who stops it, the file is what it was. The
 * temporary one lies beside it, so that the room that is looked for is the room that is taken, and has no name, so that a kill leaves nothing of it.
 * Whoever writes waits meanwhile; reading goes on.
 */
public final class Compaction {

    /** The new file is built beside the old one, and lies in the journal before it takes its place. */
    private static final int TIMES_THE_SIZE = 2;
    /** After so many steps of SQLite it is asked whether to stop: a millisecond or so. */
    private static final int STEPS = 1_000;

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
     * @param progress stops it until the new file is built; there is no measure of how far it is
     * @return the size before; empty where it was stopped
     * @throws StoreException where the disk has too little room for it, before anything is done
     */
    static Optional<Size> run(Workspace workspace, Connection connection, Progress progress) throws SQLException {
        Size before = size(connection);
        requireRoom(workspace, before);
        try (Statement statement = connection.createStatement()) {
            if (!rewrite(workspace, connection, statement, progress)) {
                return Optional.empty();
            }
            // what a reader holds on to comes into the file with a later commit
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        return Optional.of(before);
    }

    private static boolean rewrite(Workspace workspace, Connection connection, Statement statement, Progress progress)
            throws SQLException {
        if (progress.cancelled()) {
            return false;
        }
        try {
            // Connections keep what is temporary in memory, and that would be the whole file.
            statement.execute("PRAGMA temp_store = FILE");
            temporaryIn(workspace.folder().toAbsolutePath().toString(), statement);
            ProgressHandler.setHandler(connection, STEPS, stoppedBy(progress));
            statement.execute("VACUUM");
            return true;
        } catch (SQLException e) {
            if (e.getErrorCode() == SQLiteErrorCode.SQLITE_INTERRUPT.code) {
                return false;
            }
            throw e;
        } finally {
            ProgressHandler.clearHandler(connection);
            temporaryIn("", statement);
            statement.execute("PRAGMA temp_store = MEMORY");
        }
    }

    /** For the whole process; nothing else of it keeps what is temporary in files. SQLite takes no bound value here. */
    private static void temporaryIn(String folder, Statement statement) throws SQLException {
        statement.execute("PRAGMA temp_store_directory = '" + folder.replace("'", "''") + "'");
    }

    private static ProgressHandler stoppedBy(Progress progress) {
        return new ProgressHandler() {
            @Override
            protected int progress() {
                return progress.cancelled() ? 1 : 0;
            }
        };
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
