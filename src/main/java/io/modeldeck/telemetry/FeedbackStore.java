package io.modeldeck.telemetry;

import io.modeldeck.domain.Labels;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.InsertStore.Hour;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The SQL that attaches labels to events. */
final class FeedbackStore {

    private static final String FIND =
            "SELECT id, version_id, at, prediction, outcome FROM inference_event WHERE model_id = ? AND event_id = ?";
    private static final String UPDATE =
            "UPDATE inference_event SET outcome = ?, correct = ?, feedback_at = ? WHERE id = ?";

    private final Database database;

    FeedbackStore(Database database) {
        this.database = database;
    }

    enum Outcome {
        LABELLED,
        UNCHANGED,
        UNKNOWN
    }

    /**
     * What became of each label of a list.
     *
     * @param since when the first of those that were attached became known, in epoch milliseconds
     */
    record Outcomes(Outcome[] each, long since) {

        Outcome of(int label) {
            return each[label];
        }
    }

    /** To be called inside a transaction. */
    Outcomes record(long modelId, List<Feedback> labels) {
        return database.transaction(() -> {
            boolean classification = InsertStore.isClassification(database, modelId);
            Outcome[] each = new Outcome[labels.size()];
            Set<Hour> hours = new LinkedHashSet<>();
            long[] since = {Long.MAX_VALUE};
            database.prepared(
                    FIND,
                    find -> database.prepared(UPDATE, update -> {
                        for (int i = 0; i < each.length; i++) {
                            each[i] = attach(modelId, labels.get(i), classification, find, update, hours, since);
                        }
                        return null;
                    }));
            InsertStore.notePending(database, hours);
            return new Outcomes(each, since[0]);
        });
    }

    private static Outcome attach(
            long modelId,
            Feedback label,
            boolean classification,
            PreparedStatement find,
            PreparedStatement update,
            Set<Hour> hours,
            long[] since)
            throws SQLException {
        find.setLong(1, modelId);
        find.setString(2, label.eventId());
        try (ResultSet event = find.executeQuery()) {
            if (!event.next()) {
                return Outcome.UNKNOWN;
            }
            String outcome = Labels.canonical(label.outcome());
            String before = event.getString(5);
            if (before != null && Labels.equal(before, outcome)) {
                return Outcome.UNCHANGED;
            }
            long at = event.getLong(3);
            long correct = classification ? InsertStore.correct(event.getString(4), outcome) : EventBatch.UNKNOWN;
            update.setString(1, outcome);
            if (correct == EventBatch.UNKNOWN) {
                update.setNull(2, Types.INTEGER);
            } else {
                update.setLong(2, correct);
            }
            long known = label.at().map(Instant::toEpochMilli).orElse(at);
            since[0] = Math.min(since[0], known);
            update.setLong(3, known);
            update.setLong(4, event.getLong(1));
            update.executeUpdate();
            hours.add(Hour.of(event.getLong(2), at));
            return Outcome.LABELLED;
        }
    }
}
