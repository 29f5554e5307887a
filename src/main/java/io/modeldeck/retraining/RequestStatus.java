package io.modeldeck.retraining;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a retraining request stands, and what each event makes of it. */
public enum RequestStatus {
    PENDING_APPROVAL,
    /** A reviewer wants to know more; it waits for its condition, or for a person to reopen it. */
    SENT_BACK,
    APPROVED,
    REJECTED,
    /** Nobody decided in time. */
    EXPIRED,
    /** Another version came to production, so that its evidence speaks of the past. */
    SUPERSEDED,
    COMPLETED;

    private static final Map<RequestStatus, Map<RequestEvent, RequestStatus>> NEXT = Map.of(
            PENDING_APPROVAL,
                    Map.of(
                            RequestEvent.ENDORSE, PENDING_APPROVAL,
                            RequestEvent.APPROVE, APPROVED,
                            RequestEvent.REJECT, REJECTED,
                            RequestEvent.SEND_BACK, SENT_BACK,
                            RequestEvent.EXPIRE, EXPIRED,
                            RequestEvent.SUPERSEDE, SUPERSEDED),
            SENT_BACK,
                    Map.of(
                            RequestEvent.REOPEN, PENDING_APPROVAL,
                            RequestEvent.REJECT, REJECTED,
                            RequestEvent.EXPIRE, EXPIRED,
                            RequestEvent.SUPERSEDE, SUPERSEDED),
            APPROVED,
                    Map.of(
                            RequestEvent.WITHDRAW, PENDING_APPROVAL,
                            RequestEvent.RUN_COMPLETED, COMPLETED,
                            RequestEvent.RUN_FAILED, PENDING_APPROVAL));

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code sent back}. */
    public String words() {
        return word().replace('_', ' ');
    }

    public static RequestStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** What the event makes of it; empty where it is not allowed. */
    public Optional<RequestStatus> after(RequestEvent event) {
        return Optional.ofNullable(NEXT.getOrDefault(this, Map.of()).get(event));
    }

    /** Whether it still asks for a decision or for its run's end; a model has at most one such request. */
    public boolean isOpen() {
        return NEXT.containsKey(this);
    }
}
