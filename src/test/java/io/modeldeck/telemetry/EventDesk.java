package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.registry.ModelInfo;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A workspace with one model of two versions; of each test its own. */
abstract class EventDesk {

    static final TimeRange EVER = TimeRange.ofMillis(0, Long.MAX_VALUE / 2);
    static final long HOUR = 3_600_000;

    @TempDir
    Path folder;

    TelemetryWorkspace workspace;
    ModelInfo model;
    long one;
    long two;

    @BeforeEach
    void open() {
        workspace = new TelemetryWorkspace(folder);
        model = workspace.model("m", TaskType.CLASSIFICATION);
        one = workspace.version(model, "one");
        two = workspace.version(model, "two");
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    Prediction event(String id, long version, long at, Map<String, Object> features, String value, String error) {
        return new Prediction(
                id,
                model.id(),
                version,
                Instant.ofEpochMilli(at),
                features,
                value,
                OptionalDouble.of(0.75),
                OptionalDouble.empty(),
                12,
                error,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Prediction event(String id, long version, long at) {
        return event(id, version, at, Map.of("x", (double) at), "1", "");
    }

    static Feedback label(String id, String outcome, long at) {
        return new Feedback(id, outcome, Optional.of(Instant.ofEpochMilli(at)));
    }
}
