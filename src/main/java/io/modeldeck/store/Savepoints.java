package io.modeldeck.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Places in a running transaction to which it can go back, one within the other. Its statements stay prepared, and are none that change what was read. Not thread-safe.
 */
final class Savepoints {

    private final Connection connection;
    private PreparedStatement set;
    private PreparedStatement release;
    private PreparedStatement back;

    Savepoints(Connection connection) {
        this.connection = connection;
    }

    void set() throws SQLException {
        if (set == null) {
            set = connection.prepareStatement("SAVEPOINT nested");
            release = connection.prepareStatement("RELEASE nested");
            back = connection.prepareStatement("ROLLBACK TO nested");
        }
        set.execute();
    }

    /** What was done since the last place counts as done. */
    void release() throws SQLException {
        release.execute();
    }

    /**
     * Undoes what was done since the last place.
     *
     * @throws SQLException also where SQLite has undone the whole transaction already, as it does when the disk is full
     */
    void back() throws SQLException {
        back.execute();
        release.execute();
    }
}
