package io.modeldeck.registry;

import java.util.Locale;

/** What is known of a version's quality before it answers requests. */
public enum Validation {
    /** Not yet validated. */
    NONE,
    /** Met its success criteria on held-out rows. */
    PASSED,
    FAILED,
    /** Accepted without labelled rows, for a reason that a person typed. */
    UNVALIDATED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Validation of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
