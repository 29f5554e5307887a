package io.modeldeck.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Runs a prepared statement with values by position, without a mapper in between. */
final class PlainSql {

    private PlainSql() {}

    static <T> T query(PreparedStatement statement, Database.Rows<T> rows, Object... values) throws SQLException {
        bind(statement, values);
        try (ResultSet result = statement.executeQuery()) {
            return rows.read(result);
        }
    }

    static int update(PreparedStatement statement, Object... values) throws SQLException {
        bind(statement, values);
        return statement.executeUpdate();
    }

    static int[] updateEach(PreparedStatement statement, List<Object[]> each) throws SQLException {
        for (Object[] values : each) {
            bind(statement, values);
            statement.addBatch();
        }
        return statement.executeBatch();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            switch (value) {
                case null -> statement.setObject(i + 1, null);
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setInt(i + 1, number);
                case Double number -> statement.setDouble(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case byte[] bytes -> statement.setBytes(i + 1, bytes);
                // The driver would store whatever the object's toString() says.
                default ->
                    throw new IllegalArgumentException("A " + value.getClass().getSimpleName() + " cannot be stored");
            }
        }
    }
}
