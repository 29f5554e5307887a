package io.modeldeck.stats;

/** What a change detector says after one element. */
public enum Signal {
    NONE,
    /** The stream may be changing. */
    WARNING,
    /** The stream has changed; the detector starts anew with the next element. */
    DRIFT
}
