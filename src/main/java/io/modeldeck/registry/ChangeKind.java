package io.modeldeck.registry;

import java.util.Locale;

/** Why a version moved from stage to stage. */
public enum ChangeKind {
    CREATED,
    PROMOTION,
    /** Another version took its place in production. */
    REPLACEMENT,
    ROLLBACK,
    /** Put away without ever being replaced. */
    WITHDRAWAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ChangeKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
