package io.modeldeck.config;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How people look at things, under the names that they gave. What a view says is the window's own; here it is a JSON document that is kept with the
 * workspace, so that copies of the workspace have it.
 */
public final class SavedViews {

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST = 64_000;

    private final Database database;
    private final ViewStore store;
    private final AuditLog audit;

    public SavedViews(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new ViewStore(database, clock);
        this.audit = audit;
    }

    /**
     * A view.
     *
     * @param by who saved it last
     */
    public record Kept(String name, String json, String by, Instant at) {}

    /** All, by name. */
    public List<Kept> all() {
        return store.all();
    }

    /** The one of that name, capitals or not. */
    public Kept require(String name) {
        return store.find(name)
                .orElseThrow(() -> new Problem(
                        "There is no saved view '" + name + "'; modeldeck views list says which there are."));
    }

    /** Keeps a view; one of that name is replaced. */
    public Kept keep(Actor actor, Instant at, String name, String json) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Problem("A view takes a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (json.length() > LONGEST) {
            throw new Problem("The view " + name + " has " + json.length() + " characters; the limit is " + LONGEST
                    + ". Hide fewer columns.");
        }
        Map<String, Object> after = Json.readObject(json);
        Kept view = new Kept(name, json, actor.name(), at);
        return database.transaction(() -> {
            Optional<Kept> before = store.find(name);
            store.put(view);
            record(actor, at, name, "save view", document(before), after);
            return view;
        });
    }

    /** Throws a view away; refused where there is none. */
    public Kept remove(Actor actor, Instant at, String name) {
        return database.transaction(() -> {
            Kept gone = require(name);
            store.remove(name);
            record(actor, at, gone.name(), "delete view", document(Optional.of(gone)), Map.of());
            return gone;
        });
    }

    private void record(
            Actor actor,
            Instant at,
            String name,
            String action,
            Map<String, Object> before,
            Map<String, Object> after) {
        audit.record(actor, at, OptionalLong.empty(), "view " + name, action, before, after, "");
        database.announce(new Change.ConfigChanged(0));
    }

    private static Map<String, Object> document(Optional<Kept> view) {
        return view.map(one -> Json.readObject(one.json())).orElse(Map.of());
    }
}
