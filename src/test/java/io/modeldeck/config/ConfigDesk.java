package io.modeldeck.config;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace whose config is set and read; of each test its own. */
abstract class ConfigDesk {

    static final Instant NOON = Instant.parse("2024-03-01T12:00:00Z");
    static final Actor PERSON = Actor.person("Sample engineer", Face.CONSOLE);
    static final OptionalLong NONE = OptionalLong.empty();
    static final OptionalLong MODEL = OptionalLong.of(1);
    static final OptionalLong VERSION = OptionalLong.of(11);

    @TempDir
    Path folder;

    Database database;
    AuditLog audit;
    ConfigService config;

    @BeforeEach
    void open() {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        database = Database.open(new Workspace(folder), () -> {});
        database.run(h -> {
            h.execute(
                    "INSERT INTO model (id, name, task, positive_class, next_deployment, created_at, recorded_at) VALUES"
                            + " (1, 'churn', 'classification', 'yes', 2, 0, 0)");
            h.execute("INSERT INTO model_version (id, model_id, source_version, deployment_version, framework, stage,"
                    + " input_schema, output_schema, input_mapping, classes, metadata, validation,"
                    + " validation_detail, created_at, recorded_at) VALUES (11, 1, 'v1', 1, 'onnx', 'production',"
                    + " '[]', '[]', '[]', '[]', '{}', 'none', '{}', 0, 0)");
        });
        audit = new AuditLog(database, clock);
        config = new ConfigService(database, audit, clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    void set(OptionalLong model, OptionalLong version, String json) {
        config.set(PERSON, NOON, model, version, json, "because");
    }
}
