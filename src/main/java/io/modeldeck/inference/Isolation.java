package io.modeldeck.inference;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which versions are served by a process of their own, and what those processes took. */
public final class Isolation {

    /** Runtimes that are trusted to share a process with the console: what they load was scanned before. */
    private static final Set<String> TRUSTED = Set.of(ModelVersion.ONNX);

    private final Database database;
    private final ProcessStore store;
    private final AuditLog audit;
    private final Map<Long, Boolean> known = new ConcurrentHashMap<>();

    public Isolation(Database database, AuditLog audit) {
        this.database = database;
        this.store = new ProcessStore(database);
        this.audit = audit;
    }

    /** Whether that version is served by a process of its own. */
    public boolean isIsolated(ModelVersion version) {
        return known.computeIfAbsent(version.id(), id -> decided(of(id), version));
    }

    /** A stranger's always is, whatever anybody decided before it was known to be one. */
    private static boolean decided(ProcessRecord record, ModelVersion version) {
        return record.origin().isPresent() || record.isolated().orElse(!TRUSTED.contains(version.framework()));
    }

    /** What is known of the version's process. */
    public ProcessRecord of(long versionId) {
        return store.find(versionId).orElse(ProcessRecord.NONE);
    }

    /** Decides how a version is served from its next call on. */
    public void set(Actor actor, Instant at, ModelVersion version, boolean isolated, String comment) {
        actor.require(Role.ENGINEER, "decide how a version is served");
        if (version.isExternal() || version.readsText()) {
            throw new Problem(version.label() + " is served elsewhere, not by a process of this machine.");
        }
        if (!isolated && !TRUSTED.contains(version.framework())) {
            throw new Problem(version.label() + " is served by " + version.framework()
                    + ", which always runs in a process of its own.");
        }
        Optional<String> origin = of(version.id()).origin();
        if (!isolated && origin.isPresent()) {
            throw new Problem(version.label() + " was fetched from " + origin.get()
                    + ", so a stranger made it; it always runs in a process of its own. Add the file yourself where you"
                    + " have it from somebody you trust.");
        }
        boolean before = isIsolated(version);
        if (before == isolated && of(version.id()).isolated().isPresent()) {
            return;
        }
        database.transaction(() -> {
            store.setIsolated(version.id(), isolated);
            audit.record(
                    actor,
                    at,
                    OptionalLong.of(version.modelId()),
                    version.shortLabel(),
                    isolated ? "isolate version" : "trust version",
                    Map.of("isolated", before),
                    Map.of("isolated", isolated),
                    comment);
            database.announce(new Change.VersionChanged(version.modelId()));
            return null;
        });
        known.remove(version.id());
    }

    public void started(ModelVersion version, Instant at, Duration took, OptionalLong residentBytes) {
        store.started(version.id(), at, took.toMillis(), residentBytes);
    }

    public void failed(ModelVersion version, Instant at, String sentence) {
        store.failed(version.id(), at, sentence);
    }
}
