package io.modeldeck.domain;

import java.util.Locale;

/** Where a model version stands on its way to answering requests. */
public enum Stage {
    CANDIDATE,
    STAGING,
    PRODUCTION,
    ARCHIVED;

    /** The word that is stored and shown: {@code candidate}, {@code staging} … */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a stored word. {@code development}, the word of older model lists, reads as candidate. */
    public static Stage of(String word) {
        return "development".equals(word) ? CANDIDATE : valueOf(word.toUpperCase(Locale.ROOT));
    }
}
