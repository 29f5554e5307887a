package io.modeldeck.telemetry;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Prediction;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Events of one model on their way into the database, column by column. One thread fills it, hands it over and fills it again. */
final class EventBatch {

    static final long UNKNOWN = Long.MIN_VALUE;

    /** Set before the batch is handed over; an import may have to add the model first. */
    long modelId;

    int size;
    long[] versionId;
    String[] eventId;
    long[] at;
    String[] features;
    String[] prediction;
    double[] confidence;
    double[] score;
    long[] latencyMicros;
    String[] error;
    String[] requestId;
    String[] userId;
    String[] sessionId;
    String[] outcome;
    long[] feedbackAt;

    /** Of the classes, as JSON; null where they are not known. */
    String[] probabilities;

    /** Which version the row names; empty: the one of the import. Only imports use it. */
    String[] sourceVersion;

    EventBatch(long modelId, int capacity) {
        this.modelId = modelId;
        this.versionId = new long[capacity];
        this.eventId = new String[capacity];
        this.at = new long[capacity];
        this.features = new String[capacity];
        this.prediction = new String[capacity];
        this.confidence = new double[capacity];
        this.score = new double[capacity];
        this.latencyMicros = new long[capacity];
        this.error = new String[capacity];
        this.requestId = new String[capacity];
        this.userId = new String[capacity];
        this.sessionId = new String[capacity];
        this.outcome = new String[capacity];
        this.feedbackAt = new long[capacity];
        this.probabilities = new String[capacity];
        this.sourceVersion = new String[capacity];
    }

    /** All predictions must be of one model. */
    static EventBatch of(long modelId, List<Prediction> events) {
        EventBatch batch = new EventBatch(modelId, events.size());
        StringBuilder json = new StringBuilder();
        for (Prediction event : events) {
            batch.add(event, json);
        }
        return batch;
    }

    boolean isFull() {
        return size == at.length;
    }

    void clear() {
        size = 0;
    }

    private void add(Prediction event, StringBuilder json) {
        int row = size++;
        versionId[row] = event.versionId();
        eventId[row] = event.eventId();
        at[row] = event.at().toEpochMilli();
        features[row] = written(event.features(), json);
        error[row] = event.error().isEmpty() ? null : event.error();
        prediction[row] = event.value().isEmpty() ? null : Labels.canonical(event.value());
        confidence[row] = number(event.confidence());
        score[row] = number(event.score());
        latencyMicros[row] = event.latencyMicros() < 0 ? UNKNOWN : event.latencyMicros();
        requestId[row] = event.requestId().orElse(null);
        userId[row] = event.userId().orElse(null);
        sessionId[row] = event.sessionId().orElse(null);
        outcome[row] = event.outcome().map(Labels::canonical).orElse(null);
        feedbackAt[row] = outcome[row] == null ? UNKNOWN : at[row];
        probabilities[row] = event.probabilities().isEmpty() ? null : written(event.probabilities(), json);
    }

    private static String written(Map<String, ?> values, StringBuilder json) {
        json.setLength(0);
        FeatureJson.write(values, json);
        return json.toString();
    }

    private static double number(OptionalDouble value) {
        double number = value.orElse(Double.NaN);
        return Double.isInfinite(number) ? Double.NaN : number;
    }
}
