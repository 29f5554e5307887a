package io.modeldeck.retraining;

import java.util.Locale;

/** What happens to a retraining request. */
public enum RequestEvent {
    /** The first of two approvals. */
    ENDORSE,
    APPROVE,
    REJECT,
    SEND_BACK,
    REOPEN,
    EXPIRE,
    SUPERSEDE,
    RUN_COMPLETED,
    /** The run failed or was cancelled. */
    RUN_FAILED,
    /** An approval is taken back before its run started. */
    WITHDRAW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code send back}. */
    public String words() {
        return word().replace('_', ' ');
    }

    public static RequestEvent of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
