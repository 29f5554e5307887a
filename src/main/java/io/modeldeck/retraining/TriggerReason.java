package io.modeldeck.retraining;

import java.util.Locale;

/** Why a retraining is proposed. */
public enum TriggerReason {
    DRIFT_DETECTED,
    ERROR_RATE_THRESHOLD,
    SCHEDULED,
    MANUAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TriggerReason of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
