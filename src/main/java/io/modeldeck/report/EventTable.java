package io.modeldeck.report;

import io.modeldeck.app.Engine;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.Progress;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The single events of a model as a table, the newest first, however many there are: they are read page by page. The window and the command line write
 * the same. Off the window's thread.
 */
public final class EventTable {

    private static final int PAGE = 5_000;
    private static final String FEATURE = "feature.";
    private static final List<String> COLUMNS = List.of(
            "id",
            "at",
            "version",
            "prediction",
            "confidence",
            "score",
            "latencyMillis",
            "error",
            "requestId",
            "userId",
            "sessionId",
            "outcome",
            "correct",
            "feedbackAt");

    private final Engine engine;
    private final EventQuery first;

    private EventTable(Engine engine, EventQuery first) {
        this.engine = engine;
        this.first = first;
    }

    /**
     * Events of a range. They are read twice, now for the names of their features, then as the table is written.
     *
     * @param versionId those of one version alone
     * @param onlyErrors failed calls alone
     * @param progress may wish that the first reading stops
     * @throws CancellationException where that was wished
     */
    public static Table of(
            Engine engine,
            ModelInfo model,
            OptionalLong versionId,
            TimeRange range,
            boolean onlyErrors,
            Progress progress) {
        EventTable events = new EventTable(
                engine, new EventQuery(model.id(), versionId, range, onlyErrors, PAGE, OptionalLong.empty()));
        Map<Long, Integer> versions = engine.registry().versions(model.id()).stream()
                .collect(Collectors.toMap(ModelVersion::id, ModelVersion::deploymentVersion));
        TreeSet<String> features = new TreeSet<>();
        events.pages(page -> {
            if (progress.cancelled()) {
                throw new CancellationException();
            }
            page.forEach(event -> features.addAll(event.prediction().features().keySet()));
        });
        List<String> columns = new ArrayList<>(COLUMNS);
        features.forEach(name -> columns.add(FEATURE + name));
        return new Table(
                "events",
                columns,
                sink -> events.pages(page -> page.forEach(event -> sink.accept(row(event, versions, model.task())))),
                EventTable::withFeatures);
    }

    private void pages(Consumer<List<StoredEvent>> sink) {
        OptionalLong after = OptionalLong.empty();
        List<StoredEvent> page;
        do {
            page = engine.events()
                    .events(new EventQuery(
                            first.modelId(), first.versionId(), first.range(), first.onlyErrors(), PAGE, after));
            sink.accept(page);
            after = page.isEmpty() ? after : OptionalLong.of(page.getLast().id());
        } while (page.size() == PAGE);
    }

    /**
     * One event as names and values.
     *
     * @param versions deployment versions by their internal id
     */
    public static Map<String, Object> document(StoredEvent event, Map<Long, Integer> versions) {
        Prediction prediction = event.prediction();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", prediction.eventId());
        document.put("at", prediction.at());
        document.put("version", versions.get(prediction.versionId()));
        document.put("prediction", orNull(prediction.value()));
        document.put("confidence", prediction.confidence());
        document.put("score", prediction.score());
        document.put("latencyMillis", prediction.latencyMicros() < 0 ? null : prediction.latencyMicros() / 1e3);
        document.put("error", orNull(prediction.error()));
        document.put("requestId", prediction.requestId());
        document.put("userId", prediction.userId());
        document.put("sessionId", prediction.sessionId());
        document.put("outcome", prediction.outcome());
        document.put("correct", event.correct());
        document.put("feedbackAt", event.feedbackAt());
        document.put("features", prediction.features());
        return document;
    }

    /** The document, in which what a regression predicts and what came out are the numbers that they are. */
    private static Map<String, Object> row(StoredEvent event, Map<Long, Integer> versions, TaskType task) {
        Map<String, Object> row = document(event, versions);
        if (task == TaskType.REGRESSION) {
            row.computeIfPresent("prediction", (name, text) -> Labels.number((String) text));
            row.put("outcome", event.prediction().outcome().map(Labels::number));
        }
        return row;
    }

    private static String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private static Map<String, Object> withFeatures(Map<String, Object> document) {
        Map<String, Object> cells = new LinkedHashMap<>(document);
        if (document.get("features") instanceof Map<?, ?> features) {
            features.forEach((name, value) -> cells.put(FEATURE + name, value));
        }
        return cells;
    }
}
