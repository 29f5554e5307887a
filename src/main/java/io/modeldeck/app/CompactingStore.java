package io.modeldeck.app;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;

/** SQL of the compacting that is going on: a row for it, since no transaction holds a compacting together with its audit entry. */
final class CompactingStore {

    /** Among the words about the workspace; none that a person may set. */
    private static final String NAME = "compacting.under-way";

    /**
     * Somebody wants the file compacted.
     *
     * @param bytes the size of the file before
     */
    record Intent(Actor actor, Instant at, String comment, long bytes) {}

    private final Database database;

    CompactingStore(Database database) {
        this.database = database;
    }

    void keep(Intent intent) {
        database.update(
                "INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)",
                NAME,
                Json.write(Map.of(
                        "by", intent.actor().name(),
                        "face", intent.actor().face().word(),
                        "simulated", intent.actor().simulated(),
                        "at", intent.at().toString(),
                        "comment", intent.comment(),
                        "bytes", intent.bytes())));
    }

    Optional<Intent> kept() {
        return database.first("SELECT value FROM setting WHERE name = ?1", row -> row.getString(1), NAME)
                .map(CompactingStore::intent);
    }

    void forget() {
        database.update("DELETE FROM setting WHERE name = ?1", NAME);
    }

    private static Intent intent(String json) {
        Map<String, Object> kept = Json.readObject(json);
        return new Intent(
                new Actor(
                        (String) kept.get("by"),
                        EnumSet.noneOf(Role.class),
                        Face.of((String) kept.get("face")),
                        (Boolean) kept.get("simulated")),
                Instant.parse((String) kept.get("at")),
                (String) kept.get("comment"),
                ((Number) kept.get("bytes")).longValue());
    }
}
