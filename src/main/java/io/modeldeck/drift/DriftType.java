package io.modeldeck.drift;

import java.util.Locale;

/** What drifts: what goes in, what comes out, or how the one follows from the other. */
public enum DriftType {
    INPUT,
    PREDICTION,
    CONCEPT;

    /** The word that is stored, shown and written in rules: {@code input}, {@code prediction}, {@code concept}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static DriftType of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
