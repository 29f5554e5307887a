package io.modeldeck.cli;

import io.modeldeck.alert.AlertFilter;
import io.modeldeck.app.Engine;
import io.modeldeck.audit.AuditFilter;
import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.export.Table;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.SeriesInfo;
import io.modeldeck.metrics.SeriesPoints;
import io.modeldeck.metrics.SeriesService;
import io.modeldeck.playground.TokenLedger;
import io.modeldeck.playground.TokenUse;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.telemetry.EventQuery;
import io.modeldeck.telemetry.StoredEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The tables of one model over a range. */
record ExportedTables(Engine engine, ModelInfo model, OptionalLong versionId, TimeRange range) {

    private static final int ALL = 1_000_000;
    private static final int PAGE = 5_000;
    private static final String FEATURE = "feature.";

    Table metrics(Granularity granularity) {
        List<MetricPeriod> periods = engine.metrics().series(model.id(), versionId, granularity, range);
        return new Table(
                "metrics",
                MetricForm.columns(),
                sink -> periods.forEach(period -> sink.accept(MetricForm.document(period))),
                MetricForm::cells);
    }

    static Table series(SeriesService service, SeriesInfo series, TimeRange range) {
        SeriesPoints points = service.points(series.id(), range);
        return new Table(
                "series",
                List.of("series", "at", "value"),
                sink -> {
                    for (int i = 0; i < points.size(); i++) {
                        sink.accept(Answer.document(
                                "series",
                                series.name(),
                                "at",
                                Instant.ofEpochMilli(points.atMillis()[i]),
                                "value",
                                points.values()[i]));
                    }
                },
                UnaryOperator.identity());
    }

    Table drift() {
        return Table.of(
                "drift",
                engine.drift().history(model.id(), range, Optional.empty(), Optional.empty()).stream()
                        .map(DriftForm::document)
                        .toList());
    }

    Table alerts() {
        return Table.of(
                "alerts",
                engine
                        .alerts()
                        .history(AlertFilter.newest(ALL).ofModel(model.id()).in(range))
                        .stream()
                        .sorted(Comparator.comparing(alert -> alert.at()))
                        .map(AlertForm::document)
                        .toList());
    }

    /** Whatever the range; constraints add --file reads it back. */
    Table constraints() {
        return Table.of(
                "constraints",
                engine.constraints().ofModel(model.id()).stream()
                        .map(ConstraintForm::document)
                        .toList());
    }

    /** What recorded calls of texts used, the eldest first. */
    Table tokens() {
        return Table.of(
                "tokens",
                engine.tokens().uses(model.id(), range, TokenLedger.MOST).reversed().stream()
                        .map(TokenUse::document)
                        .toList());
    }

    Table audit() {
        return Table.of(
                "audit",
                engine
                        .audit()
                        .entries(new AuditFilter(OptionalLong.of(model.id()), ALL, Optional.of(range)))
                        .reversed()
                        .stream()
                        .map(entry -> AuditCommand.document(entry, engine))
                        .toList());
    }

    /** Events are read page by page, twice: first for the names of their features. */
    Table events() {
        Map<Long, Integer> versions = new HashMap<>();
        for (ModelVersion version : engine.registry().versions(model.id())) {
            versions.put(version.id(), version.deploymentVersion());
        }
        TreeSet<String> features = new TreeSet<>();
        pages(event -> features.addAll(event.prediction().features().keySet()));
        List<String> columns = new ArrayList<>(List.of(
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
                "feedbackAt"));
        features.forEach(name -> columns.add(FEATURE + name));
        return new Table(
                "events",
                columns,
                sink -> pages(event -> sink.accept(document(event, versions))),
                ExportedTables::withFeatures);
    }

    private void pages(Consumer<StoredEvent> sink) {
        OptionalLong after = OptionalLong.empty();
        List<StoredEvent> page;
        do {
            page = engine.events().events(new EventQuery(model.id(), versionId, range, false, PAGE, after));
            page.forEach(sink);
            after = page.isEmpty() ? after : OptionalLong.of(page.getLast().id());
        } while (page.size() == PAGE);
    }

    static Map<String, Object> document(StoredEvent event, Map<Long, Integer> versions) {
        Prediction prediction = event.prediction();
        return Answer.document(
                "id",
                prediction.eventId(),
                "at",
                prediction.at(),
                "version",
                versions.get(prediction.versionId()),
                "prediction",
                prediction.value().isEmpty() ? null : prediction.value(),
                "confidence",
                prediction.confidence(),
                "score",
                prediction.score(),
                "latencyMillis",
                prediction.latencyMicros() < 0 ? null : prediction.latencyMicros() / 1e3,
                "error",
                prediction.error().isEmpty() ? null : prediction.error(),
                "requestId",
                prediction.requestId(),
                "userId",
                prediction.userId(),
                "sessionId",
                prediction.sessionId(),
                "outcome",
                prediction.outcome(),
                "correct",
                event.correct(),
                "feedbackAt",
                event.feedbackAt(),
                "features",
                prediction.features());
    }

    private static Map<String, Object> withFeatures(Map<String, Object> document) {
        Map<String, Object> cells = new LinkedHashMap<>(document);
        if (document.get("features") instanceof Map<?, ?> features) {
            features.forEach((name, value) -> cells.put(FEATURE + name, value));
        }
        return cells;
    }
}
