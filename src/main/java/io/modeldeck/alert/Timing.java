package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.util.Optional;

/**
 * What the latch must know of a rule.
 *
 * @param holdFor how long the condition must be met without a break before the alert fires
 * @param keepFor how long it must read ok without a break before it counts as recovered
 * @param noDataAfter how long there must be no data before the alert fires for that; empty: never
 * @param errorAfter how long readings must fail before the alert fires for that; empty: never
 * @param repeatAfter how long after an acknowledgement an alert that goes on asks again; empty: never
 * @param limit says which of two values is worse
 */
public record Timing(
        Duration holdFor,
        Duration keepFor,
        Optional<Duration> noDataAfter,
        Optional<Duration> errorAfter,
        Optional<Duration> repeatAfter,
        Severity severity,
        Limit limit) {

    static Timing of(Holding holding, Severity severity, Limit limit) {
        return new Timing(
                Duration.ofMinutes(holding.forMinutes()),
                Duration.ofMinutes(holding.keepFiringMinutes()),
                after(holding.noDataMinutes()),
                after(holding.errorMinutes()),
                after(holding.repeatMinutes()),
                severity,
                limit);
    }

    private static Optional<Duration> after(int minutes) {
        return Optional.of(Duration.ofMinutes(minutes)).filter(Duration::isPositive);
    }
}
