package io.modeldeck.telemetry;

import io.modeldeck.telemetry.file.JsonRows;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The fields of the origin's inference events, which need no mapping. */
final class OriginFields {

    static final String TIME = "timestamp";
    static final String LABEL_TIME = "feedbackTimestamp";
    static final String MODEL = "modelName";
    static final String VERSION = "modelVersion";

    /** Fields that are neither features nor anything that an event keeps. */
    static final Set<String> OTHER = Set.of(MODEL, VERSION, "framework", "correct");

    private OriginFields() {}

    /** Whether a file without a mapping is one of the origin's. */
    static boolean isOrigin(List<String> columns, EventImportOptions options) {
        return options.time().isEmpty()
                && columns.contains(TIME)
                && (columns.contains(MODEL) || columns.stream().anyMatch(c -> c.startsWith(JsonRows.FEATURE_PREFIX)));
    }

    /** The options with the origin's names where nothing else was asked for. */
    static EventImportOptions complete(List<String> columns, EventImportOptions o) {
        return new EventImportOptions(
                Optional.of(TIME),
                or(o.id(), columns, "id"),
                or(o.prediction(), columns, "prediction"),
                or(o.confidence(), columns, "confidence"),
                o.score(),
                o.probabilities(),
                o.positive(),
                or(o.label(), columns, "actualOutcome"),
                or(o.labelTime(), columns, LABEL_TIME),
                o.latency().isPresent() || !columns.contains("latencyMs")
                        ? o.latency()
                        : Optional.of(LatencyColumn.parse("latencyMs")),
                or(o.error(), columns, "error"),
                or(o.requestId(), columns, "requestId"),
                or(o.user(), columns, "userId"),
                or(o.session(), columns, "sessionId"),
                o.features().isEmpty()
                        ? columns.stream()
                                .filter(c -> c.startsWith(JsonRows.FEATURE_PREFIX))
                                .toList()
                        : o.features(),
                o.sourceVersion(),
                o.asReference(),
                o.strict(),
                o.read(),
                o.timeFormat(),
                o.zone());
    }

    private static Optional<String> or(Optional<String> given, List<String> columns, String name) {
        return given.isPresent() || !columns.contains(name) ? given : Optional.of(name);
    }
}
