package io.modeldeck.telemetry;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.store.Database;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.Set;

/** The SQL that adds events. By hand, not by the mapper: this is the one hot path of the store. */
final class InsertStore {

    private static final String PENDING =
            "INSERT INTO rollup_pending (version_id, hour_start) VALUES (?, ?) ON CONFLICT DO NOTHING";
    private static final String EXTENT = """
        UPDATE model SET newest_event_at = max(coalesce(newest_event_at, ?1), ?1),
            oldest_event_at = min(coalesce(oldest_event_at, ?2), ?2) WHERE id = ?3\
        """;
    private static final long UNKNOWN = EventBatch.UNKNOWN;
    private static final long HOUR = 3_600_000L;

    /** Columns that every event has. */
    private static final int COMMON = 11;

    private final Database database;
    private final Clock clock;

    InsertStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many of a batch were new. */
    record Inserted(int events, int labelled) {}

    /** Adds the events that the model does not have yet, in one transaction with all that follows from them. */
    Inserted insert(EventBatch batch) {
        if (batch.size == 0) {
            return new Inserted(0, 0);
        }
        return database.transaction(() -> {
            boolean classification = isClassification(database, batch.modelId);
            int[] changes = insertRows(batch, classification);
            Extent extent = new Extent();
            for (int i = 0; i < batch.size; i++) {
                if (changes[i] != 0) {
                    extent.add(batch, i);
                }
            }
            if (extent.events > 0) {
                notePending(database, extent.hours);
                database.update(EXTENT, extent.newest, extent.oldest, batch.modelId);
                database.announce(new Change.EventsStored(batch.modelId));
            }
            if (extent.labelled > 0) {
                database.announce(new Change.LabelsStored(batch.modelId));
            }
            return new Inserted(extent.events, extent.labelled);
        });
    }

    static boolean isClassification(Database database, long modelId) {
        return database.first("SELECT task FROM model WHERE id = ?1", row -> row.getString(1), modelId)
                .orElseThrow(() -> new Problem("There is no model number " + modelId + "; it may have been deleted."))
                .equals("classification");
    }

    /** Marks the hours for the rollup. */
    static void notePending(Database database, Set<Hour> hours) {
        database.updateEach(
                PENDING,
                hours.stream()
                        .map(hour -> new Object[] {hour.versionId, hour.start})
                        .toList());
    }

    private int[] insertRows(EventBatch batch, boolean classification) {
        Parts parts = Parts.of(batch);
        long recordedAt = clock.millis();
        return database.prepared(parts.sql(), insert -> {
            for (int i = 0; i < batch.size; i++) {
                bind(insert, batch, i, recordedAt);
                int next = COMMON + 1;
                if (parts.callers) {
                    insert.setString(next++, batch.requestId[i]);
                    insert.setString(next++, batch.userId[i]);
                    insert.setString(next++, batch.sessionId[i]);
                }
                if (parts.outcomes) {
                    String outcome = batch.outcome[i];
                    insert.setString(next++, outcome);
                    setKnown(insert, next++, classification ? correct(batch.prediction[i], outcome) : UNKNOWN);
                    setKnown(insert, next++, batch.feedbackAt[i]);
                }
                if (parts.probabilities) {
                    insert.setString(next++, batch.probabilities[i]);
                }
                insert.addBatch();
            }
            return insert.executeBatch();
        });
    }

    private static void bind(PreparedStatement insert, EventBatch batch, int i, long recordedAt) throws SQLException {
        insert.setLong(1, batch.modelId);
        insert.setLong(2, batch.versionId[i]);
        insert.setString(3, batch.eventId[i]);
        insert.setLong(4, batch.at[i]);
        insert.setString(5, batch.features[i]);
        insert.setString(6, batch.prediction[i]);
        setNumber(insert, 7, batch.confidence[i]);
        setNumber(insert, 8, batch.score[i]);
        setKnown(insert, 9, batch.latencyMicros[i]);
        insert.setString(10, batch.error[i]);
        insert.setLong(COMMON, recordedAt);
    }

    /** What a batch has beside what every event has: empty columns are not bound row by row. */
    private record Parts(boolean callers, boolean outcomes, boolean probabilities) {

        static Parts of(EventBatch batch) {
            boolean callers = false;
            boolean outcomes = false;
            boolean probabilities = false;
            for (int i = 0; i < batch.size; i++) {
                callers |= batch.requestId[i] != null || batch.userId[i] != null || batch.sessionId[i] != null;
                outcomes |= batch.outcome[i] != null || batch.feedbackAt[i] != UNKNOWN;
                probabilities |= batch.probabilities[i] != null;
            }
            return new Parts(callers, outcomes, probabilities);
        }

        String sql() {
            int more = (callers ? 3 : 0) + (outcomes ? 3 : 0) + (probabilities ? 1 : 0);
            return "INSERT INTO inference_event (model_id, version_id, event_id, at, features, prediction, confidence, score, latency_us,"
                    + " error, recorded_at" + (callers ? ", request_id, user_id, session_id" : "")
                    + (outcomes ? ", outcome, correct, feedback_at" : "") + (probabilities ? ", probabilities" : "")
                    + ") VALUES (?"
                    + ", ?".repeat(COMMON - 1 + more) + ") ON CONFLICT (model_id, event_id) DO NOTHING";
        }
    }

    /** 1 or 0, or unknown without an outcome or a prediction. */
    static long correct(String prediction, String outcome) {
        if (prediction == null || outcome == null) {
            return UNKNOWN;
        }
        return Labels.equal(prediction, outcome) ? 1 : 0;
    }

    private static void setNumber(PreparedStatement statement, int index, double value) throws SQLException {
        if (Double.isNaN(value)) {
            statement.setNull(index, Types.REAL);
        } else {
            statement.setDouble(index, value);
        }
    }

    private static void setKnown(PreparedStatement statement, int index, long value) throws SQLException {
        if (value == UNKNOWN) {
            statement.setNull(index, Types.INTEGER);
        } else {
            statement.setLong(index, value);
        }
    }

    /** An hour of a version, to be rolled up again. */
    record Hour(long versionId, long start) {

        static Hour of(long versionId, long atMillis) {
            return new Hour(versionId, Math.floorDiv(atMillis, HOUR) * HOUR);
        }
    }

    /** What new events touch. */
    private static final class Extent {

        private final Set<Hour> hours = new LinkedHashSet<>();
        private Hour last = new Hour(-1, -1);
        private int events;
        private int labelled;
        private long newest = Long.MIN_VALUE;
        private long oldest = Long.MAX_VALUE;

        void add(EventBatch batch, int row) {
            events++;
            labelled += batch.outcome[row] == null ? 0 : 1;
            newest = Math.max(newest, batch.at[row]);
            oldest = Math.min(oldest, batch.at[row]);
            long start = Math.floorDiv(batch.at[row], HOUR) * HOUR;
            if (last.start != start || last.versionId != batch.versionId[row]) {
                last = new Hour(batch.versionId[row], start);
                hours.add(last);
            }
        }
    }
}
