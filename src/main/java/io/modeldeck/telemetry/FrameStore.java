package io.modeldeck.telemetry;

import io.modeldeck.domain.Column;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Gathers the rows of a query into a frame. */
final class FrameStore {

    /** What a query must select, in this order. */
    static final String COLUMNS =
            "id, version_id, at, features, prediction, confidence, score, outcome, correct, latency_us, error IS NOT"
                    + " NULL AS failed, feedback_at";

    private final FeatureColumns features = new FeatureColumns();
    private final Map<String, String> shared = new HashMap<>();
    private int size;
    private long[] ids = new long[256];
    private long[] versionIds = new long[256];
    private long[] at = new long[256];
    private String[] prediction = new String[256];
    private double[] confidence = new double[256];
    private double[] score = new double[256];
    private String[] outcome = new String[256];
    private byte[] correct = new byte[256];
    private long[] latencyMicros = new long[256];
    private boolean[] failed = new boolean[256];
    private long[] feedbackAt = new long[256];

    static EventFrame of(ResultSet rows) throws SQLException {
        FrameStore frame = new FrameStore();
        while (rows.next()) {
            frame.add(rows);
        }
        return frame.frame();
    }

    private void add(ResultSet row) throws SQLException {
        if (size == at.length) {
            grow(2 * size);
        }
        int i = size++;
        ids[i] = row.getLong(1);
        versionIds[i] = row.getLong(2);
        at[i] = row.getLong(3);
        features.add(row.getString(4));
        prediction[i] = shared(row.getString(5));
        confidence[i] = number(row, 6);
        score[i] = number(row, 7);
        outcome[i] = shared(row.getString(8));
        correct[i] = (byte) known(row, 9, -1);
        latencyMicros[i] = known(row, 10, -1);
        failed[i] = row.getInt(11) == 1;
        feedbackAt[i] = known(row, 12, Long.MIN_VALUE);
    }

    private EventFrame frame() {
        grow(size);
        return new EventFrame(
                ids,
                versionIds,
                at,
                features.table(),
                new Column.Categorical("prediction", prediction),
                confidence,
                score,
                new Column.Categorical("outcome", outcome),
                correct,
                latencyMicros,
                failed,
                feedbackAt);
    }

    private void grow(int length) {
        ids = Arrays.copyOf(ids, length);
        versionIds = Arrays.copyOf(versionIds, length);
        at = Arrays.copyOf(at, length);
        prediction = Arrays.copyOf(prediction, length);
        confidence = Arrays.copyOf(confidence, length);
        score = Arrays.copyOf(score, length);
        outcome = Arrays.copyOf(outcome, length);
        correct = Arrays.copyOf(correct, length);
        latencyMicros = Arrays.copyOf(latencyMicros, length);
        failed = Arrays.copyOf(failed, length);
        feedbackAt = Arrays.copyOf(feedbackAt, length);
    }

    private String shared(String text) {
        if (text == null) {
            return null;
        }
        String known = shared.get(text);
        if (known == null && shared.size() < 10_000) {
            shared.put(text, text);
        }
        return known == null ? text : known;
    }

    private static double number(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Double.NaN : value;
    }

    private static long known(ResultSet row, int column, long otherwise) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? otherwise : value;
    }
}
