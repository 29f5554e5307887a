package io.modeldeck.telemetry;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A workspace on disk with the services of this package, and a folder for files to import. */
final class TelemetryWorkspace implements AutoCloseable {

    static final Actor PERSON = Actor.person("Sample engineer", Face.COMMAND_LINE);
    static final Instant NOW = Instant.parse("2020-01-01T00:00:00Z");

    final Path folder;
    final Database database;
    final AuditLog audit;
    final Registry registry;
    final EventStore events;
    final FeedbackService feedback;
    final EventImport imports;
    final FeedbackImport labels;
    final Datasets datasets;

    TelemetryWorkspace(Path folder) {
        this.folder = folder;
        Workspace workspace = new Workspace(folder.resolve("workspace"));
        workspace.create();
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        this.database = Database.open(workspace, () -> {});
        this.audit = new AuditLog(database, clock);
        this.registry = new Registry(database, workspace.artifacts(), audit, clock);
        this.events = new EventStore(database, clock);
        this.feedback = new FeedbackService(database);
        this.imports = new EventImport(database, registry, events, audit, clock);
        this.labels = new FeedbackImport(database, registry, feedback, audit, clock);
        this.datasets = new Datasets(database, workspace.artifacts(), clock);
    }

    Path file(String name, String content) {
        try {
            return Files.writeString(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportReport load(Path file, String model, EventImportOptions options) {
        return imports.run(PERSON, file, model, options, Progress.none());
    }

    ModelInfo model(String name, TaskType task) {
        return registry.createModel(PERSON, NOW, name, task, Optional.empty());
    }

    long version(ModelInfo model, String sourceVersion) {
        return registry.addVersion(
                        PERSON,
                        NOW,
                        NewVersion.external(model.id(), sourceVersion, List.of(), Map.of(), "made for a test"))
                .id();
    }

    long count(String table) {
        // The name comes from the test itself.
        return number("SELECT count(*) FROM " + table);
    }

    long number(String query) {
        return database.read(h -> h.createQuery(query).mapTo(Long.class).one());
    }

    List<Map<String, Object>> rows(String query) {
        return database.read(h -> h.createQuery(query).mapToMap().list());
    }

    List<String> texts(String query) {
        return database.read(h -> h.createQuery(query).mapTo(String.class).list());
    }

    @Override
    public void close() {
        database.close();
    }
}
