package io.modeldeck.metrics;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.LatencySketch;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** SQL of the rollups: pending periods, the events of a period, the stored periods. */
final class RollupStore {

    /** A period of a version that waits to be rolled up. */
    record Pending(long versionId, long startMillis) {}

    /** What a rollup must know of the model. */
    record Subject(TaskType task, Optional<String> positiveClass) {

        PeriodEvents gather(TimeRange range) {
            return new PeriodEvents(range, task, positiveClass);
        }
    }

    private static final String ALL = """
        SELECT at, error IS NOT NULL, latency_us, prediction, outcome, score, feedback_at FROM inference_event
        WHERE model_id = :model AND at >= :from AND at < :to AND (:version = 0 OR version_id = :version)\
        """;
    private static final String LABELLED = ALL + " AND outcome IS NOT NULL AND prediction IS NOT NULL";

    private static final String STANDARD_ERRORS = "standardErrors";

    private final Database database;

    RollupStore(Database database) {
        this.database = database;
    }

    Subject subject(long modelId) {
        return database.read(h -> h.createQuery("SELECT task, positive_class FROM model WHERE id = :model")
                .bind("model", modelId)
                .map((rs, c) -> new Subject(TaskType.of(rs.getString(1)), Optional.ofNullable(rs.getString(2))))
                .one());
    }

    List<Pending> pending(long modelId, Granularity granularity, long beforeMillis) {
        return database.read(h -> h.createQuery("""
            SELECT p.version_id, p.hour_start FROM rollup_pending p
            JOIN model_version v ON v.id = p.version_id
            WHERE v.model_id = :model AND p.granularity = :granularity AND p.hour_start < :before
            ORDER BY p.hour_start, p.version_id\
            """)
                .bind("model", modelId)
                .bind("granularity", granularity.word())
                .bind("before", beforeMillis)
                .map((rs, c) -> new Pending(rs.getLong(1), rs.getLong(2)))
                .list());
    }

    void done(Pending period, Granularity granularity) {
        database.run(h -> h.execute(
                "DELETE FROM rollup_pending WHERE version_id = ? AND granularity = ? AND hour_start = ?",
                period.versionId(),
                granularity.word(),
                period.startMillis()));
    }

    void note(long versionId, Granularity granularity, long startMillis) {
        database.run(h -> h.execute(
                "INSERT INTO rollup_pending (version_id, hour_start, granularity) VALUES (?, ?, ?) ON CONFLICT DO"
                        + " NOTHING",
                versionId,
                startMillis,
                granularity.word()));
    }

    /** Hands over the events of the version in the range, in no particular order. */
    void events(long modelId, long versionId, TimeRange range, Consumer<RolledEvent> sink) {
        events(modelId, OptionalLong.of(versionId), range, ALL, sink);
    }

    /** The predictions with a known outcome; of all versions when none is named. */
    List<Labelled> labelled(long modelId, OptionalLong versionId, TimeRange range) {
        List<Labelled> labelled = new ArrayList<>();
        events(
                modelId,
                versionId,
                range,
                LABELLED,
                e -> labelled.add(
                        new Labelled(e.prediction().orElseThrow(), e.outcome().orElseThrow(), e.score())));
        return labelled;
    }

    private void events(
            long modelId, OptionalLong versionId, TimeRange range, String which, Consumer<RolledEvent> sink) {
        database.read(h -> {
            try (Query query = h.createQuery(which)) {
                query.bind("model", modelId)
                        .bind("version", versionId.orElse(0))
                        .bind("from", range.fromMillis())
                        .bind("to", range.toMillis())
                        .map((rs, c) -> event(rs))
                        .forEach(sink);
                return null;
            }
        });
    }

    /** Replaces the stored periods of this granularity in the range by the given ones. */
    void replace(
            long modelId,
            long versionId,
            Granularity granularity,
            TimeRange range,
            List<MetricPeriod> periods,
            long recordedAt) {
        database.run(h -> {
            h.execute(
                    "DELETE FROM model_metrics WHERE version_id = ? AND granularity = ? AND period_start >= ? AND"
                            + " period_start < ?",
                    versionId,
                    granularity.word(),
                    range.fromMillis(),
                    range.toMillis());
            insert(h, modelId, granularity, periods, recordedAt);
        });
    }

    List<MetricPeriod> periods(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        return database.read(h -> h.createQuery("""
            SELECT * FROM model_metrics
            WHERE model_id = :model AND granularity = :granularity AND period_start >= :from AND period_start < :to
                AND (:version = 0 OR version_id = :version)
            ORDER BY period_start, version_id\
            """)
                .bind("version", versionId.orElse(0))
                .bind("model", modelId)
                .bind("granularity", granularity.word())
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis())
                .map((rs, c) -> period(rs))
                .list());
    }

    private static void insert(
            Handle h, long modelId, Granularity granularity, List<MetricPeriod> periods, long recordedAt) {
        if (periods.isEmpty()) {
            return;
        }
        PreparedBatch batch = h.prepareBatch("""
            INSERT INTO model_metrics (version_id, granularity, period_start, period_end, model_id, request_count, error_count,
                latency_count, latency_sum_us, latency_min_us, latency_max_us, p50_latency_us, p95_latency_us, p99_latency_us,
                latency_sketch, labelled_count, correct_count, label_lag_sum_ms, quality, recorded_at)
            VALUES (:version, :granularity, :start, :end, :model, :requests, :errors, :timed, :sum, :min, :max, :p50, :p95, :p99,
                :sketch, :labelled, :correct, :lag, :quality, :recorded)\
            """);
        for (MetricPeriod period : periods) {
            LatencyFigures latency = period.latency();
            boolean timed = latency.count() > 0;
            batch.bind("version", period.versionId())
                    .bind("granularity", granularity.word())
                    .bind("start", period.range().fromMillis())
                    .bind("end", period.range().toMillis())
                    .bind("model", modelId)
                    .bind("requests", period.requestCount())
                    .bind("errors", period.errorCount())
                    .bind("timed", latency.count())
                    .bind("sum", latency.sumMicros())
                    .bind("min", timed ? latency.minMicros() : null)
                    .bind("max", timed ? latency.maxMicros() : null)
                    .bind("p50", timed ? latency.micros(.50) : null)
                    .bind("p95", timed ? latency.micros(.95) : null)
                    .bind("p99", timed ? latency.micros(.99) : null)
                    .bind("sketch", timed ? latency.sketch().toBytes() : null)
                    .bind("labelled", period.labelledCount())
                    .bind("correct", period.correctCount())
                    .bind("lag", period.labelLagSumMillis())
                    .bind("quality", Json.write(qualityDocument(period)))
                    .bind("recorded", recordedAt)
                    .add();
        }
        batch.execute();
    }

    private static RolledEvent event(ResultSet rs) throws SQLException {
        long latency = rs.getLong(3);
        boolean noLatency = rs.wasNull();
        double score = rs.getDouble(6);
        boolean noScore = rs.wasNull();
        return new RolledEvent(
                rs.getLong(1),
                rs.getBoolean(2),
                noLatency ? -1 : latency,
                Optional.ofNullable(rs.getString(4)),
                Optional.ofNullable(rs.getString(5)),
                noScore ? Double.NaN : score,
                rs.getLong(7));
    }

    private static MetricPeriod period(ResultSet rs) throws SQLException {
        long timed = rs.getLong("latency_count");
        LatencyFigures latency = timed == 0
                ? LatencyFigures.none()
                : new LatencyFigures(
                        timed,
                        rs.getLong("latency_sum_us"),
                        rs.getLong("latency_min_us"),
                        rs.getLong("latency_max_us"),
                        LatencySketch.fromBytes(rs.getBytes("latency_sketch")));
        String json = rs.getString("quality");
        Map<String, Object> quality = json.length() <= 2 ? Map.of() : Json.readObject(json);
        return new MetricPeriod(
                rs.getLong("version_id"),
                TimeRange.ofMillis(rs.getLong("period_start"), rs.getLong("period_end")),
                rs.getLong("request_count"),
                rs.getLong("error_count"),
                latency,
                rs.getLong("labelled_count"),
                rs.getLong("correct_count"),
                rs.getLong("label_lag_sum_ms"),
                numbers(quality),
                numbers(quality.get(STANDARD_ERRORS)));
    }

    /** Quality by name and, below a name of their own, the standard errors. */
    private static Map<String, Object> qualityDocument(MetricPeriod period) {
        Map<String, Object> document = new HashMap<>(period.quality());
        if (!period.standardErrors().isEmpty()) {
            document.put(STANDARD_ERRORS, period.standardErrors());
        }
        return document;
    }

    private static Map<String, Double> numbers(Object document) {
        Map<String, Double> numbers = new HashMap<>();
        if (document instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof Number number) {
                    numbers.put((String) name, number.doubleValue());
                }
            });
        }
        return numbers;
    }
}
