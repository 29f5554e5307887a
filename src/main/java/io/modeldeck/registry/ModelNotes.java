package io.modeldeck.registry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Role;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Tags and notes of models. Safe from any thread. */
public final class ModelNotes {

    private final Database database;
    private final ModelStore store;
    private final AuditLog audit;
    private final Clock clock;

    ModelNotes(Database database, ModelStore store, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Empty where nobody wrote anything yet. */
    public Optional<ModelNote> of(long modelId) {
        return store.note(modelId);
    }

    /** Puts these tags and this note in the place of what stood there; what stands there already changes nothing. */
    public ModelNote put(Actor actor, Instant at, ModelInfo model, List<String> tags, String note, String comment) {
        actor.require(Role.ENGINEER, "write about a model");
        ModelNote written = new ModelNote(tags, note, at, actor.name());
        return database.transaction(() -> {
            Optional<ModelNote> before = of(model.id());
            Map<String, Object> was = before.map(ModelNote::document).orElse(Map.of());
            if (was.equals(written.document())) {
                return before.orElseThrow();
            }
            store.putNote(model.id(), written, clock.millis());
            audit.record(
                    actor, at, OptionalLong.of(model.id()), model.name(), "note", was, written.document(), comment);
            database.announce(new Change.VersionChanged(model.id()));
            return written;
        });
    }
}
