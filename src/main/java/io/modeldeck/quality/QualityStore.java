package io.modeldeck.quality;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Data-quality checks in the database. */
final class QualityStore {

    private final Database database;

    QualityStore(Database database) {
        this.database = database;
    }

    /** The baseline that a check is compared with, and its frozen rows. */
    record BaselineRows(long baselineId, long datasetId) {}

    /** The active baseline of the version, else that of the model. */
    Optional<BaselineRows> baseline(long modelId, long versionId) {
        return database.read(handle -> handle.createQuery("SELECT id, dataset_id FROM baseline WHERE model_id = :model"
                        + " AND active = 1 AND (version_id IS NULL OR version_id = :version) ORDER BY version_id IS"
                        + " NULL, id DESC LIMIT 1")
                .bind("model", modelId)
                .bind("version", versionId)
                .map((row, context) -> new BaselineRows(row.getLong("id"), row.getLong("dataset_id")))
                .findOne());
    }

    /** When the version was last checked, before {@code now}. */
    Optional<Instant> lastCheck(long modelId, long versionId, Instant now) {
        return database.read(handle -> handle.createQuery("SELECT at FROM data_quality_metrics WHERE model_id = :model"
                        + " AND version_id = :version AND at < :now ORDER BY at DESC LIMIT 1")
                .bind("model", modelId)
                .bind("version", versionId)
                .bind("now", now.toEpochMilli())
                .mapTo(Long.class)
                .findOne()
                .map(Instant::ofEpochMilli));
    }

    /** The frozen rows of a baseline, whether it is the active one or not. */
    Optional<BaselineRows> baseline(long baselineId) {
        return database.read(handle -> handle.createQuery("SELECT id, dataset_id FROM baseline WHERE id = :id")
                .bind("id", baselineId)
                .map((row, context) -> new BaselineRows(row.getLong("id"), row.getLong("dataset_id")))
                .findOne());
    }

    /**
     * Writes a check, in the place of the one that was made for the same time. Joins the running transaction.
     *
     * @return its number
     */
    long replace(QualityReport report, Instant recordedAt) {
        return database.write(handle -> {
            handle.createUpdate("DELETE FROM data_quality_metrics WHERE model_id = :model AND at = :at AND version_id ="
                            + " :version")
                    .bind("model", report.modelId())
                    .bind("at", report.at().toEpochMilli())
                    .bind("version", report.versionId())
                    .execute();
            return handle.createQuery(
                            "INSERT INTO data_quality_metrics (model_id, version_id, at, window_from, window_to,"
                                    + " baseline_id, total_records, schema_violations, null_rates, reference_null_rates,"
                                    + " outlier_counts, value_range_violations, range_violations, categorical_unknowns,"
                                    + " duplicates, constraint_violations, findings, recorded_at) VALUES (:model, :version, :at, :from, :to,"
                                    + " :baseline, :rows, :schema, :nulls, :referenceNulls, :outliers, :outside, :ranges,"
                                    + " :unknown, :duplicates, :broken, :findings, :recorded) RETURNING id")
                    .bind("model", report.modelId())
                    .bind("version", report.versionId())
                    .bind("at", report.at().toEpochMilli())
                    .bind("from", report.window().fromMillis())
                    .bind("to", report.window().toMillis())
                    .bind(
                            "baseline",
                            report.baselineId().isPresent()
                                    ? (Long) report.baselineId().getAsLong()
                                    : null)
                    .bind("rows", report.rows())
                    .bind("schema", report.schemaViolations())
                    .bind("nulls", Json.write(report.nullRates()))
                    .bind("referenceNulls", Json.write(report.referenceNullRates()))
                    .bind("outliers", Json.write(report.outlierCounts()))
                    .bind("outside", report.valueRangeViolations())
                    .bind("ranges", Json.write(report.rangeViolations()))
                    .bind("unknown", Json.write(report.unknownCategories()))
                    .bind("duplicates", report.duplicates())
                    .bind("broken", report.constraintViolations())
                    .bind("findings", Json.write(report.findings()))
                    .bind("recorded", recordedAt.toEpochMilli())
                    .mapTo(Long.class)
                    .one();
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
        long baseline = row.getLong("baseline_id");
        OptionalLong baselineId = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(baseline);
        return new QualityReport(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                Instant.ofEpochMilli(row.getLong("at")),
                TimeRange.ofMillis(row.getLong("window_from"), row.getLong("window_to")),
                baselineId,
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
