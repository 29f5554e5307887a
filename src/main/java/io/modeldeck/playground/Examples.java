package io.modeldeck.playground;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Inputs that are kept with a version, to be asked again. Kept only when somebody says so; safe from any thread. */
public final class Examples {

    private static final int MOST_LISTED = 500;

    private final Database database;
    private final ExampleStore store;
    private final Playground playground;
    private final AuditLog audit;

    public Examples(Database database, Playground playground, AuditLog audit) {
        this.database = database;
        this.store = new ExampleStore(database);
        this.playground = playground;
        this.audit = audit;
    }

    /** Those of every version of a model, by name. */
    public List<Example> ofModel(long modelId) {
        return store.ofModel(modelId, MOST_LISTED);
    }

    public Example require(ModelVersion version, String name) {
        return store.find(version.id(), Example.named(name))
                .orElseThrow(() -> new Problem(version.label() + " has no example '" + name.strip()
                        + "'; list them with: modeldeck example list --model " + version.modelName() + "."));
    }

    /**
     * Keeps inputs under a name, in the place of what is kept under it already.
     *
     * @throws Problem for what that version could never be asked
     */
    public Example keep(
            Actor actor, Instant at, ModelVersion version, String typed, Map<String, Object> said, String comment) {
        actor.require(Role.ENGINEER, "keep an example");
        String name = Example.named(typed);
        Map<String, Object> inputs = ExampleInputs.sound(version, playground.form(version), said);
        return database.transaction(() -> {
            Optional<Example> before = store.find(version.id(), name);
            if (before.map(Example::inputs).filter(inputs::equals).isPresent()) {
                return before.orElseThrow();
            }
            store.put(version.id(), name, inputs, actor.name(), at);
            // what is asked may be nobody's business, so the log has the name alone
            record(actor, at, version, before.isPresent() ? "replace example" : "keep example", name, comment);
            return store.find(version.id(), name).orElseThrow();
        });
    }

    public void remove(Actor actor, Instant at, ModelVersion version, String typed, String comment) {
        actor.require(Role.ENGINEER, "remove an example");
        database.transaction(() -> {
            Example gone = require(version, typed);
            store.remove(gone.id());
            record(actor, at, version, "remove example", gone.name(), comment);
            return null;
        });
    }

    private void record(Actor actor, Instant at, ModelVersion version, String deed, String name, String comment) {
        audit.record(
                actor,
                at,
                OptionalLong.of(version.modelId()),
                version.shortLabel(),
                deed,
                Map.of(),
                Map.of("example", name),
                comment);
        database.announce(new Change.ExampleChanged(version.modelId()));
    }
}
