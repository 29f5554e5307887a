package io.modeldeck.alert;

import java.util.Locale;

/** What an alert's condition is like now. Whether somebody has acknowledged the alert is another matter. */
public enum AlertState {
    OK,
    /** Met, but not yet for as long as the rule asks. */
    PENDING,
    FIRING,
    /** It fired, and now there is nothing to measure: not known to be over. */
    NO_DATA,
    /** It fired, and now it cannot be evaluated: not known to be over. */
    ERROR;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static AlertState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
