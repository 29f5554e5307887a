package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where an alert stands. Condition and acknowledgement are independent of each other.
 *
 * @param since when {@code state} was entered
 * @param firings how often it fired since it was opened
 * @param cause what it fired for and has not been seen to be over since; stays through no data and errors
 * @param calmSince since when it reads ok without a break, while that does not count as recovered yet
 * @param seenAt when somebody acknowledged its latest firing
 * @param severity the worst since it was opened
 * @param worst the worst value since it was opened; NaN before one was found
 * @param resting it counts as over because its data came to their end: nothing but new data moves it
 */
public record LatchState(
        AlertState state,
        Instant since,
        int firings,
        Optional<Cause> cause,
        Optional<Instant> calmSince,
        Optional<Instant> seenAt,
        Severity severity,
        double worst,
        boolean resting) {

    /** No alert. */
    public static LatchState idle() {
        return new LatchState(
                AlertState.OK,
                Instant.EPOCH,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Severity.INFO,
                Double.NaN,
                false);
    }

    /** It fired and is not known to be over. */
    public boolean unrecovered() {
        return cause.isPresent();
    }

    public boolean acknowledged() {
        return seenAt.isPresent();
    }

    /** Nothing to keep: it never fired and nothing speaks against the model. */
    public boolean isIdle() {
        return firings == 0 && state == AlertState.OK;
    }

    /** Over: it fired, recovered, and somebody has acknowledged it. */
    public boolean isClosed() {
        return firings > 0 && state == AlertState.OK && acknowledged();
    }

    LatchState to(AlertState next, Instant now) {
        return new LatchState(
                next, next == state ? since : now, firings, cause, Optional.empty(), seenAt, severity, worst, resting);
    }

    /** Fires for something, whether it was open before or not, and asks for an acknowledgement. */
    LatchState fired(Cause why, Severity now, Instant at) {
        return new LatchState(
                why.state(),
                at,
                firings + 1,
                Optional.of(why),
                Optional.empty(),
                Optional.empty(),
                severity.worst(now),
                worst,
                false);
    }

    LatchState with(double value, Timing timing) {
        double kept = Double.isNaN(worst) ? value : timing.limit().worse(worst, value);
        return new LatchState(
                state, since, firings, cause, calmSince, seenAt, severity.worst(timing.severity()), kept, resting);
    }

    LatchState recovered() {
        return new LatchState(
                state, since, firings, Optional.empty(), Optional.empty(), seenAt, severity, worst, resting);
    }

    LatchState calmFrom(Instant start) {
        return new LatchState(state, since, firings, cause, Optional.of(start), seenAt, severity, worst, resting);
    }

    LatchState seen(Optional<Instant> at) {
        return new LatchState(state, since, firings, cause, calmSince, at, severity, worst, resting);
    }

    LatchState resting(boolean now) {
        return new LatchState(state, since, firings, cause, calmSince, seenAt, severity, worst, now);
    }

    /** Whether the present state has lasted so long. */
    boolean lasted(Duration length, Instant now) {
        return Duration.between(since, now).compareTo(length) >= 0;
    }
}
