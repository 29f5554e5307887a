package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftType;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import io.modeldeck.store.Recall;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What rules look at, read from where the lower floors keep it. Reads only. */
final class ReadingStore {

    /** Says which rows are the newest, so that what has not changed is not read again. */
    record Newest(
            Optional<Row> drift,
            Optional<Row> quality,
            Optional<Instant> earliestDue,
            boolean requests,
            boolean watched) {}

    /** A row and enough of it to notice that the number was given again. */
    record Row(long id, long at, long recordedAt) {}

    /** A drift result, as far as rules need it. */
    record Drift(
            DriftType type, String feature, long versionId, OptionalDouble score, String reason, String sentence) {}

    /** The results of the drift check of one moment. */
    record DriftCheck(Instant at, List<Drift> results) {}

    /** A quality check, as far as rules need it. */
    record Quality(
            Instant at,
            long versionId,
            boolean hasReference,
            long records,
            Map<String, Double> nullRates,
            Map<String, Double> reference,
            long schemaViolations,
            Map<String, Long> rangeViolations,
            Map<String, Long> outliers,
            Map<String, Long> unknownCategories,
            long duplicates,
            List<String> findings) {}

    private static final String NEWEST = """
        SELECT
            (SELECT min(next_due) FROM job WHERE model_id = ?1 AND paused = 0 AND (name <> ?2 OR failures > 0)),
            EXISTS (SELECT 1 FROM model_metrics
             WHERE model_id = ?1 AND granularity = '5min' AND period_start >= ?3 AND period_start < ?4),
            EXISTS (SELECT 1 FROM alert_event WHERE (closed_at IS NULL OR resting = 1) AND model_id = ?1)\
        """;

    private static final String DRIFT = """
        SELECT at, drift_type, coalesce(feature, '') AS feature, version_id, drift_score, reason, sentence
        FROM drift_metrics d WHERE model_id = ?1 AND at >= ?2 AND at < ?3
            AND id = (SELECT max(id) FROM drift_metrics e
                WHERE e.model_id = d.model_id AND e.at = d.at AND e.version_id = d.version_id
                    AND e.drift_type = d.drift_type AND e.feature IS d.feature)
        ORDER BY at, id\
        """;

    private static final String NEWEST_DRIFT = """
        SELECT id, at, recorded_at FROM drift_metrics WHERE model_id = ?1 AND at <= ?2 ORDER BY at DESC, id DESC LIMIT 1\
        """;

    private static final String NEWEST_QUALITY = """
        SELECT id, at, recorded_at FROM data_quality_metrics WHERE model_id = ?1 AND at <= ?2 ORDER BY at DESC, id DESC LIMIT 1\
        """;

    private final Database database;
    /** By model: the newest of all times. */
    private final Recall<Long, Optional<Row>> newestDrift;

    private final Recall<Long, Optional<Row>> newestQuality;

    ReadingStore(Database database) {
        this.database = database;
        this.newestDrift = new Recall<>(database, "drift_metrics");
        this.newestQuality = new Recall<>(database, "data_quality_metrics");
    }

    Newest newest(long modelId, Instant now, TimeRange window, String ownJob) {
        Optional<Row> drift = newest(newestDrift, NEWEST_DRIFT, modelId, now);
        Optional<Row> quality = newest(newestQuality, NEWEST_QUALITY, modelId, now);
        return database.first(
                        NEWEST,
                        row -> new Newest(drift, quality, Nullable.time(row, 1), row.getBoolean(2), row.getBoolean(3)),
                        modelId,
                        ownJob,
                        window.fromMillis(),
                        window.toMillis())
                .orElseThrow();
    }

    private Optional<Row> newest(Recall<Long, Optional<Row>> newest, String sql, long modelId, Instant now) {
        Optional<Row> row = newest.of(modelId, () -> newest(sql, modelId, Long.MAX_VALUE));
        boolean isLater = row.isPresent() && row.get().at() > now.toEpochMilli();
        return isLater ? newest(sql, modelId, now.toEpochMilli()) : row;
    }

    private Optional<Row> newest(String sql, long modelId, long untilMillis) {
        return database.first(
                sql, row -> new Row(row.getLong(1), row.getLong(2), row.getLong(3)), modelId, untilMillis);
    }

    /** The drift checks that were due in the range, oldest first; of two results for the same feature the later one. */
    List<DriftCheck> drift(long modelId, TimeRange range) {
        Map<Long, List<Drift>> checks = new LinkedHashMap<>();
        database.query(
                DRIFT,
                rows -> {
                    while (rows.next()) {
                        checks.computeIfAbsent(rows.getLong("at"), at -> new ArrayList<>())
                                .add(drift(rows));
                    }
                    return null;
                },
                modelId,
                range.fromMillis(),
                range.toMillis());
        return checks.entrySet().stream()
                .map(check -> new DriftCheck(Instant.ofEpochMilli(check.getKey()), check.getValue()))
                .toList();
    }

    /** The quality checks that were due in the range, oldest first; of two for the same time the later one is last. */
    List<Quality> quality(long modelId, TimeRange range) {
        return database.list(
                "SELECT * FROM data_quality_metrics WHERE model_id = ?1 AND at >= ?2 AND at < ?3 ORDER BY at, id",
                ReadingStore::quality,
                modelId,
                range.fromMillis(),
                range.toMillis());
    }

    /** The version with the most requests in the window, else the one in production. */
    OptionalLong version(long modelId, TimeRange window) {
        List<Long> versions = database.read(h -> h.createQuery("""
            SELECT version_id FROM (
                SELECT version_id, sum(request_count) AS requests FROM model_metrics
                WHERE model_id = :model AND granularity = '5min' AND period_start >= :from AND period_start < :to
                GROUP BY version_id
                UNION ALL SELECT id, 0 FROM model_version WHERE model_id = :model AND stage = 'production')
            ORDER BY requests DESC LIMIT 1\
            """)
                .bind("model", modelId)
                .bind("from", window.fromMillis())
                .bind("to", window.toMillis())
                .mapTo(Long.class)
                .list());
        return versions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(versions.getFirst());
    }

    private static Drift drift(ResultSet rs) throws SQLException {
        return new Drift(
                DriftType.of(rs.getString("drift_type")),
                rs.getString("feature"),
                rs.getLong("version_id"),
                Nullable.real(rs, "drift_score"),
                rs.getString("reason"),
                rs.getString("sentence"));
    }

    private static Quality quality(ResultSet rs) throws SQLException {
        return new Quality(
                Instant.ofEpochMilli(rs.getLong("at")),
                rs.getLong("version_id"),
                Nullable.whole(rs, "baseline_id").isPresent(),
                rs.getLong("total_records"),
                rates(rs.getString("null_rates")),
                rates(rs.getString("reference_null_rates")),
                rs.getLong("schema_violations"),
                counts(rs.getString("range_violations")),
                counts(rs.getString("outlier_counts")),
                counts(rs.getString("categorical_unknowns")),
                rs.getLong("duplicates"),
                Json.readArray(rs.getString("findings")).stream()
                        .map(finding -> String.valueOf(((Map<?, ?>) finding).get("sentence")))
                        .toList());
    }

    /** Counts by feature; those that are kept by value of the feature are added up. */
    private static Map<String, Long> counts(String json) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Json.readObject(json).forEach((name, count) -> counts.put(name, sum(count)));
        return counts;
    }

    private static long sum(Object count) {
        return count instanceof Map<?, ?> byValue
                ? byValue.values().stream().mapToLong(ReadingStore::sum).sum()
                : ((Number) count).longValue();
    }

    private static Map<String, Double> rates(String json) {
        Map<String, Double> rates = new LinkedHashMap<>();
        Json.readObject(json).forEach((name, value) -> {
            if (value instanceof Number number) {
                rates.put(name, number.doubleValue());
            }
        });
        return rates;
    }
}
