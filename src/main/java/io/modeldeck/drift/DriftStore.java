package io.modeldeck.drift;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Drift results in the database. */
final class DriftStore {

    private static final String INSERT = """
        INSERT INTO drift_metrics (model_id, version_id, at, drift_type, feature, baseline_id, method, parameters, statistic,
            p_value, p_corrected, effect_size, threshold, decision, reason, sentence, drift_score, n_reference, n_current,
            window_from, window_to, reference_from, reference_to, baseline_dist, current_dist, recorded_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;

    private static final String LATEST = """
        SELECT * FROM drift_metrics WHERE model_id = ?1 AND at = (SELECT max(at) FROM drift_metrics WHERE model_id = ?1) ORDER BY id\
        """;

    private final Database database;

    DriftStore(Database database) {
        this.database = database;
    }

    /** Writes the results of one check, in the place of those that the same check wrote before. Joins the running transaction. */
    void replace(long modelId, long versionId, Instant at, List<DriftResult> results, Instant recordedAt) {
        database.transaction(() -> {
            database.update(
                    "DELETE FROM drift_metrics WHERE model_id = ? AND at = ? AND version_id = ?",
                    modelId,
                    at.toEpochMilli(),
                    versionId);
            return database.updateEach(
                    INSERT,
                    results.stream().map(result -> values(result, recordedAt)).toList());
        });
    }

    /** In the order of {@link #INSERT}. */
    private static Object[] values(DriftResult result, Instant recordedAt) {
        Verdict verdict = result.verdict();
        return new Object[] {
            result.modelId(),
            result.versionId(),
            result.at().toEpochMilli(),
            result.type().word(),
            result.feature().orElse(null),
            Nullable.of(result.baselineId()),
            verdict.method(),
            Json.write(verdict.parameters()),
            Nullable.of(verdict.statistic()),
            Nullable.of(verdict.pValue()),
            Nullable.of(verdict.pValueCorrected()),
            Nullable.of(verdict.effectSize()),
            Nullable.of(verdict.threshold()),
            verdict.state().name(),
            verdict.reason(),
            result.sentence(),
            Nullable.of(verdict.driftScore()),
            result.nReference(),
            result.nCurrent(),
            result.window().fromMillis(),
            result.window().toMillis(),
            result.reference().map(TimeRange::fromMillis).orElse(null),
            result.reference().map(TimeRange::toMillis).orElse(null),
            Json.write(result.baselineDistribution()),
            Json.write(result.currentDistribution()),
            recordedAt.toEpochMilli()
        };
    }

    /** The results of checks in the range, oldest first. */
    List<DriftResult> history(long modelId, TimeRange range, Optional<DriftType> type, Optional<String> feature) {
        return database.read(handle -> handle.createQuery("SELECT * FROM drift_metrics WHERE model_id = :model AND at"
                        + " >= :from AND at < :to AND (:type IS NULL OR drift_type = :type) AND (:feature IS NULL OR"
                        + " feature = :feature) ORDER BY at, id")
                .bind("model", modelId)
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis())
                .bind("type", type.map(DriftType::word).orElse(null))
                .bind("feature", feature.orElse(null))
                .map((row, context) -> result(row))
                .list());
    }

    /** What the checks of the range found by type, oldest first; a type of which a check evaluated nothing is left out of it. */
    List<DriftOnset.Found> found(long modelId, TimeRange range) {
        return database.list(
                "SELECT at, drift_type, max(decision = 'DRIFT') AS drift FROM drift_metrics WHERE model_id = ?1"
                        + " AND at >= ?2 AND at < ?3 AND decision <> 'NOT_EVALUATED' GROUP BY at, drift_type ORDER BY at",
                row -> new DriftOnset.Found(
                        Instant.ofEpochMilli(row.getLong("at")),
                        DriftType.of(row.getString("drift_type")),
                        row.getInt("drift") == 1),
                modelId,
                range.fromMillis(),
                range.toMillis());
    }

    /** How the checks of a version went in the range. */
    DriftTally tally(long modelId, long versionId, TimeRange range) {
        return database.first(
                        "SELECT count(DISTINCT at), count(DISTINCT CASE WHEN decision = 'DRIFT' THEN at END),"
                                + " max(CASE WHEN decision = 'DRIFT' THEN at END) FROM drift_metrics WHERE model_id = ?1"
                                + " AND at >= ?2 AND at < ?3 AND version_id = ?4 AND decision <> 'NOT_EVALUATED'",
                        row -> new DriftTally(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(2) == 0
                                        ? Optional.empty()
                                        : Optional.of(Instant.ofEpochMilli(row.getLong(3)))),
                        modelId,
                        range.fromMillis(),
                        range.toMillis(),
                        versionId)
                .orElseThrow();
    }

    /** What tells one newest check from another: its time, its last row, and when that was written, since a check that is repeated may get the same numbers. */
    record Newest(long at, long id, long recordedAt) {}

    /** Empty without a check. */
    Optional<Newest> newest(long modelId) {
        return database.first(
                "SELECT at, id, recorded_at FROM drift_metrics WHERE model_id = ?1 ORDER BY at DESC, id DESC LIMIT 1",
                row -> new Newest(row.getLong(1), row.getLong(2), row.getLong(3)),
                modelId);
    }

    /** The results of the newest check. */
    List<DriftResult> latest(long modelId) {
        return database.list(LATEST, DriftStore::result, modelId);
    }

    private static DriftResult result(ResultSet row) throws SQLException {
        long reference = row.getLong("reference_from");
        boolean undated = row.wasNull();
        return new DriftResult(
                row.getLong("model_id"),
                row.getLong("version_id"),
                Instant.ofEpochMilli(row.getLong("at")),
                DriftType.of(row.getString("drift_type")),
                Optional.ofNullable(row.getString("feature")),
                Nullable.whole(row, "baseline_id"),
                new Verdict(
                        DriftState.valueOf(row.getString("decision")),
                        row.getString("method"),
                        Json.readObject(row.getString("parameters")),
                        Nullable.real(row, "statistic"),
                        Nullable.real(row, "p_value"),
                        Nullable.real(row, "p_corrected"),
                        Nullable.real(row, "effect_size"),
                        Nullable.real(row, "threshold"),
                        row.getString("reason"),
                        Nullable.real(row, "drift_score")),
                row.getString("sentence"),
                row.getLong("n_reference"),
                row.getLong("n_current"),
                TimeRange.ofMillis(row.getLong("window_from"), row.getLong("window_to")),
                undated ? Optional.empty() : Optional.of(TimeRange.ofMillis(reference, row.getLong("reference_to"))),
                Json.read(row.getString("baseline_dist"), Distribution.class),
                Json.read(row.getString("current_dist"), Distribution.class));
    }
}
