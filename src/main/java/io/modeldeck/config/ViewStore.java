package io.modeldeck.config;

import io.modeldeck.config.SavedViews.Kept;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The saved views' SQL; names that differ in capitals alone are one. */
final class ViewStore {

    private static final String SELECT = "SELECT name, document, by, at FROM saved_view";

    private final Database database;
    private final Clock clock;

    ViewStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Kept> all() {
        return database.list(SELECT + " ORDER BY name", ViewStore::kept);
    }

    Optional<Kept> find(String name) {
        return database.first(SELECT + " WHERE name = ?1", ViewStore::kept, name);
    }

    void put(Kept view) {
        database.update("""
                INSERT INTO saved_view (name, document, by, at, recorded_at) VALUES (?1, ?2, ?3, ?4, ?5)
                ON CONFLICT (name) DO UPDATE SET name = ?1, document = ?2, by = ?3, at = ?4, recorded_at = ?5\
                """, view.name(), view.json(), view.by(), view.at().toEpochMilli(), clock.millis());
    }

    void remove(String name) {
        database.update("DELETE FROM saved_view WHERE name = ?1", name);
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("name"),
                row.getString("document"),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
