package io.modeldeck.retraining;

import java.util.Locale;

/** Why a retraining is proposed. */
public enum TriggerReason {
    DRIFT_DETECTED,
    ERROR_RATE_THRESHOLD,
    QUALITY_THRESHOLD,
    NEW_LABELS,
    SCHEDULED,
    MANUAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The nearest of the four words that the origin's documents have. */
    String originWord() {
        return switch (this) {
            case QUALITY_THRESHOLD -> DRIFT_DETECTED.word();
            case NEW_LABELS -> SCHEDULED.word();
            default -> word();
        };
    }

    public static TriggerReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
