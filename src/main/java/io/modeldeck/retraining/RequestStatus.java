package io.modeldeck.retraining;

import java.util.Locale;

/** Where a retraining request stands. */
public enum RequestStatus {
    PENDING_APPROVAL,
    APPROVED,
    REJECTED,
    COMPLETED,
    SENT_BACK,
    EXPIRED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static RequestStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Whether it still asks for a decision or for its run's end; a model has at most one such request. */
    public boolean isOpen() {
        return this == PENDING_APPROVAL || this == APPROVED || this == SENT_BACK;
    }
}
