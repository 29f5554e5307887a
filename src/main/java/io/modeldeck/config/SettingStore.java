package io.modeldeck.config;

import io.modeldeck.store.Database;
import java.util.Optional;

/** The settings' SQL; values are JSON. */
final class SettingStore {

    private final Database database;

    SettingStore(Database database) {
        this.database = database;
    }

    Optional<String> find(String name) {
        return database.first("SELECT value FROM setting WHERE name = ?1", row -> row.getString(1), name);
    }

    void put(String name, String json) {
        database.run(h -> h.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value ="
                        + " excluded.value",
                name,
                json));
    }
}
