package io.modeldeck.telemetry;

/** What a column of a file of events is for. */
public enum ColumnRole {
    TIME,
    ID,
    PREDICTION,
    CONFIDENCE,
    SCORE,
    PROBABILITY,
    LABEL,
    LATENCY,
    ERROR,
    REQUEST_ID,
    USER,
    SESSION,
    FEATURE,
    /** Passed over. */
    OTHER
}
