package io.modeldeck.validation;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Every validation of every version, also those that a later one replaced. */
public final class ValidationStore {

    private static final String SELECT =
            "SELECT h.*, v.deployment_version FROM validation h JOIN model_version v ON v.id = h.version_id ";

    private final Database database;

    public ValidationStore(Database database) {
        this.database = database;
    }

    /** Keeps a validation and answers its number. Joins the running transaction. */
    public long add(PastValidation validation, long recordedAt) {
        return database.write(h -> h.createQuery("""
            INSERT INTO validation (model_id, version_id, kind, run_id, champion, row_count, passed, sentence, detail, by, at,
                recorded_at)
            VALUES (:model, :version, :kind, :run, :champion, :rows, :passed, :sentence, :detail, :by, :at, :recorded)
            RETURNING id\
            """)
                .bind("model", validation.modelId())
                .bind("version", validation.versionId())
                .bind("kind", validation.kind().word())
                .bind("run", Nullable.of(validation.runId()))
                .bind("champion", validation.champion().orElse(null))
                .bind("rows", validation.rows())
                .bind("passed", validation.passed().map(p -> p ? 1 : 0).orElse(null))
                .bind("sentence", validation.sentence())
                .bind("detail", Json.write(validation.detail()))
                .bind("by", validation.by())
                .bind("at", validation.at().toEpochMilli())
                .bind("recorded", recordedAt)
                .mapTo(Long.class)
                .one());
    }

    /** The newest first; of one model or all, of one version or all. */
    public List<PastValidation> list(OptionalLong modelId, OptionalLong versionId, int limit) {
        return database.list(
                SELECT
                        + "WHERE (?1 = 0 OR h.model_id = ?1) AND (?2 = 0 OR h.version_id = ?2) ORDER BY h.id DESC LIMIT ?3",
                ValidationStore::validation,
                modelId.orElse(0),
                versionId.orElse(0),
                limit);
    }

    public PastValidation require(long id) {
        return database.first(SELECT + "WHERE h.id = ?1", ValidationStore::validation, id)
                .orElseThrow(() -> new Problem("There is no validation " + id + "; see: modeldeck validations list."));
    }

    private static PastValidation validation(ResultSet row) throws SQLException {
        return new PastValidation(
                row.getLong("id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                row.getInt("deployment_version"),
                PastValidation.Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
                Nullable.whole(row, "run_id"),
                Optional.ofNullable(row.getString("champion")),
                row.getLong("row_count"),
                Nullable.flag(row, "passed"),
                row.getString("sentence"),
                Json.readObject(row.getString("detail")),
                row.getString("by"),
                Instant.ofEpochMilli(row.getLong("at")));
    }
}
