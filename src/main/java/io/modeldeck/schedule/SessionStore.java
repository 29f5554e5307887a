package io.modeldeck.schedule;

import io.modeldeck.schedule.EngineSessions.Session;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;

/** SQL of the engine's sessions. */
final class SessionStore {

    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    long begin(long at) {
        return database.write(h -> h.createQuery(
                        "INSERT INTO engine_session (started_at, last_seen_at) VALUES (:at, :at) RETURNING id")
                .bind("at", at)
                .mapTo(Long.class)
                .one());
    }

    void seen(long id, long at) {
        database.run(
                h -> h.execute("UPDATE engine_session SET last_seen_at = max(last_seen_at, ?) WHERE id = ?", at, id));
    }

    void end(long id, long at) {
        database.run(h -> h.execute(
                "UPDATE engine_session SET last_seen_at = max(last_seen_at, ?), ended_at = max(last_seen_at, ?) WHERE id"
                        + " = ?",
                at,
                at,
                id));
    }

    /** By their begin. */
    List<Session> all() {
        return database.read(h -> h.createQuery(
                        "SELECT started_at, last_seen_at FROM engine_session ORDER BY started_at, id")
                .map((rs, c) -> new Session(Instant.ofEpochMilli(rs.getLong(1)), Instant.ofEpochMilli(rs.getLong(2))))
                .list());
    }
}
