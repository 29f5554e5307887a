package io.modeldeck.search;

import java.util.Locale;

/** How far a search is. */
public enum SearchStatus {
    /** Trials are going on, or were when the program ended: then it can be resumed. */
    RUNNING,
    COMPLETED,
    /** By a person; it can be resumed. */
    STOPPED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SearchStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
