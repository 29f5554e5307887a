package io.modeldeck.inference;

import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL of versions' own processes. */
final class ProcessStore {

    private final Database database;

    ProcessStore(Database database) {
        this.database = database;
    }

    Optional<ProcessRecord> find(long versionId) {
        return database.first("SELECT * FROM version_process WHERE version_id = ?1", ProcessStore::read, versionId);
    }

    void setIsolated(long versionId, boolean isolated) {
        database.update("""
            INSERT INTO version_process (version_id, isolated) VALUES (?1, ?2)
            ON CONFLICT (version_id) DO UPDATE SET isolated = excluded.isolated\
            """, versionId, isolated ? 1 : 0);
    }

    void setOrigin(long versionId, String origin) {
        database.update("""
            INSERT INTO version_process (version_id, origin) VALUES (?1, ?2)
            ON CONFLICT (version_id) DO UPDATE SET origin = excluded.origin\
            """, versionId, origin);
    }

    void started(long versionId, Instant at, long millis, OptionalLong residentBytes) {
        database.update("""
            INSERT INTO version_process (version_id, starts, start_ms, resident_bytes, started_at) VALUES (?1, 1, ?2, ?3, ?4)
            ON CONFLICT (version_id) DO UPDATE SET starts = starts + 1, start_ms = excluded.start_ms,
              resident_bytes = excluded.resident_bytes, started_at = excluded.started_at\
            """, versionId, millis, Nullable.of(residentBytes), at.toEpochMilli());
    }

    void failed(long versionId, Instant at, String sentence) {
        database.update("""
            INSERT INTO version_process (version_id, failures, failure, failed_at) VALUES (?1, 1, ?2, ?3)
            ON CONFLICT (version_id) DO UPDATE SET failures = failures + 1, failure = excluded.failure,
              failed_at = excluded.failed_at\
            """, versionId, sentence, at.toEpochMilli());
    }

    private static ProcessRecord read(ResultSet row) throws SQLException {
        return new ProcessRecord(
                Nullable.flag(row, "isolated"),
                Optional.ofNullable(row.getString("origin")),
                row.getLong("starts"),
                Nullable.length(row, "start_ms"),
                Nullable.whole(row, "resident_bytes"),
                Nullable.time(row, "started_at"),
                row.getLong("failures"),
                Optional.ofNullable(row.getString("failure")),
                Nullable.time(row, "failed_at"));
    }
}
