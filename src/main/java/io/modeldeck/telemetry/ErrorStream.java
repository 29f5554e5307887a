package io.modeldeck.telemetry;

/**
 * How wrong a version was, label by label, in the order in which the labels became known. For detectors that read a stream once and continue
 * later behind {@link #lastFeedbackAt} and {@link #lastId}.
 *
 * @param ids internal ids of the events
 * @param feedbackAt when the label became known, epoch milliseconds; never falls
 * @param at when the prediction was made, epoch milliseconds
 * @param error classification: 1 wrong, 0 right; regression: |prediction − outcome|
 */
public record ErrorStream(long[] ids, long[] feedbackAt, long[] at, double[] error) {

    public int size() {
        return ids.length;
    }

    /** When the last label became known; {@link Long#MIN_VALUE} for an empty stream. */
    public long lastFeedbackAt() {
        return ids.length == 0 ? Long.MIN_VALUE : feedbackAt[ids.length - 1];
    }

    /** The last event; 0 for an empty stream. */
    public long lastId() {
        return ids.length == 0 ? 0 : ids[ids.length - 1];
    }
}
