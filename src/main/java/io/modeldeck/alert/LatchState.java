package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Instant;

/**
 * Where an alert stands.
 *
 * @param since when {@code state} was entered
 * @param firings how often it fired since it was opened
 * @param unrecovered it fired and has not been seen ok since; stays true through no data and errors
 * @param acknowledged somebody has seen its latest firing
 * @param severity the worst since it was opened
 * @param worst the worst value since it was opened; NaN before the first firing
 */
public record LatchState(
        AlertState state,
        Instant since,
        int firings,
        boolean unrecovered,
        boolean acknowledged,
        Severity severity,
        double worst) {

    /** No alert. */
    public static LatchState idle() {
        return new LatchState(AlertState.OK, Instant.EPOCH, 0, false, false, Severity.INFO, Double.NaN);
    }

    /** Nothing to keep: it never fired and the condition is not met. */
    public boolean isIdle() {
        return firings == 0 && state == AlertState.OK;
    }

    /** Over: it fired, recovered, and somebody has acknowledged it. */
    public boolean isClosed() {
        return firings > 0 && state == AlertState.OK && acknowledged;
    }

    LatchState to(AlertState next, Instant now) {
        return new LatchState(next, next == state ? since : now, firings, unrecovered, acknowledged, severity, worst);
    }
}
