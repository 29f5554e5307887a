package io.modeldeck.telemetry;

import io.modeldeck.domain.Prediction;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jdbi.v3.core.statement.Query;

/** Events in the database. Any thread but the window's may enter. */
public final class EventStore {

    /** For {@link #window}: all of them. */
    public static final int ALL = Integer.MAX_VALUE;

    private static final String IN_RANGE =
            " FROM inference_event WHERE model_id = :model AND at >= :from AND at < :to AND (:version = 0 OR"
                    + " version_id = :version)";
    private static final String WINDOW = "SELECT " + FrameStore.COLUMNS + IN_RANGE + " ORDER BY at, id";
    private static final String NEWEST = "SELECT * FROM (SELECT " + FrameStore.COLUMNS + IN_RANGE
            + " ORDER BY at DESC, id DESC LIMIT :newest) ORDER BY at, id";
    private static final String LABELLED = "SELECT * FROM (SELECT " + FrameStore.COLUMNS
            + " FROM inference_event WHERE model_id = :model AND feedback_at IS NOT NULL AND feedback_at <= :known AND"
            + " outcome IS NOT NULL ORDER BY feedback_at DESC, id DESC LIMIT :newest) ORDER BY at, id";
    private static final String ERRORS = """
        SELECT e.id, e.feedback_at, e.at, e.correct, e.prediction, e.outcome, m.task = 'classification'
        FROM inference_event e JOIN model m ON m.id = e.model_id
        WHERE e.model_id = :model AND e.feedback_at IS NOT NULL AND (e.feedback_at, e.id) > (:afterFeedback, :afterId)
            AND e.feedback_at <= :until AND e.version_id = :version AND e.prediction IS NOT NULL AND e.outcome IS NOT NULL
        ORDER BY e.feedback_at, e.id LIMIT :limit\
        """;
    private static final String LIST = "SELECT *" + IN_RANGE + """
        AND (:errors = 0 OR error IS NOT NULL) AND (at, id) < (:afterAt, :afterId) ORDER BY at DESC, id DESC LIMIT :limit\
        """;

    private final Database database;
    private final InsertStore inserts;

    public EventStore(Database database, Clock clock) {
        this.database = database;
        this.inserts = new InsertStore(database, clock);
    }

    /**
     * Keeps events in one transaction, or in the running one of this thread. Events whose id the model has already are passed over. The hours that
     * they touch are marked for the rollup in the same transaction.
     *
     * @return how many are new
     */
    public int insert(List<Prediction> events) {
        Map<Long, List<Prediction>> byModel = new LinkedHashMap<>();
        events.forEach(e ->
                byModel.computeIfAbsent(e.modelId(), id -> new ArrayList<>()).add(e));
        if (byModel.isEmpty()) {
            return 0;
        }
        return database.transaction(() -> {
            int inserted = 0;
            for (Map.Entry<Long, List<Prediction>> model : byModel.entrySet()) {
                inserted +=
                        insert(EventBatch.of(model.getKey(), model.getValue())).events();
            }
            return inserted;
        });
    }

    InsertStore.Inserted insert(EventBatch batch) {
        return inserts.insert(batch);
    }

    /** Events one by one, the newest first. */
    public List<StoredEvent> events(EventQuery query) {
        return database.read(handle -> {
            long afterAt = Long.MAX_VALUE;
            if (query.after().isPresent()) {
                afterAt = handle.createQuery("SELECT at FROM inference_event WHERE id = ?")
                        .bind(0, query.after().getAsLong())
                        .mapTo(Long.class)
                        .findOne()
                        .orElse(Long.MAX_VALUE);
            }
            return inRange(handle.createQuery(LIST), query.modelId(), query.versionId(), query.range())
                    .bind("errors", query.onlyErrors() ? 1 : 0)
                    .bind("afterAt", afterAt)
                    .bind("afterId", query.after().orElse(Long.MAX_VALUE))
                    .bind("limit", query.limit())
                    .map((row, context) -> event(row))
                    .list();
        });
    }

    /** One event by the id that it came with. */
    public Optional<StoredEvent> event(long modelId, String eventId) {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM inference_event WHERE model_id = :model AND event_id = :id")
                        .bind("model", modelId)
                        .bind("id", eventId)
                        .map((row, context) -> event(row))
                        .findOne());
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
        return database.read(handle -> {
            Query query = inRange(handle.createQuery(newest == ALL ? WINDOW : NEWEST), modelId, versionId, range);
            if (newest != ALL) {
                query.bind("newest", newest);
            }
            return query.scanResultSet((rows, context) -> FrameStore.of(rows.get()));
        });
    }

    /** The events whose labels became known last, at {@code known} or before: at most {@code newest}, in the order of event time. */
    public EventFrame labelled(long modelId, Instant known, int newest) {
        return database.read(handle -> handle.createQuery(LABELLED)
                .bind("model", modelId)
                .bind("known", known.toEpochMilli())
                .bind("newest", newest)
                .scanResultSet((rows, context) -> FrameStore.of(rows.get())));
    }

    /** How many labels became known after the one time and no later than the other. */
    public long labelledSince(long modelId, Instant after, Instant until) {
        return database.read(handle -> handle.createQuery("SELECT count(*) FROM inference_event WHERE model_id = :model"
                        + " AND feedback_at IS NOT NULL AND feedback_at > :after AND feedback_at <= :until")
                .bind("model", modelId)
                .bind("after", after.toEpochMilli())
                .bind("until", until.toEpochMilli())
                .mapTo(Long.class)
                .one());
    }

    /**
     * The errors of a version's labelled predictions, in the order in which their labels became known, behind the given place of the stream. To
     * begin with, the place is {@link Long#MIN_VALUE}, 0. A label that is attached later with an earlier time than the place is not met any more.
     */
    public ErrorStream errorStream(
            long modelId, long versionId, long afterFeedbackAt, long afterId, Instant until, int limit) {
        return database.read(handle -> handle.createQuery(ERRORS)
                .bind("model", modelId)
                .bind("version", versionId)
                .bind("afterFeedback", afterFeedbackAt)
                .bind("afterId", afterId)
                .bind("until", until.toEpochMilli())
                .bind("limit", limit)
                .scanResultSet((rows, context) -> errors(rows.get())));
    }

    /** When the first event at or after the time happened. */
    public Optional<Instant> firstEventAtOrAfter(long modelId, Instant at) {
        return database.read(handle -> handle.createQuery(
                                "SELECT min(at) FROM inference_event WHERE model_id = ? AND at >= ?")
                        .bind(0, modelId)
                        .bind(1, at.toEpochMilli())
                        .mapTo(Long.class)
                        .findOne())
                .map(Instant::ofEpochMilli);
    }

    /** When the youngest event that has a label happened. */
    public Optional<Instant> newestLabelled(long modelId) {
        return database.read(handle -> handle.createQuery(
                                "SELECT at FROM inference_event WHERE model_id = ? AND feedback_at = (SELECT"
                                        + " max(feedback_at) FROM inference_event WHERE model_id = ? AND feedback_at IS"
                                        + " NOT NULL) ORDER BY at DESC LIMIT 1")
                        .bind(0, modelId)
                        .bind(1, modelId)
                        .mapTo(Long.class)
                        .findOne())
                .map(Instant::ofEpochMilli);
    }

    /** How many events lie in the range. */
    public long count(long modelId, OptionalLong versionId, TimeRange range) {
        return database.read(
                handle -> inRange(handle.createQuery("SELECT count(*)" + IN_RANGE), modelId, versionId, range)
                        .mapTo(Long.class)
                        .one());
    }

    /** The versions that have events in the range, by id. */
    public List<Long> versionsIn(long modelId, TimeRange range) {
        return database.read(handle -> inRange(
                        handle.createQuery("SELECT DISTINCT version_id" + IN_RANGE + " ORDER BY version_id"),
                        modelId,
                        OptionalLong.empty(),
                        range)
                .mapTo(Long.class)
                .list());
    }

    private static Query inRange(Query query, long modelId, OptionalLong versionId, TimeRange range) {
        return query.bind("model", modelId)
                .bind("version", versionId.orElse(0))
                .bind("from", range.fromMillis())
                .bind("to", range.toMillis());
    }

    private static ErrorStream errors(ResultSet rows) throws SQLException {
        long[] ids = new long[256];
        long[] feedbackAt = new long[256];
        long[] at = new long[256];
        double[] error = new double[256];
        int size = 0;
        while (rows.next()) {
            double wrong = rows.getInt(7) == 1
                    ? 1 - rows.getInt(4)
                    : Math.abs(Decimal.parse(rows.getString(5)) - Decimal.parse(rows.getString(6)));
            if (Double.isNaN(wrong)) {
                continue;
            }
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, 2 * size);
                feedbackAt = Arrays.copyOf(feedbackAt, 2 * size);
                at = Arrays.copyOf(at, 2 * size);
                error = Arrays.copyOf(error, 2 * size);
            }
            ids[size] = rows.getLong(1);
            feedbackAt[size] = rows.getLong(2);
            at[size] = rows.getLong(3);
            error[size++] = wrong;
        }
        return new ErrorStream(
                Arrays.copyOf(ids, size),
                Arrays.copyOf(feedbackAt, size),
                Arrays.copyOf(at, size),
                Arrays.copyOf(error, size));
    }

    private static StoredEvent event(ResultSet row) throws SQLException {
        Prediction prediction = new Prediction(
                row.getString("event_id"),
                row.getLong("model_id"),
                row.getLong("version_id"),
                Instant.ofEpochMilli(row.getLong("at")),
                FeatureJson.read(row.getString("features")),
                Optional.ofNullable(row.getString("prediction")).orElse(""),
                number(row, "confidence"),
                number(row, "score"),
                known(row, "latency_us").orElse(-1),
                Optional.ofNullable(row.getString("error")).orElse(""),
                Optional.ofNullable(row.getString("request_id")),
                Optional.ofNullable(row.getString("user_id")),
                Optional.ofNullable(row.getString("session_id")),
                Optional.ofNullable(row.getString("outcome")));
        OptionalLong correct = known(row, "correct");
        OptionalLong feedbackAt = known(row, "feedback_at");
        return new StoredEvent(
                row.getLong("id"),
                prediction,
                correct.isPresent() ? Optional.of(correct.getAsLong() == 1) : Optional.empty(),
                feedbackAt.isPresent() ? Optional.of(Instant.ofEpochMilli(feedbackAt.getAsLong())) : Optional.empty(),
                Instant.ofEpochMilli(row.getLong("recorded_at")));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static OptionalLong known(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
