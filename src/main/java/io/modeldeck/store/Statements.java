package io.modeldeck.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * The prepared statements of one connection, kept by their text, for plain use and for Jdbi alike: what the hops ask hour by hour is compiled
 * once. A statement in use is out of the store, so the same text asked for meanwhile gets another one. Not thread-safe.
 */
final class Statements extends DefaultStatementBuilder {

    /** More texts than the engine has; only those that are composed at run time could ever fill it. */
    static final int MOST = 256;

    private final Connection connection;
    private final TableWrites writes;
    /** Not in use, the longest idle first. */
    private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

    Statements(Connection connection) throws SQLException {
        this.connection = connection;
        this.writes = new TableWrites(connection);
    }

    TableWrites writes() {
        return writes;
    }

    <T> T use(String sql, Database.Use<T> use) throws SQLException {
        PreparedStatement statement = take(sql);
        try {
            return use.with(statement);
        } finally {
            giveBack(sql, statement);
        }
    }

    @Override
    public PreparedStatement create(Connection asked, String sql, StatementContext context) throws SQLException {
        if (context.isReturningGeneratedKeys()) {
            throw new SQLException("Let the insert say RETURNING id, and read that");
        }
        return take(sql);
    }

    @Override
    public Statement create(Connection asked, StatementContext context) throws SQLException {
        writes.noteEvery();
        return super.create(asked, context);
    }

    @Override
    public void close(Connection asked, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared) {
            giveBack(sql, prepared);
        } else {
            statement.close();
            writes.noteEvery();
        }
    }

    int idle() {
        return idle.size();
    }

    private PreparedStatement take(String sql) throws SQLException {
        writes.note(sql);
        PreparedStatement known = idle.remove(sql);
        return known == null ? connection.prepareStatement(FixedPlan.of(sql)) : known;
    }

    private void giveBack(String sql, PreparedStatement statement) throws SQLException {
        // Nothing of this use may reach the next: neither its values nor a batch that failed half-way.
        statement.clearBatch();
        // Again: what was read between taking the statement and running it must not be believed either.
        writes.note(sql);
        statement.clearParameters();
        PreparedStatement twin = idle.put(sql, statement);
        if (twin != null) {
            twin.close();
        } else if (idle.size() > MOST) {
            Iterator<PreparedStatement> oldest = idle.values().iterator();
            oldest.next().close();
            oldest.remove();
        }
    }
}
