package io.modeldeck.metrics;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of the events that the figures of periods are made of. Reads only. */
final class PeriodEventStore {

    /**
     * What a rollup must know of the model.
     *
     * @param keptFromMillis events of before that time were removed by retention; the smallest number where none were
     */
    record Subject(TaskType task, Optional<String> positiveClass, long keptFromMillis) {

        PeriodEvents gather(TimeRange range) {
            return new PeriodEvents(range, task, positiveClass);
        }
    }

    private static final String ALL = """
        SELECT at, error IS NOT NULL, latency_us, prediction, outcome, score, feedback_at, probabilities FROM inference_event
        WHERE model_id = ?1 AND at >= ?2 AND at < ?3 AND (?4 IS NULL OR version_id = ?4)\
        """;
    private static final String LABELLED = ALL + " AND outcome IS NOT NULL AND prediction IS NOT NULL";

    private final Database database;

    PeriodEventStore(Database database) {
        this.database = database;
    }

    Subject subject(long modelId) {
        return database.first(
                        "SELECT task, positive_class, coalesce(events_kept_from, ?2) FROM model WHERE id = ?1",
                        row -> new Subject(
                                TaskType.of(row.getString(1)), Optional.ofNullable(row.getString(2)), row.getLong(3)),
                        modelId,
                        Long.MIN_VALUE)
                .orElseThrow();
    }

    /** Hands over the events of the version in the range, in no particular order. */
    void events(long modelId, long versionId, TimeRange range, EventReader reader) {
        events(modelId, OptionalLong.of(versionId), range, ALL, reader);
    }

    /** The predictions with a known outcome; of all versions when none is named. */
    List<Labelled> labelled(long modelId, OptionalLong versionId, TimeRange range) {
        List<Labelled> labelled = new ArrayList<>();
        events(
                modelId,
                versionId,
                range,
                LABELLED,
                (at, failed, latency, prediction, outcome, score, feedbackAt, probabilities) ->
                        labelled.add(labelled(prediction, outcome, score, probabilities)));
        return labelled;
    }

    /** @param probabilities as they are stored; null when unknown */
    static Labelled labelled(String prediction, String outcome, double score, String probabilities) {
        return new Labelled(
                prediction,
                outcome,
                score,
                probabilities == null ? Map.of() : RollupStore.numbers(Json.readObject(probabilities)));
    }

    private void events(long modelId, OptionalLong versionId, TimeRange range, String which, EventReader reader) {
        database.query(
                which,
                rows -> {
                    while (rows.next()) {
                        read(rows, reader);
                    }
                    return null;
                },
                modelId,
                range.fromMillis(),
                range.toMillis(),
                Nullable.of(versionId));
    }

    private static void read(ResultSet rows, EventReader reader) throws SQLException {
        long at = rows.getLong(1);
        boolean failed = rows.getBoolean(2);
        long latency = rows.getLong(3);
        if (rows.wasNull()) {
            latency = -1;
        }
        String outcome = rows.getString(5);
        if (outcome == null) {
            // Most events wait for their outcome, and what was predicted matters only beside it; texts cost more than
            // all the rest.
            reader.event(at, failed, latency, null, null, Double.NaN, 0, null);
            return;
        }
        double score = rows.getDouble(6);
        if (rows.wasNull()) {
            score = Double.NaN;
        }
        reader.event(at, failed, latency, rows.getString(4), outcome, score, rows.getLong(7), rows.getString(8));
    }
}
