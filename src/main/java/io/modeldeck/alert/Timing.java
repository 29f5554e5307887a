package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Duration;

/**
 * What the latch must know of a rule.
 *
 * @param holdFor how long the condition must be met without a break before the alert fires
 */
public record Timing(Duration holdFor, Severity severity, boolean higherIsWorse) {

    double worse(double a, double b) {
        return higherIsWorse ? Math.max(a, b) : Math.min(a, b);
    }
}
