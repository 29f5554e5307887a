package io.modeldeck.drift;

/** What a check found. The names are stored and shown as they are. */
public enum DriftState {
    NO_DRIFT,
    /** Something moved, but not enough for {@link #DRIFT}, or only supporting evidence says so. */
    POSSIBLE,
    DRIFT,
    /** Too little data; the reason says what is missing. */
    NOT_EVALUATED
}
