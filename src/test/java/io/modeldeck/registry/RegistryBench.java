package io.modeldeck.registry;

import io.modeldeck.audit.AuditEntry;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Stage;
import io.modeldeck.domain.TaskType;
import io.modeldeck.store.Artifacts;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A workspace on disk with a registry, for tests. */
public final class RegistryBench implements AutoCloseable {

    public static final Instant T0 = Instant.parse("2026-03-01T08:00:00Z");
    public static final Actor ENGINEER = Actor.person("Sample engineer", Face.COMMAND_LINE);
    public static final Actor REVIEWER = Actor.person("Sample reviewer", Face.CONSOLE);

    public final Workspace workspace;
    public final Clock clock = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    public final Database database;
    public final Artifacts artifacts;
    public final AuditLog audit;
    public final Registry registry;
    public final List<Change> heard = new CopyOnWriteArrayList<>();

    public RegistryBench(Path folder) {
        this.workspace = new Workspace(folder);
        workspace.create();
        this.database = Database.open(workspace, () -> {});
        database.announceTo(heard::add);
        this.artifacts = workspace.artifacts();
        this.audit = new AuditLog(database, clock);
        this.registry = new Registry(database, artifacts, audit, clock);
    }

    public Promotion promotion() {
        return promotion(PromotionPolicy.onePerson());
    }

    public Promotion promotion(PromotionPolicy policy) {
        return new Promotion(database, registry, audit, clock, policy);
    }

    public ModelInfo model(String name) {
        return registry.createModel(ENGINEER, T0, name, TaskType.CLASSIFICATION, Optional.empty());
    }

    /** An external candidate. */
    public ModelVersion candidate(ModelInfo model, String sourceVersion) {
        return registry.addVersion(
                ENGINEER, T0, NewVersion.external(model.id(), sourceVersion, List.of("no", "yes"), Map.of(), ""));
    }

    public ModelVersion passed(ModelInfo model, String sourceVersion) {
        long id = candidate(model, sourceVersion).id();
        return registry.setValidation(ENGINEER, T0, id, Validation.PASSED, Map.of("accuracy", 0.9), "");
    }

    public ModelVersion staged(ModelInfo model, String sourceVersion) {
        long id = passed(model, sourceVersion).id();
        return promotion().promote(ENGINEER, T0, id, Stage.STAGING, "").version();
    }

    /** Puts a new version into production so many hours after the beginning. */
    public ModelVersion served(ModelInfo model, String sourceVersion, int hour) {
        long id = staged(model, sourceVersion).id();
        return promotion()
                .promote(REVIEWER, hour(hour), id, Stage.PRODUCTION, "better")
                .version();
    }

    public static Instant hour(int hour) {
        return T0.plusSeconds(3_600L * hour);
    }

    public List<AuditEntry> entries() {
        return audit.entries(AuditFilter.newest(1_000));
    }

    public long count(String table) {
        return database.read(h ->
                h.createQuery("SELECT count(*) FROM " + table).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        database.close();
    }
}
