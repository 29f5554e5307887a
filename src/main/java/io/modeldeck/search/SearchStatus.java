package io.modeldeck.search;

import java.util.Locale;

/** How far a search is. */
public enum SearchStatus {
    /** It waits for its turn. */
    QUEUED,
    RUNNING,
    /** The program ended while trials were going on; it goes on by itself in the next console, or when it is resumed. */
    INTERRUPTED,
    COMPLETED,
    /** By a person; it can be resumed. */
    STOPPED,
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it has still to be worked, by whoever has room. */
    public boolean waits() {
        return this == QUEUED || this == INTERRUPTED;
    }

    /** Whether nothing more can come of it. */
    public boolean isOver() {
        return this == COMPLETED || this == FAILED;
    }

    static SearchStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
