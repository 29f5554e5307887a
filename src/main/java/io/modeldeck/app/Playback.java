package io.modeldeck.app;

import io.modeldeck.domain.Table;
import io.modeldeck.inference.InferenceService;
import io.modeldeck.inference.PredictionContext;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.registry.Registry;
import io.modeldeck.telemetry.Feedback;
import io.modeldeck.telemetry.FeedbackCounts;
import io.modeldeck.telemetry.FeedbackService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Plays rows into a model in their own time: each is predicted by the version that is in production at that moment, or by one that is named,
 * and its label comes in after a delay. Not thread-safe.
 */
final class Playback {

    /**
     * Rows to play, oldest first.
     *
     * @param at event time of each row, epoch milliseconds, never falling
     * @param labels what turned out to be true; null where that never becomes known
     */
    record Rows(long[] at, Table features, String[] labels) {}

    /** Records the predictions of some rows; the sample has its own latencies and failures to add. */
    interface Recorder {
        /**
         * Records the rows [from, to).
         *
         * @param features all rows that are played
         * @return the predicted values, empty text where the call failed
         */
        List<String> record(ModelVersion version, Table features, int from, int to, List<Instant> at, List<String> ids);
    }

    private final long modelId;
    private final OptionalInt version;
    private final Rows rows;
    private final Duration labelDelay;
    private final Registry registry;
    private final FeedbackService feedback;
    private final Recorder recorder;
    private final Ids ids;
    private int nextRow;
    private int nextLabel;
    private long predicted;
    private long labelled;
    private final String[] predictions;

    /**
     * @param version number of the version that predicts every row; without one it is the serving one of each moment
     */
    Playback(
            long modelId,
            OptionalInt version,
            Rows rows,
            Duration labelDelay,
            Ids ids,
            Registry registry,
            FeedbackService feedback,
            Recorder recorder) {
        this.modelId = modelId;
        this.version = version;
        this.rows = rows;
        this.labelDelay = labelDelay;
        this.ids = ids;
        this.registry = registry;
        this.feedback = feedback;
        this.recorder = recorder;
        this.predictions = new String[rows.at().length];
    }

    /** The id of an event: in the order of time, and the same when the same rows are played again. */
    @FunctionalInterface
    interface Ids {
        String of(long atMillis, int row);
    }

    /** Records by the model's own calls, as they are. */
    static Recorder calls(InferenceService inference) {
        return (version, features, from, to, at, ids) -> inference
                .predictAndRecord(version, features.slice(from, to), PredictionContext.of(at, ids))
                .values();
    }

    /** Predicts the rows and hands in the labels that are due before {@code until}. */
    void playUntil(Instant until) {
        long limit = until.toEpochMilli();
        int end = nextRow;
        while (end < rows.at().length && rows.at()[end] < limit) {
            end++;
        }
        if (end > nextRow) {
            play(nextRow, end);
            nextRow = end;
        }
        label(limit);
    }

    private void play(int from, int to) {
        ModelVersion serving = registry.serving(modelId, version);
        List<Instant> at = Arrays.stream(rows.at(), from, to)
                .mapToObj(Instant::ofEpochMilli)
                .toList();
        List<String> named = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            named.add(id(row));
        }
        List<String> values = recorder.record(serving, rows.features(), from, to, at, named);
        for (int row = from; row < to; row++) {
            predictions[row] = values.get(row - from);
        }
        predicted += to - from;
    }

    private void label(long limit) {
        List<Feedback> due = new ArrayList<>();
        while (nextLabel < nextRow && rows.at()[nextLabel] + labelDelay.toMillis() < limit) {
            if (rows.labels()[nextLabel] != null) {
                Instant known = Instant.ofEpochMilli(rows.at()[nextLabel]).plus(labelDelay);
                due.add(new Feedback(id(nextLabel), rows.labels()[nextLabel], Optional.of(known)));
            }
            nextLabel++;
        }
        if (!due.isEmpty()) {
            FeedbackCounts counts = feedback.record(modelId, due);
            labelled += counts.labelled() + counts.unchanged();
        }
    }

    private String id(int row) {
        return ids.of(rows.at()[row], row);
    }

    /** When everything has been played: after the last label. */
    Instant end() {
        return Instant.ofEpochMilli(rows.at()[rows.at().length - 1])
                .plus(labelDelay)
                .plusMillis(1);
    }

    long predicted() {
        return predicted;
    }

    long labelled() {
        return labelled;
    }

    /** What was predicted for each row that has been played. */
    String[] predictions() {
        return predictions;
    }
}
