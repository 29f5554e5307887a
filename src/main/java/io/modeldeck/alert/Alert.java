package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * An alert as it is kept.
 *
 * @param versionId the version that it is about, where one can be told
 * @param subject a feature where the alert is about one alone, else empty
 * @param at when the condition was first met, in event time
 * @param severity the worst since it was opened
 * @param condition in words, as it was then: {@code p95 latency > 500 ms for 5 min}
 * @param actualValue the value at the latest firing
 * @param worstValue the worst value since it was opened
 * @param message what was found at its worst, one sentence with numbers and units
 * @param firings how often it fired since it was opened
 * @param firedAt when it fired last
 * @param resolvedAt when it recovered; empty while it has not
 * @param closedAt when it was both recovered and acknowledged
 * @param meaning what it says about the model, from its rule
 * @param guidance what can be done about it, from its rule
 */
public record Alert(
        long id,
        long ruleId,
        String ruleName,
        long modelId,
        String modelName,
        OptionalLong versionId,
        String subject,
        Instant at,
        AlertType type,
        Severity severity,
        String condition,
        OptionalDouble actualValue,
        OptionalDouble worstValue,
        double threshold,
        String message,
        AlertState state,
        Instant stateSince,
        int firings,
        Optional<Instant> firedAt,
        Optional<Instant> resolvedAt,
        Optional<Instant> closedAt,
        boolean acknowledged,
        Optional<String> acknowledgedBy,
        Optional<Instant> acknowledgedAt,
        String meaning,
        String guidance) {

    /** It fired and is not known to be over. */
    public boolean isUnrecovered() {
        return firings > 0 && resolvedAt.isEmpty();
    }

    public boolean isOpen() {
        return closedAt.isEmpty();
    }

    LatchState latch() {
        return new LatchState(
                state, stateSince, firings, isUnrecovered(), acknowledged, severity, worstValue.orElse(Double.NaN));
    }
}
