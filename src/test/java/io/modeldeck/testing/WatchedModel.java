package io.modeldeck.testing;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.config.ConfigService;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.NewVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.store.Database;
import io.modeldeck.store.Workspace;
import io.modeldeck.telemetry.Datasets;
import io.modeldeck.telemetry.EventStore;
import io.modeldeck.telemetry.Feedback;
import io.modeldeck.telemetry.FeedbackService;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A real workspace with one model that runs elsewhere, and short ways to give it events and labels. */
public final class WatchedModel implements AutoCloseable {

    /** The time of the fixed clock, well after all events. */
    public static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    public static final Actor PERSON = Actor.person("Test engineer", Face.COMMAND_LINE);

    public final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    public final Database database;
    public final AuditLog audit;
    public final Registry registry;
    public final ConfigService configs;
    public final EventStore events;
    public final Datasets datasets;
    public final List<Change> heard = new ArrayList<>();
    public final ModelInfo model;
    public final ModelVersion version;

    private final FeedbackService feedback;
    private long ids;

    public WatchedModel(Path folder, TaskType task) {
        Workspace workspace = new Workspace(folder);
        workspace.create();
        database = Database.open(workspace, () -> {});
        audit = new AuditLog(database, clock);
        registry = new Registry(database, workspace.artifacts(), audit, clock);
        configs = new ConfigService(database, audit, clock);
        events = new EventStore(database, clock);
        datasets = new Datasets(database, workspace.artifacts(), clock);
        feedback = new FeedbackService(database);
        model = registry.createModel(
                PERSON, NOW, "watched", task, task == TaskType.CLASSIFICATION ? Optional.of("1") : Optional.empty());
        version = addVersion("v1");
        database.announceTo(heard::add);
    }

    public ModelVersion addVersion(String sourceVersion) {
        return registry.addVersion(
                PERSON, NOW, NewVersion.external(model.id(), sourceVersion, List.of(), Map.of(), ""));
    }

    /** A prediction that is not stored yet. */
    public Prediction event(Instant at, Map<String, Object> features, String prediction, double score) {
        return event(version.id(), at, features, prediction, score);
    }

    public Prediction event(long versionId, Instant at, Map<String, Object> features, String prediction, double score) {
        return new Prediction(
                "e" + ids++,
                model.id(),
                versionId,
                at,
                features,
                prediction,
                OptionalDouble.empty(),
                Double.isNaN(score) ? OptionalDouble.empty() : OptionalDouble.of(score),
                1000,
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Attaches outcomes that become known after the delay. */
    public void label(List<Prediction> predictions, List<String> outcomes, Duration delay) {
        List<Feedback> labels = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Prediction prediction = predictions.get(i);
            labels.add(new Feedback(
                    prediction.eventId(),
                    outcomes.get(i),
                    Optional.of(prediction.at().plus(delay))));
        }
        feedback.record(model.id(), labels);
    }

    public void configure(Map<String, Object> document) {
        configs.set(PERSON, NOW, OptionalLong.of(model.id()), OptionalLong.empty(), document, "");
    }

    @Override
    public void close() {
        database.close();
    }
}
