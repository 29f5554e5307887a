package io.modeldeck.telemetry;

import io.modeldeck.store.Database;
import io.modeldeck.telemetry.file.Decimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;

/** SQL of the errors of labelled predictions, as a stream in the order in which their labels became known. */
final class ErrorStore {

    private static final String ERRORS = """
        SELECT e.id, e.feedback_at, e.at, e.correct, e.prediction, e.outcome, m.task = 'classification'
        FROM inference_event e JOIN model m ON m.id = e.model_id
        WHERE e.model_id = ?1 AND e.feedback_at IS NOT NULL AND (e.feedback_at, e.id) > (?2, ?3)
            AND e.feedback_at <= ?4 AND e.version_id = ?5 AND e.prediction IS NOT NULL AND e.outcome IS NOT NULL
        ORDER BY e.feedback_at, e.id LIMIT ?6\
        """;

    private final Database database;

    ErrorStore(Database database) {
        this.database = database;
    }

    /** @see EventStore#errorStream */
    ErrorStream stream(long modelId, long versionId, long afterFeedbackAt, long afterId, Instant until, int limit) {
        return database.query(
                ERRORS, ErrorStore::errors, modelId, afterFeedbackAt, afterId, until.toEpochMilli(), versionId, limit);
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
}
