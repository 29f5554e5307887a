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
        return database.read(h -> h.createQuery("SELECT value FROM setting WHERE name = :name")
                .bind("name", name)
                .mapTo(String.class)
                .findOne());
    }

    void put(String name, String json) {
        database.run(h -> h.execute(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value ="
                        + " excluded.value",
                name,
                json));
    }
}
