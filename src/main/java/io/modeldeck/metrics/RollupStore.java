package io.modeldeck.metrics;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.stats.LatencySketch;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import io.modeldeck.store.Recall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** SQL of the rollups: the stored periods, and those that wait. */
final class RollupStore {

    /** A period of a version that waits to be rolled up. */
    record Pending(long versionId, long startMillis) {}

    private static final String PENDING = """
        SELECT p.version_id, p.hour_start FROM rollup_pending p
        JOIN model_version v ON v.id = p.version_id
        WHERE v.model_id = ?1 AND p.granularity = ?2 AND p.hour_start < ?3
        ORDER BY p.hour_start, p.version_id\
        """;
    private static final String DONE =
            "DELETE FROM rollup_pending WHERE version_id = ? AND granularity = ? AND hour_start = ?";
    private static final String WAITS_OR_LABELLED = """
        SELECT 1 FROM rollup_pending WHERE version_id = ?1 AND granularity = '5min' AND hour_start = ?2
        UNION ALL
        SELECT 1 FROM model_metrics
        WHERE version_id = ?1 AND granularity = '5min' AND period_start >= ?2 AND period_start < ?3 AND labelled_count > 0
        LIMIT 1\
        """;
    private static final String DAY =
            "SELECT 1 FROM model_metrics WHERE version_id = ?1 AND granularity = 'daily' AND period_start = ?2";
    private static final String NOTE =
            "INSERT INTO rollup_pending (version_id, hour_start, granularity) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String PERIODS = """
        SELECT version_id, period_start, period_end, request_count, error_count, latency_count, latency_sum_us, latency_min_us,
            latency_max_us, latency_sketch, labelled_count, correct_count, label_lag_sum_ms, quality
        FROM model_metrics
        WHERE model_id = ?1 AND granularity = ?2 AND period_start >= ?3 AND period_start < ?4 AND (?5 IS NULL OR version_id = ?5)
        ORDER BY period_start, version_id\
        """;
    /** The same without what was right. */
    private static final String TRAFFIC = PERIODS.replace("quality", "NULL");

    private static final String NEWEST = """
        SELECT max(period_end) FROM (
            SELECT * FROM (SELECT period_end FROM model_metrics
                WHERE version_id = ?1 AND granularity = '5min' AND period_start < ?2 ORDER BY period_start DESC LIMIT 1)
            UNION ALL
            SELECT * FROM (SELECT period_end FROM model_metrics
                WHERE version_id = ?1 AND granularity = 'hourly' AND period_start < ?2 ORDER BY period_start DESC LIMIT 1))\
        """;
    private static final String NEWEST_DAY = """
        SELECT period_end FROM model_metrics
        WHERE version_id = ?1 AND granularity = 'daily' AND period_start < ?2 ORDER BY period_start DESC LIMIT 1\
        """;
    private static final String CLEAR =
            "DELETE FROM model_metrics WHERE version_id = ? AND granularity = ? AND period_start >= ? AND period_start < ?";
    private static final String INSERT = """
        INSERT INTO model_metrics (version_id, granularity, period_start, period_end, model_id, request_count, error_count,
            latency_count, latency_sum_us, latency_min_us, latency_max_us, p50_latency_us, p95_latency_us, p99_latency_us,
            latency_sketch, labelled_count, correct_count, label_lag_sum_ms, quality, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private static final String STANDARD_ERRORS = "standardErrors";
    private static final String NOTHING = "{}";

    /** Rules look at the same minutes again and again: short stretches of them are read once. */
    private static final Duration SHORT = Duration.ofDays(2);

    private static final Duration AT_LEAST = Duration.ofHours(1);

    /** All versions' periods that start in the range, in the order of {@link #PERIODS}. */
    private record Stretch(TimeRange range, List<MetricPeriod> periods) {

        boolean covers(TimeRange asked) {
            return !asked.from().isBefore(range.from()) && !asked.to().isAfter(range.to());
        }

        List<MetricPeriod> in(TimeRange asked, OptionalLong versionId) {
            return periods.stream()
                    .filter(period -> asked.contains(period.range().from()))
                    .filter(period -> versionId.isEmpty() || versionId.getAsLong() == period.versionId())
                    .toList();
        }
    }

    private final Database database;
    /** Five minutes by model. */
    private final Recall<Long, Stretch> stretches;

    RollupStore(Database database) {
        this.database = database;
        this.stretches = new Recall<>(database, "model_metrics");
    }

    /** When the newest period of a version ends that begins before that time; of days only where no finer ones are kept. */
    Optional<Instant> newestEnd(long versionId, long beforeMillis) {
        return end(NEWEST, versionId, beforeMillis).or(() -> end(NEWEST_DAY, versionId, beforeMillis));
    }

    private Optional<Instant> end(String sql, long versionId, long beforeMillis) {
        return database.first(sql, row -> row.getLong(1), versionId, beforeMillis)
                .filter(millis -> millis > 0)
                .map(Instant::ofEpochMilli);
    }

    List<Pending> pending(long modelId, Granularity granularity, long beforeMillis) {
        return database.list(
                PENDING, row -> new Pending(row.getLong(1), row.getLong(2)), modelId, granularity.word(), beforeMillis);
    }

    void done(List<Pending> periods, Granularity granularity) {
        database.updateEach(
                DONE,
                periods.stream()
                        .map(p -> new Object[] {p.versionId(), granularity.word(), p.startMillis()})
                        .toList());
    }

    /** Whether there are figures of the day of the period. */
    boolean hasDay(Pending period) {
        return database.first(DAY, row -> true, period.versionId(), Granularity.DAILY.startOf(period.startMillis()))
                .isPresent();
    }

    /** Whether the 5-minute rows of the hour wait to be rolled up again, or one of them knows an outcome. */
    boolean isPendingOrLabelled(Pending hour) {
        long end = hour.startMillis() + Granularity.HOURLY.millis();
        return database.first(WAITS_OR_LABELLED, row -> true, hour.versionId(), hour.startMillis(), end)
                .isPresent();
    }

    void note(long versionId, Granularity granularity, long startMillis) {
        database.update(NOTE, versionId, startMillis, granularity.word());
    }

    /** Replaces the stored periods of this granularity in the range by the given ones. */
    void replace(
            long modelId,
            long versionId,
            Granularity granularity,
            TimeRange range,
            List<MetricPeriod> periods,
            long recordedAt) {
        database.transaction(() -> {
            database.update(CLEAR, versionId, granularity.word(), range.fromMillis(), range.toMillis());
            database.updateEach(
                    INSERT,
                    periods.stream()
                            .map(period -> values(modelId, granularity, period, recordedAt))
                            .toList());
            return null;
        });
    }

    List<MetricPeriod> periods(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        return granularity == Granularity.FIVE_MINUTES && range.length().compareTo(SHORT) < 0
                ? stretches
                        .of(modelId, known -> known.covers(range), () -> stretch(modelId, range))
                        .in(range, versionId)
                : stored(modelId, versionId, granularity, range);
    }

    private Stretch stretch(long modelId, TimeRange asked) {
        Instant from = asked.to().minus(AT_LEAST);
        TimeRange range = from.isBefore(asked.from()) ? new TimeRange(from, asked.to()) : asked;
        return new Stretch(range, stored(modelId, OptionalLong.empty(), Granularity.FIVE_MINUTES, range));
    }

    private List<MetricPeriod> stored(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        return list(PERIODS, modelId, versionId, granularity, range);
    }

    /** {@link #periods} without their quality and standard errors: reading these takes longer than all the rest. */
    List<MetricPeriod> traffic(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        return list(TRAFFIC, modelId, versionId, granularity, range);
    }

    private List<MetricPeriod> list(
            String sql, long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        return database.list(
                sql,
                RollupStore::period,
                modelId,
                granularity.word(),
                range.fromMillis(),
                range.toMillis(),
                Nullable.of(versionId));
    }

    /** In the order of {@link #INSERT}. */
    private static Object[] values(long modelId, Granularity granularity, MetricPeriod period, long recordedAt) {
        LatencyFigures latency = period.latency();
        boolean timed = latency.count() > 0;
        return new Object[] {
            period.versionId(),
            granularity.word(),
            period.range().fromMillis(),
            period.range().toMillis(),
            modelId,
            period.requestCount(),
            period.errorCount(),
            latency.count(),
            latency.sumMicros(),
            timed ? latency.minMicros() : null,
            timed ? latency.maxMicros() : null,
            timed ? latency.micros(.50) : null,
            timed ? latency.micros(.95) : null,
            timed ? latency.micros(.99) : null,
            timed ? latency.sketch().toBytes() : null,
            period.labelledCount(),
            period.correctCount(),
            period.labelLagSumMillis(),
            qualityDocument(period),
            recordedAt
        };
    }

    private static MetricPeriod period(ResultSet row) throws SQLException {
        long timed = row.getLong(6);
        LatencyFigures latency = timed == 0
                ? LatencyFigures.none()
                : new LatencyFigures(
                        timed,
                        row.getLong(7),
                        row.getLong(8),
                        row.getLong(9),
                        LatencySketch.fromBytes(row.getBytes(10)));
        String json = row.getString(14);
        Map<String, Object> quality =
                json == null || json.length() <= NOTHING.length() ? Map.of() : Json.readObject(json);
        return new MetricPeriod(
                row.getLong(1),
                TimeRange.ofMillis(row.getLong(2), row.getLong(3)),
                row.getLong(4),
                row.getLong(5),
                latency,
                row.getLong(11),
                row.getLong(12),
                row.getLong(13),
                numbers(quality),
                numbers(quality.get(STANDARD_ERRORS)));
    }

    /** Quality by name and, below a name of their own, the standard errors. */
    private static String qualityDocument(MetricPeriod period) {
        Map<String, Object> document = new HashMap<>(period.quality());
        if (!period.standardErrors().isEmpty()) {
            document.put(STANDARD_ERRORS, period.standardErrors());
        }
        return document.isEmpty() ? NOTHING : Json.write(document);
    }

    /** Those of a document that are numbers, by name. */
    static Map<String, Double> numbers(Object document) {
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
