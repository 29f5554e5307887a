package io.modeldeck.drift;

import java.util.Locale;

/** Where the rows of a baseline come from. */
public enum BaselineKind {
    /** The rows that a version was trained on. */
    TRAINING,
    /** A fixed period, or a file of rows. */
    FIXED,
    /** The period of the same length just before the window that is checked; it moves along with time. */
    ROLLING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static BaselineKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
