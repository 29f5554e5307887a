package io.modeldeck.intake;

import java.util.Locale;

/** How far a fetch job is. */
public enum FetchStatus {
    QUEUED,
    DOWNLOADING,
    PROCESSING,
    COMPLETED,
    FAILED,
    CANCELLED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FetchStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether nothing more comes of it by itself. */
    public boolean isEnd() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }

    /** Which status may follow which. Whoever was cut off is queued again, and what ended is only queued again by a person. */
    public boolean mayBecome(FetchStatus next) {
        return switch (this) {
            case QUEUED -> next == DOWNLOADING || next == CANCELLED || next == FAILED;
            case DOWNLOADING -> next != COMPLETED && next != DOWNLOADING;
            case PROCESSING -> next != DOWNLOADING && next != PROCESSING;
            case FAILED, CANCELLED -> next == QUEUED;
            case COMPLETED -> false;
        };
    }
}
