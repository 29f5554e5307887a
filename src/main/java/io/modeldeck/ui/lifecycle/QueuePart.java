package io.modeldeck.ui.lifecycle;

import io.modeldeck.retraining.RequestStatus;
import io.modeldeck.ui.kit.text.Messages;
import java.util.Set;

/** The parts of the queue, in the order of a request's life. */
enum QueuePart {
    WAITING(RequestStatus.PENDING_APPROVAL),
    SENT_BACK(RequestStatus.SENT_BACK),
    APPROVED(RequestStatus.APPROVED),
    REJECTED(RequestStatus.REJECTED, RequestStatus.EXPIRED, RequestStatus.SUPERSEDED),
    DONE(RequestStatus.COMPLETED);

    private final Set<RequestStatus> statuses;

    QueuePart(RequestStatus... statuses) {
        this.statuses = Set.of(statuses);
    }

    boolean holds(RequestStatus status) {
        return statuses.contains(status);
    }

    static QueuePart of(RequestStatus status) {
        for (QueuePart part : values()) {
            if (part.holds(status)) {
                return part;
            }
        }
        throw new IllegalArgumentException("No part of the queue holds " + status);
    }

    String title(long count) {
        return Messages.text(
                switch (this) {
                    case WAITING -> "retraining.waiting";
                    case SENT_BACK -> "retraining.sent-back";
                    case APPROVED -> "retraining.approved";
                    case REJECTED -> "retraining.rejected";
                    case DONE -> "retraining.done";
                },
                count);
    }

    String emptyTitle() {
        return Messages.text(
                switch (this) {
                    case WAITING -> "retraining.none.waiting";
                    case SENT_BACK -> "retraining.none.sent-back";
                    case APPROVED -> "retraining.none.approved";
                    case REJECTED -> "retraining.none.rejected";
                    case DONE -> "retraining.none.done";
                });
    }
}
