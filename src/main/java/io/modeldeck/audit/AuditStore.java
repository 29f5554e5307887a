package io.modeldeck.audit;

import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The audit entries' SQL. */
final class AuditStore {

    private static final String INSERT = """
        INSERT INTO audit_entry (at, recorded_at, by, face, simulated, model_id, subject, action, before, after, comment)
        VALUES (:at, :recordedAt, :by, :face, :simulated, :modelId, :subject, :action, :before, :after, :comment)\
        """;
    private static final String SELECT = """
        SELECT * FROM audit_entry
        WHERE (:modelId IS NULL OR model_id = :modelId) AND at >= :from AND at < :to
        ORDER BY id DESC LIMIT :limit\
        """;

    private final Database database;

    AuditStore(Database database) {
        this.database = database;
    }

    void insert(AuditEntry entry) {
        database.run(handle -> handle.createUpdate(INSERT)
                .bind("at", entry.at().toEpochMilli())
                .bind("recordedAt", entry.recordedAt().toEpochMilli())
                .bind("by", entry.by())
                .bind("face", entry.face().word())
                .bind("simulated", entry.simulated() ? 1 : 0)
                .bind("modelId", Nullable.of(entry.modelId()))
                .bind("subject", entry.subject())
                .bind("action", entry.action())
                .bind("before", Json.write(entry.before()))
                .bind("after", Json.write(entry.after()))
                .bind("comment", entry.comment())
                .execute());
    }

    List<AuditEntry> entries(AuditFilter filter) {
        return database.read(handle -> handle.createQuery(SELECT)
                .bind("modelId", Nullable.of(filter.modelId()))
                .bind("from", filter.range().map(r -> r.fromMillis()).orElse(Long.MIN_VALUE))
                .bind("to", filter.range().map(r -> r.toMillis()).orElse(Long.MAX_VALUE))
                .bind("limit", filter.limit())
                .map((row, context) -> entry(row))
                .list());
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Instant.ofEpochMilli(row.getLong("at")),
                Instant.ofEpochMilli(row.getLong("recorded_at")),
                row.getString("by"),
                Face.of(row.getString("face")),
                row.getInt("simulated") == 1,
                Nullable.whole(row, "model_id"),
                row.getString("subject"),
                row.getString("action"),
                Json.readObject(row.getString("before")),
                Json.readObject(row.getString("after")),
                row.getString("comment"));
    }
}
