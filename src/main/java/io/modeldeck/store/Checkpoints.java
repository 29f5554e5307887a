package io.modeldeck.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Brings what commits left in the journal into the file, on a thread and a connection of its own, so that no commit waits for that. Where it cannot keep
 * up, because commits never pause or a reader holds on to old pages, the writer does the rest by itself once the journal is
 * {@link SqliteConnections#JOURNAL_PAGES} pages long.
 */
final class Checkpoints implements AutoCloseable {

    /** So many pages are worth two waits for the disk; SQLite's own measure. */
    private static final int ENOUGH_PAGES = 500;

    private static final int PAUSE_MILLIS = 20;
    private static final String LOOK = "PRAGMA wal_checkpoint(NOOP)";
    private static final String BRING = "PRAGMA wal_checkpoint(PASSIVE)";

    private final Path file;
    private final ScheduledThreadPoolExecutor thread;
    private final AtomicBoolean asked = new AtomicBoolean();

    // On the thread only.
    private Connection connection;

    Checkpoints(Path file) {
        this.file = file;
        this.thread = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("journal").factory());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Something was committed. Returns at once. */
    void committed() {
        if (!asked.getAndSet(true)) {
            thread.schedule(this::look, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        asked.set(false);
        try {
            if (connection == null) {
                connection = SqliteConnections.source(file).getConnection();
            }
            try (Statement statement = connection.createStatement()) {
                if (waiting(statement) >= ENOUGH_PAGES) {
                    statement.execute(BRING);
                }
            }
        } catch (SQLException e) {
            // As SQLite itself does: what is in the journal is durable, and the next commit asks again, or the writer.
            asked.set(false);
        }
    }

    /** How many pages of the journal are not in the file yet. */
    private static long waiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(LOOK)) {
            return row.next() ? row.getLong(2) - row.getLong(3) : 0;
        }
    }

    /** Waits for what is going on; what is left the last connection brings into the file when it is closed. */
    @Override
    public void close() throws SQLException {
        thread.close();
        if (connection != null) {
            connection.close();
        }
    }
}
