package io.modeldeck.app;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Prediction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The rows of the event table by nothing but a prepared insert, as durable as the store's: what the driver can do. For measuring. */
final class PlainInserts implements AutoCloseable {

    private static final String TABLE = """
        CREATE TABLE event (id INTEGER PRIMARY KEY, model_id INTEGER, version_id INTEGER, event_id TEXT, at INTEGER, features TEXT,
            prediction TEXT, confidence REAL, score REAL, latency_us INTEGER, error TEXT, recorded_at INTEGER) STRICT\
        """;
    private static final String INSERT = """
        INSERT INTO event (model_id, version_id, event_id, at, features, prediction, confidence, score, latency_us, error, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private final Connection connection;
    private final PreparedStatement insert;

    /** @param indexed with the two indexes that every event of the store has */
    PlainInserts(Path file, boolean indexed) throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA cache_size = -32768");
            statement.execute(TABLE);
            if (indexed) {
                statement.execute("CREATE INDEX event_by_time ON event (model_id, at)");
                statement.execute("CREATE UNIQUE INDEX event_by_id ON event (model_id, event_id)");
            }
        }
        connection.setAutoCommit(false);
        this.insert = connection.prepareStatement(INSERT);
    }

    /** Everything made ready, so that only the insert is measured. */
    static List<Object[]> rows(List<Prediction> events) {
        List<Object[]> rows = new ArrayList<>(events.size());
        for (Prediction event : events) {
            rows.add(new Object[] {
                event.modelId(),
                event.versionId(),
                event.eventId(),
                event.at().toEpochMilli(),
                Json.write(event.features()),
                event.value().isEmpty() ? null : event.value(),
                event.confidence().isPresent() ? event.confidence().getAsDouble() : null,
                event.score().isPresent() ? event.score().getAsDouble() : null,
                event.latencyMicros(),
                event.error().isEmpty() ? null : event.error(),
                event.at().toEpochMilli()
            });
        }
        return rows;
    }

    /** One commit. */
    void insert(List<Object[]> rows) {
        try {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(i + 1, row[i]);
                }
                insert.addBatch();
            }
            insert.executeBatch();
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
