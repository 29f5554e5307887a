package io.modeldeck.config;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Words about the workspace itself, by name. */
public final class Settings {

    /** The name of the person at this workstation. */
    public static final String PERSON = "person";

    /** {@code true} when the workspace holds sample data. */
    public static final String SAMPLE = "sample";

    /** {@code light}, {@code dark} or {@code system}. */
    public static final String THEME = "theme";

    /** Whether the desktop is told of critical alerts and of requests that wait for approval: {@link #OFF} where not. */
    public static final String DESKTOP = "desktop-notices";

    /** The address of the Ollama server that the window proposes. */
    public static final String OLLAMA = "ollama";

    /** What a setting says that is switched off. */
    public static final String OFF = "off";

    private static final int LONGEST = 4_000;

    private final Database database;
    private final SettingStore store;
    private final AuditLog audit;

    public Settings(Database database, AuditLog audit) {
        this.database = database;
        this.store = new SettingStore(database);
        this.audit = audit;
    }

    public Optional<String> get(String name) {
        return store.find(name)
                .map(json -> String.valueOf(Json.readArray("[" + json + "]").getFirst()));
    }

    public boolean isSample() {
        return get(SAMPLE).map(Boolean::parseBoolean).orElse(false);
    }

    /** Keeps the word; a word that is the same already leaves no trace. */
    public void put(Actor actor, Instant at, String name, String value) {
        if (!name.matches("[A-Za-z][A-Za-z0-9.-]{0,99}") || value.length() > LONGEST) {
            throw new Problem("A setting needs a name of letters, digits, dots and hyphens, and at most " + LONGEST
                    + " characters of value.");
        }
        Optional<String> before = get(name);
        if (before.equals(Optional.of(value))) {
            return;
        }
        String json = Json.write(List.of(value));
        database.transaction(() -> {
            store.put(name, json.substring(1, json.length() - 1));
            audit.record(
                    actor,
                    at,
                    OptionalLong.empty(),
                    "setting " + name,
                    "set",
                    before.map(word -> Map.of("value", word)).orElse(Map.of()),
                    Map.of("value", value),
                    "");
            database.announce(new Change.ConfigChanged(0));
            return null;
        });
    }
}
