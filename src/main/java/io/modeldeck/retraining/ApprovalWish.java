package io.modeldeck.retraining;

import java.time.Duration;

/**
 * An approval that somebody means to give.
 *
 * @param comment why; where checks are overridden, the reason for that
 * @param overChecks whether the comment is the reason to go on although a check fails
 * @param grace so long the run waits before it may start, for somebody who thinks better of it
 */
public record ApprovalWish(long requestId, String comment, boolean overChecks, Duration grace) {

    public static ApprovalWish of(long requestId, String comment) {
        return new ApprovalWish(requestId, comment, false, Duration.ZERO);
    }

    public ApprovalWish overChecks(boolean overridden) {
        return new ApprovalWish(requestId, comment, overridden, grace);
    }

    public ApprovalWish holding(Duration time) {
        return new ApprovalWish(requestId, comment, overChecks, time);
    }
}
