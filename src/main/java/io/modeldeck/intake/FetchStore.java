package io.modeldeck.intake;

import io.modeldeck.domain.Json;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The SQL of fetch jobs. */
final class FetchStore {

    private static final String ALL = "SELECT * FROM model_fetch_job ";

    private final Database database;

    FetchStore(Database database) {
        this.database = database;
    }

    long insert(
            FetchSource source,
            Optional<URI> hub,
            String variant,
            FetchWish wish,
            Optional<String> webhookUrl,
            String askedBy,
            String face,
            Instant at) {
        return database.first(
                        """
                        INSERT INTO model_fetch_job (source, reference, hub, variant, wish, status, files, downloaded_bytes,
                            retry_count, max_retries, retry_at, retryable, inferred, webhook_url, webhook_state, webhook_tries,
                            asked_by, face, created_at)
                        VALUES (?1, ?2, ?3, ?4, ?5, 'queued', '[]', 0, 0, ?6, ?7, 0, '{}', ?8, 'none', 0, ?9, ?10, ?7)
                        RETURNING id\
                        """,
                        row -> row.getLong(1),
                        source.kind(),
                        source.reference(),
                        hub.map(URI::toString).orElse(null),
                        variant,
                        Json.write(wish),
                        FetchJob.MAX_RETRIES,
                        at.toEpochMilli(),
                        webhookUrl.orElse(null),
                        askedBy,
                        face)
                .orElseThrow();
    }

    Optional<FetchJob> find(long id) {
        return database.first(ALL + "WHERE id = ?1", FetchStore::job, id);
    }

    /** The newest first. */
    List<FetchJob> list(int most) {
        return database.list(ALL + "ORDER BY id DESC LIMIT ?1", FetchStore::job, most);
    }

    /** Those for the same files under the same name, the newest first. */
    List<FetchJob> alike(FetchSource source, String variant, FetchWish wish) {
        return database
                .list(
                        ALL + "WHERE source = ?1 AND reference = ?2 AND variant = ?3 ORDER BY id DESC",
                        FetchStore::job,
                        source.kind(),
                        source.reference(),
                        variant)
                .stream()
                .filter(job -> job.wish().isNamedAs(wish))
                .toList();
    }

    /** Those that wait and may begin, the oldest first. */
    List<FetchJob> due(Instant now) {
        return database.list(
                ALL + "WHERE status = 'queued' AND retry_at <= ?1 ORDER BY id", FetchStore::job, now.toEpochMilli());
    }

    /** Whether one waits, or its end is to be told, now or at its time. */
    boolean waits() {
        return database.query(
                "SELECT 1 FROM model_fetch_job WHERE status = 'queued' OR webhook_state = 'pending' LIMIT 1",
                ResultSet::next);
    }

    /** Those whose process ended under them. */
    List<FetchJob> interrupted() {
        return database.list(ALL + "WHERE status IN ('downloading', 'processing') ORDER BY id", FetchStore::job);
    }

    /** Moves a job on, unless somebody else moved it meanwhile; answers whether it did. */
    boolean move(long id, FetchStatus from, FetchStatus to) {
        return database.update(
                        "UPDATE model_fetch_job SET status = ?3 WHERE id = ?1 AND status = ?2",
                        id,
                        from.word(),
                        to.word())
                == 1;
    }

    /** Those whose folder holds nothing that is still wanted. */
    List<FetchJob> over() {
        return database.list(ALL + "WHERE status IN ('completed', 'cancelled') ORDER BY id", FetchStore::job);
    }

    void started(long id, Instant at) {
        database.update(
                "UPDATE model_fetch_job SET started_at = coalesce(started_at, ?2) WHERE id = ?1",
                id,
                at.toEpochMilli());
    }

    void inspected(long id, List<FetchFile> files, Map<String, Object> inferred) {
        database.update(
                "UPDATE model_fetch_job SET files = ?2, inferred = ?3 WHERE id = ?1",
                id,
                Json.write(files),
                Json.write(inferred));
    }

    void files(long id, List<FetchFile> files) {
        database.update("UPDATE model_fetch_job SET files = ?2 WHERE id = ?1", id, Json.write(files));
    }

    void downloaded(long id, long bytes) {
        database.update("UPDATE model_fetch_job SET downloaded_bytes = ?2 WHERE id = ?1", id, bytes);
    }

    void wish(long id, FetchWish wish) {
        database.update("UPDATE model_fetch_job SET wish = ?2 WHERE id = ?1", id, Json.write(wish));
    }

    /** Queued again from the start of its retries. */
    void again(long id, Instant at) {
        database.update(
                "UPDATE model_fetch_job SET status = 'queued', retry_count = 0, retry_at = ?2, completed_at = NULL, webhook_state ="
                        + " 'none' WHERE id = ?1",
                id,
                at.toEpochMilli());
    }

    void retryLater(long id, FetchFailure failure, Instant retryAt) {
        database.update(
                "UPDATE model_fetch_job SET status = 'queued', retry_count = retry_count + 1, retry_at = ?2, last_error = ?3,"
                        + " error_code = ?4, retryable = 1 WHERE id = ?1",
                id,
                retryAt.toEpochMilli(),
                failure.getMessage(),
                failure.code().name());
    }

    void failed(long id, FetchFailure failure, Instant at, boolean tells) {
        database.update(
                "UPDATE model_fetch_job SET status = 'failed', completed_at = ?2, last_error = ?3, error_code = ?4, retryable ="
                        + " ?5, webhook_state = ?6, webhook_at = ?2, webhook_tries = 0, webhook_error = NULL WHERE id = ?1",
                id,
                at.toEpochMilli(),
                failure.getMessage(),
                failure.code().name(),
                failure.code().retryable() ? 1 : 0,
                tells ? "pending" : "none");
    }

    void ended(long id, FetchStatus status, Instant at, OptionalLong versionId, boolean tells) {
        database.update(
                "UPDATE model_fetch_job SET status = ?2, completed_at = ?3, version_id = ?4, webhook_state = ?5, webhook_at ="
                        + " ?3, webhook_tries = 0, webhook_error = NULL, last_error = NULL, error_code = NULL, retryable = 0 WHERE id = ?1",
                id,
                status.word(),
                at.toEpochMilli(),
                Nullable.of(versionId),
                tells ? "pending" : "none");
    }

    /** Jobs whose end is to be told by now. */
    List<FetchJob> untold(Instant now) {
        return database.list(
                ALL + "WHERE webhook_state = 'pending' AND webhook_at <= ?1 ORDER BY id",
                FetchStore::job,
                now.toEpochMilli());
    }

    /** How a try to tell went; nothing where the job was queued again meanwhile, and its end is no news any more. */
    void told(long id, String state, int tries, Instant next, Optional<String> error) {
        database.update(
                "UPDATE model_fetch_job SET webhook_state = ?2, webhook_tries = ?3, webhook_at = ?4, webhook_error = ?5"
                        + " WHERE id = ?1 AND webhook_state = 'pending'",
                id,
                state,
                tries,
                next.toEpochMilli(),
                error.orElse(null));
    }

    private static FetchJob job(ResultSet row) throws SQLException {
        Optional<URI> hub = Optional.ofNullable(row.getString("hub")).map(URI::create);
        return new FetchJob(
                row.getLong("id"),
                FetchSource.parse(
                        row.getString("source"),
                        row.getString("reference"),
                        hub.orElse(URI.create("https://localhost"))),
                hub,
                row.getString("variant"),
                Json.read(row.getString("wish"), FetchWish.class),
                FetchStatus.of(row.getString("status")),
                Json.readArray(row.getString("files")).stream()
                        .map(file -> Json.convert(file, FetchFile.class))
                        .toList(),
                row.getLong("downloaded_bytes"),
                row.getInt("retry_count"),
                row.getInt("max_retries"),
                Instant.ofEpochMilli(row.getLong("retry_at")),
                Optional.ofNullable(row.getString("last_error")),
                Optional.ofNullable(row.getString("error_code")),
                row.getInt("retryable") == 1,
                Json.readObject(row.getString("inferred")),
                Optional.ofNullable(row.getString("webhook_url")),
                row.getString("webhook_state"),
                row.getInt("webhook_tries"),
                Optional.ofNullable(row.getString("webhook_error")),
                row.getString("asked_by"),
                row.getString("face"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Nullable.time(row, "started_at"),
                Nullable.time(row, "completed_at"),
                Nullable.whole(row, "version_id"));
    }
}
