package io.modeldeck.quality;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Data-quality checks in the database. */
final class QualityStore {

    private static final String INSERT = """
        INSERT INTO data_quality_metrics (model_id, version_id, at, window_from, window_to, baseline_id, total_records,
            schema_violations, null_rates, reference_null_rates, outlier_counts, value_range_violations, range_violations,
            categorical_unknowns, duplicates, constraint_violations, findings, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id\
        """;

    private static final String ROWS = " id, dataset_id, kind = 'rolling', from_at, to_at";

    private final Database database;

    QualityStore(Database database) {
        this.database = database;
    }

    /**
     * The baseline that a check is compared with.
     *
     * @param datasetId its frozen rows
     * @param rolling the period that it was set from, whose length moves along; empty where its rows stay
     */
    record BaselineRows(long baselineId, long datasetId, Optional<TimeRange> rolling) {}

    /** The active baseline of the version, else that of the model. */
    Optional<BaselineRows> baseline(long modelId, long versionId) {
        return database.first(
                "SELECT" + ROWS + " FROM baseline WHERE model_id = ?1 AND active = 1 AND (version_id IS NULL OR"
                        + " version_id = ?2) ORDER BY version_id IS NULL, id DESC LIMIT 1",
                QualityStore::rows,
                modelId,
                versionId);
    }

    /** When the version was last checked, before {@code now}. */
    Optional<Instant> lastCheck(long modelId, long versionId, Instant now) {
        return database.first(
                "SELECT at FROM data_quality_metrics WHERE model_id = ?1 AND version_id = ?2 AND at < ?3 ORDER BY at DESC"
                        + " LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                modelId,
                versionId,
                now.toEpochMilli());
    }

    /** The frozen rows of a baseline, whether it is the active one or not. */
    Optional<BaselineRows> baseline(long baselineId) {
        return database.first("SELECT" + ROWS + " FROM baseline WHERE id = ?1", QualityStore::rows, baselineId);
    }

    private static BaselineRows rows(ResultSet row) throws SQLException {
        return new BaselineRows(
                row.getLong(1),
                row.getLong(2),
                row.getBoolean(3) ? Optional.of(TimeRange.ofMillis(row.getLong(4), row.getLong(5))) : Optional.empty());
    }

    /**
     * Writes a check, in the place of the one that was made for the same time. Joins the running transaction.
     *
     * @return its number
     */
    long replace(QualityReport report, Instant recordedAt) {
        return database.transaction(() -> {
            database.update(
                    "DELETE FROM data_quality_metrics WHERE model_id = ? AND at = ? AND version_id = ?",
                    report.modelId(),
                    report.at().toEpochMilli(),
                    report.versionId());
            return database.first(
                            INSERT,
                            row -> row.getLong(1),
                            report.modelId(),
                            report.versionId(),
                            report.at().toEpochMilli(),
                            report.window().fromMillis(),
                            report.window().toMillis(),
                            Nullable.of(report.baselineId()),
                            report.rows(),
                            report.schemaViolations(),
                            Json.write(report.nullRates()),
                            Json.write(report.referenceNullRates()),
                            Json.write(report.outlierCounts()),
                            report.valueRangeViolations(),
                            Json.write(report.rangeViolations()),
                            Json.write(report.unknownCategories()),
                            report.duplicates(),
                            report.constraintViolations(),
                            Json.write(report.findings()),
                            recordedAt.toEpochMilli())
                    .orElseThrow();
        });
    }

    Optional<QualityReport> find(long id) {
        return database.read(handle -> handle.createQuery("SELECT * FROM data_quality_metrics WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> report(row))
                .findOne());
    }

    /** The checks in the range, oldest first. */
    List<QualityReport> history(long modelId, TimeRange range) {
        return database.read(handle -> handle.createQuery("SELECT * FROM data_quality_metrics WHERE model_id = :model"
                        + " AND at >= :from AND at < :to ORDER BY at, id")
                .bind("model", modelId)
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis())
                .map((row, context) -> report(row))
                .list());
    }

    Optional<QualityReport> latest(long modelId) {
        return database.read(handle -> handle.createQuery(
                        "SELECT * FROM data_quality_metrics WHERE model_id = :model ORDER BY at DESC, id DESC LIMIT 1")
                .bind("model", modelId)
                .map((row, context) -> report(row))
                .findOne());
    }

    private static QualityReport report(ResultSet row) throws SQLException {
        return new QualityReport(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                Instant.ofEpochMilli(row.getLong("at")),
                TimeRange.ofMillis(row.getLong("window_from"), row.getLong("window_to")),
                Nullable.whole(row, "baseline_id"),
                row.getLong("total_records"),
                row.getLong("schema_violations"),
                rates(Json.readObject(row.getString("null_rates"))),
                rates(Json.readObject(row.getString("reference_null_rates"))),
                counts(Json.readObject(row.getString("outlier_counts"))),
                counts(Json.readObject(row.getString("range_violations"))),
                unknown(Json.readObject(row.getString("categorical_unknowns"))),
                row.getLong("duplicates"),
                row.getLong("constraint_violations"),
                Json.readArray(row.getString("findings")).stream()
                        .map(finding -> Json.convert(finding, Finding.class))
                        .toList());
    }

    private static Map<String, Double> rates(Map<String, Object> json) {
        Map<String, Double> rates = new LinkedHashMap<>();
        json.forEach((name, rate) -> rates.put(name, ((Number) rate).doubleValue()));
        return rates;
    }

    private static Map<String, Long> counts(Map<?, ?> json) {
        Map<String, Long> counts = new LinkedHashMap<>();
        json.forEach((name, count) -> counts.put((String) name, ((Number) count).longValue()));
        return counts;
    }

    private static Map<String, Map<String, Long>> unknown(Map<String, Object> json) {
        Map<String, Map<String, Long>> unknown = new LinkedHashMap<>();
        json.forEach((name, values) -> unknown.put(name, counts((Map<?, ?>) values)));
        return unknown;
    }
}
