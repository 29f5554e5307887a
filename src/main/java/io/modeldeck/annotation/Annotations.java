package io.modeldeck.annotation;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Notes of people about what happened to a model, and when. Each change and its audit entry, with what stood there before, are one transaction.
 * Notes are kept until somebody deletes them or their model; retention leaves them alone. Safe from any thread but the window's.
 */
public final class Annotations {

    /** More would hide the charts that they stand on. */
    public static final int MOST_OF_MODEL = 5_000;

    private final Database database;
    private final AnnotationStore store;
    private final Registry registry;
    private final AuditLog audit;
    private final Clock clock;

    public Annotations(Database database, Registry registry, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new AnnotationStore(database);
        this.registry = registry;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Those that touch the range, in the order of their beginnings.
     *
     * @param most at most so many, the newest
     */
    public List<Annotation> of(long modelId, TimeRange range, int most) {
        return store.touching(modelId, range, most);
    }

    public Annotation require(long id) {
        return store.find(id)
                .orElseThrow(() -> new Problem(
                        "There is no note " + id + "; list those of a model with: modeldeck notes list --model NAME."));
    }

    /**
     * Keeps a note.
     *
     * @param at when it is written, in the model's own time
     * @param range what it is about; an empty one is a moment
     * @throws Problem for a model or version that is not there, and for what {@link Annotation} refuses
     */
    public Annotation write(
            Actor actor,
            Instant at,
            long modelId,
            OptionalLong versionId,
            TimeRange range,
            String text,
            String comment) {
        permit(actor);
        Annotation wanted = new Annotation(0, modelId, versionId, range, text, actor.name(), at, Optional.empty());
        return database.transaction(() -> keep(actor, at, wanted, "write note", comment));
    }

    /** Puts another text, stretch or version in the place of what the note with that number says; what it says already changes nothing. */
    public Annotation edit(
            Actor actor, Instant at, long id, OptionalLong versionId, TimeRange range, String text, String comment) {
        permit(actor);
        return database.transaction(() -> {
            Annotation before = require(id);
            Annotation after = before.with(versionId, range, text);
            if (after.equals(before)) {
                return before;
            }
            requireOwn(after);
            Annotation kept = after.editedBy(actor.name(), at);
            store.update(kept, clock.instant());
            record(actor, at, kept, "edit note", before.document(), kept.document(), comment);
            return kept;
        });
    }

    /** Deletes a note; the audit keeps what it said. */
    public Annotation delete(Actor actor, Instant at, long id, String comment) {
        permit(actor);
        return database.transaction(() -> {
            Annotation gone = require(id);
            store.delete(id);
            record(actor, at, gone, "delete note", gone.document(), Map.of(), comment);
            return gone;
        });
    }

    /** Brings a deleted note back under its number, as it was; one that is there changes nothing. */
    public Annotation restore(Actor actor, Instant at, Annotation gone, String comment) {
        permit(actor);
        return database.transaction(() -> {
            Optional<Annotation> there = store.find(gone.id());
            return there.isPresent() ? there.get() : keep(actor, at, gone, "restore note", comment);
        });
    }

    private Annotation keep(Actor actor, Instant at, Annotation wanted, String action, String comment) {
        requireOwn(wanted);
        if (store.count(wanted.modelId()) >= MOST_OF_MODEL) {
            throw new Problem("A model has at most " + MOST_OF_MODEL + " notes; delete some first.");
        }
        Annotation kept = wanted.kept(store.insert(wanted, clock.instant()));
        record(actor, at, kept, action, Map.of(), kept.document(), comment);
        return kept;
    }

    private void requireOwn(Annotation note) {
        String model = registry.model(note.modelId())
                .orElseThrow(() -> new Problem("The model of the note is not there any more."))
                .name();
        if (note.versionId().isPresent()) {
            ModelVersion version = registry.requireVersion(note.versionId().getAsLong());
            if (version.modelId() != note.modelId()) {
                throw new Problem(version.label() + " is no version of " + model + "; name one of its own.");
            }
        }
    }

    private static void permit(Actor actor) {
        actor.require(Role.ENGINEER, "write notes");
    }

    private void record(
            Actor actor,
            Instant at,
            Annotation note,
            String action,
            Map<String, Object> before,
            Map<String, Object> after,
            String comment) {
        OptionalLong model = OptionalLong.of(note.modelId());
        String subject = "note " + note.id() + " of "
                + registry.model(note.modelId()).map(ModelInfo::name).orElse("a model that is gone");
        audit.record(actor, at, model, subject, action, before, after, comment);
        database.announce(new Change.AnnotationChanged(note.modelId()));
    }
}
