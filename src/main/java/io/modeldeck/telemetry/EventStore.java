package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.store.Nullable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/** Events in the database. Any thread but the window's may enter. */
public final class EventStore {

    /** For {@link #window}: all of them. */
    public static final int ALL = Integer.MAX_VALUE;

    private static final String IN_RANGE =
            " FROM inference_event WHERE model_id = ?1 AND at >= ?2 AND at < ?3 AND (?4 = 0 OR version_id = ?4)";

    private static final String WINDOW = "SELECT " + FrameStore.COLUMNS + IN_RANGE + " ORDER BY at, id";

    private static final String NEWEST = "SELECT * FROM (SELECT " + FrameStore.COLUMNS + IN_RANGE
            + " ORDER BY at DESC, id DESC LIMIT ?5) ORDER BY at, id";

    private static final String COUNT = "SELECT count(*) FROM (SELECT 1" + IN_RANGE + " LIMIT ?5)";
    private static final String FAILED = "SELECT count(*)" + IN_RANGE + " AND error IS NOT NULL";

    private static final String LABELLED = "SELECT * FROM (SELECT " + FrameStore.COLUMNS
            + " FROM inference_event WHERE model_id = ?1 AND feedback_at IS NOT NULL AND feedback_at <= ?2 AND"
            + " outcome IS NOT NULL ORDER BY feedback_at DESC, id DESC LIMIT ?3) ORDER BY at, id";

    private static final String LABELLED_SINCE = """
        SELECT count(*) FROM inference_event
        WHERE model_id = ?1 AND feedback_at IS NOT NULL AND feedback_at > ?2 AND feedback_at <= ?3\
        """;

    private static final String LIST = "SELECT *" + IN_RANGE + """
        AND (?5 = 0 OR error IS NOT NULL) AND (at, id) < (?6, ?7) ORDER BY at DESC, id DESC LIMIT ?8\
        """;

    private static final String SLOWEST = "SELECT *" + IN_RANGE + " ORDER BY latency_us DESC, id LIMIT ?5";

    private final Database database;

    private final InsertStore inserts;
    private final ErrorStore errors;

    public EventStore(Database database, Clock clock) {
        this.database = database;
        this.inserts = new InsertStore(database, clock);
        this.errors = new ErrorStore(database);
    }

    /**
     * Keeps events in one transaction, or in the running one of this thread. Events whose id the model has already are passed over. The hours that
     * they touch are marked for the rollup in the same transaction.
     *
     * @return how many are new
     */
    public int insert(List<Prediction> events) {
        return events.isEmpty() ? 0 : insert(new EncodedEvents(events));
    }

    int insert(EncodedEvents events) {
        return database.transaction(() -> {
            int[] inserted = {0};
            events.forEach(batch -> inserted[0] += insert(batch).events());
            return inserted[0];
        });
    }

    InsertStore.Inserted insert(EventBatch batch) {
        return inserts.insert(batch);
    }

    /** Events one by one, the newest first. */
    public List<StoredEvent> events(EventQuery query) {
        long afterAt = Long.MAX_VALUE;
        if (query.after().isPresent()) {
            afterAt = database.first(
                            "SELECT at FROM inference_event WHERE id = ?1",
                            row -> row.getLong(1),
                            query.after().getAsLong())
                    .orElse(Long.MAX_VALUE);
        }
        return database.list(
                LIST,
                EventStore::event,
                query.modelId(),
                query.range().fromMillis(),
                query.range().toMillis(),
                query.versionId().orElse(0),
                query.onlyErrors() ? 1 : 0,
                afterAt,
                query.after().orElse(Long.MAX_VALUE),
                query.limit());
    }

    /** The slowest of the range, the slowest first. */
    public List<StoredEvent> slowest(long modelId, TimeRange range, int limit) {
        return database.list(SLOWEST, EventStore::event, modelId, range.fromMillis(), range.toMillis(), 0, limit);
    }

    /** One event by the id that it came with. */
    public Optional<StoredEvent> event(long modelId, String eventId) {
        return database.first(
                "SELECT * FROM inference_event WHERE model_id = ?1 AND event_id = ?2",
                EventStore::event,
                modelId,
                eventId);
    }

    /** Events by their internal ids, in the order of those; what is there no more is left out. */
    public List<StoredEvent> byId(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.read(handle -> {
            Map<Long, StoredEvent> found = new HashMap<>();
            handle.createQuery("SELECT * FROM inference_event WHERE id IN (<ids>)")
                    .bindList("ids", ids)
                    .map((row, context) -> event(row))
                    .forEach(event -> found.put(event.id(), event));
            return ids.stream().map(found::get).filter(Objects::nonNull).toList();
        });
    }

    /** The newest {@code newest} events in the range ({@link #ALL}: all of them), oldest first. */
    public EventFrame window(long modelId, OptionalLong versionId, TimeRange range, int newest) {
        return newest == ALL
                ? inRange(WINDOW, FrameStore::of, modelId, versionId, range)
                : database.query(
                        NEWEST,
                        FrameStore::of,
                        modelId,
                        range.fromMillis(),
                        range.toMillis(),
                        versionId.orElse(0),
                        newest);
    }

    /**
     * The newest {@code most} events of the window, oldest first; where it holds fewer than {@code fewest}, the newest {@code fewest} that happened
     * since {@code furthest}.
     */
    public EventFrame window(
            long modelId, OptionalLong versionId, TimeRange window, Instant furthest, int fewest, int most) {
        int found = count(modelId, versionId, window, most + 1);
        return found < fewest
                ? window(modelId, versionId, new TimeRange(furthest, window.to()), fewest)
                // All of them come in their order by themselves.
                : window(modelId, versionId, window, found > most ? most : ALL);
    }

    /** The events whose labels became known last, at {@code known} or before: at most {@code newest}, in the order of event time. */
    public EventFrame labelled(long modelId, Instant known, int newest) {
        return database.query(LABELLED, FrameStore::of, modelId, known.toEpochMilli(), newest);
    }

    /** How many labels became known after the one time and no later than the other. */
    public long labelledSince(long modelId, Instant after, Instant until) {
        return database.query(LABELLED_SINCE, EventStore::number, modelId, after.toEpochMilli(), until.toEpochMilli());
    }

    /** How large the inputs of an event are as they lie in the file, by the newest of the model; 0 where it has none. */
    public double bytesPerRow(long modelId) {
        return database.first(
                        "SELECT coalesce(avg(length(features)), 0) FROM (SELECT features FROM inference_event"
                                + " WHERE model_id = ?1 ORDER BY at DESC LIMIT 100)",
                        row -> row.getDouble(1),
                        modelId)
                .orElse(0.0);
    }

    /**
     * The errors of a version's labelled predictions, in the order in which their labels became known, behind the given place of the stream. To
     * begin with, the place is {@link Long#MIN_VALUE}, 0. A label that is attached later with an earlier time than the place is not met any more.
     */
    public ErrorStream errorStream(
            long modelId, long versionId, long afterFeedbackAt, long afterId, Instant until, int limit) {
        return errors.stream(modelId, versionId, afterFeedbackAt, afterId, until, limit);
    }

    /** When the first event at or after the time happened. */
    public Optional<Instant> firstEventAtOrAfter(long modelId, Instant at) {
        return database.first(
                "SELECT at FROM inference_event WHERE model_id = ?1 AND at >= ?2 ORDER BY at LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                modelId,
                at.toEpochMilli());
    }

    /** When the youngest event that has a label happened. */
    public Optional<Instant> newestLabelled(long modelId) {
        return database.first(
                "SELECT at FROM inference_event WHERE model_id = ?1 AND feedback_at = (SELECT max(feedback_at) FROM"
                        + " inference_event WHERE model_id = ?1 AND feedback_at IS NOT NULL) ORDER BY at DESC LIMIT 1",
                row -> Instant.ofEpochMilli(row.getLong(1)),
                modelId);
    }

    /** How many events lie in the range. */
    public long count(long modelId, OptionalLong versionId, TimeRange range) {
        return count(modelId, versionId, range, ALL);
    }

    /** How many events lie in the range, counted no further than {@code most}: for a list that shows the first of them. */
    public int count(long modelId, OptionalLong versionId, TimeRange range, int most) {
        return database.query(
                COUNT,
                rows -> (int) number(rows),
                modelId,
                range.fromMillis(),
                range.toMillis(),
                versionId.orElse(0),
                most);
    }

    /** How many calls of the range failed; each event of it is looked at. */
    public int countFailed(long modelId, TimeRange range) {
        return database.query(FAILED, rows -> (int) number(rows), modelId, range.fromMillis(), range.toMillis(), 0);
    }

    /** The versions that have events in the range, by id. */
    public List<Long> versionsIn(long modelId, TimeRange range) {
        return database.list(
                "SELECT DISTINCT version_id" + IN_RANGE + " ORDER BY version_id",
                row -> row.getLong(1),
                modelId,
                range.fromMillis(),
                range.toMillis(),
                0);
    }

    private <T> T inRange(String sql, Database.Rows<T> rows, long modelId, OptionalLong versionId, TimeRange range) {
        return database.query(sql, rows, modelId, range.fromMillis(), range.toMillis(), versionId.orElse(0));
    }

    private static long number(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        Prediction prediction = new Prediction(
                row.getString("event_id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                Instant.ofEpochMilli(row.getLong("at")),
                FeatureJson.read(row.getString("features")),
                Optional.ofNullable(row.getString("prediction")).orElse(""),
                Nullable.real(row, "confidence"),
                Nullable.real(row, "score"),
                Nullable.whole(row, "latency_us").orElse(-1),
                Optional.ofNullable(row.getString("error")).orElse(""),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("session_id")),
                Optional.ofNullable(row.getString("outcome")),
                FeatureJson.readProbabilities(row.getString("probabilities")));
        return new StoredEvent(
                row.getLong("id"),
                prediction,
                Nullable.flag(row, "correct"),
                Nullable.time(row, "feedback_at"),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }
}
