package io.modeldeck.alert;

import java.util.Locale;

/** What an alert fired for. */
public enum Cause {
    CONDITION(AlertState.FIRING),
    NO_DATA(AlertState.NO_DATA),
    ERROR(AlertState.ERROR);

    private final AlertState state;

    Cause(AlertState state) {
        this.state = state;
    }

    /** The state of an alert that has just fired for this. */
    AlertState state() {
        return state;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Cause of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
