package io.modeldeck.retraining;

import io.modeldeck.retraining.RetrainingPolicy.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the policy said to one trigger.
 *
 * @param trigger what was pulled; empty in decisions of an earlier version
 * @param summary what the trigger said
 * @param checks as they stood
 * @param requestId the request that was raised
 */
public record PolicyDecision(
        long modelId,
        OptionalLong alertId,
        Instant at,
        boolean accepted,
        String reason,
        Optional<TriggerReason> trigger,
        String summary,
        List<Check> checks,
        OptionalLong requestId) {

    /** A trigger that stays pulled would else fill the record with the same words every hour. */
    private static final Duration REPEATED_AFTER = Duration.ofDays(1);

    public PolicyDecision {
        checks = List.copyOf(checks);
    }

    /** Whether refusing now would only say again what this decision said within the last day. */
    boolean saysAlready(Outcome outcome, Instant now) {
        return !accepted
                && names(RetrainingPolicy.failed(checks)).equals(names(outcome.failed()))
                && now.isBefore(at.plus(REPEATED_AFTER));
    }

    private static List<String> names(List<Check> checks) {
        return checks.stream().map(Check::name).toList();
    }
}
