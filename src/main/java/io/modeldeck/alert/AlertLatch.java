package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.time.Duration;
import java.time.Instant;

/**
 * How an alert moves. Pure.
 *
 * <p>An alert fires once its condition has been met for the rule's duration without a break. From then on only an ok reading ends the firing: no
 * data, errors and values short of the recovery threshold do not. It stays open, at its worst, until it has recovered <em>and</em> somebody has
 * acknowledged it, in either order. Firing again while it is still open counts up and asks for a new acknowledgement; firing after it closed is a
 * new alert. Nothing but a met condition opens one.
 */
public final class AlertLatch {

    private AlertLatch() {}

    public static LatchState next(LatchState before, Reading reading, Timing timing, Instant now) {
        LatchState state = before.isClosed() ? LatchState.idle() : before;
        return switch (reading) {
            case Reading.Measured measured ->
                switch (measured.level()) {
                    case BREACH -> breach(state, measured.value(), timing, now);
                    case BETWEEN -> state.unrecovered() ? state.to(AlertState.FIRING, now) : calm(state, now);
                    case OK -> calm(state, now);
                };
            case Reading.NoData none -> state.unrecovered() ? state.to(AlertState.NO_DATA, now) : calm(state, now);
            case Reading.Failed failed -> state.unrecovered() ? state.to(AlertState.ERROR, now) : calm(state, now);
        };
    }

    /** Somebody has seen it. Before its first firing there is nothing to see, and nothing changes. */
    public static LatchState acknowledge(LatchState before) {
        return new LatchState(
                before.state(),
                before.since(),
                before.firings(),
                before.unrecovered(),
                before.firings() > 0,
                before.severity(),
                before.worst());
    }

    private static LatchState breach(LatchState state, double value, Timing timing, Instant now) {
        if (state.unrecovered()) {
            return worsened(state.to(AlertState.FIRING, now), value, timing);
        }
        LatchState pending = state.to(AlertState.PENDING, now);
        boolean heldLongEnough = Duration.between(pending.since(), now).compareTo(timing.holdFor()) >= 0;
        return heldLongEnough ? fired(state, value, timing, now) : pending;
    }

    private static LatchState fired(LatchState state, double value, Timing timing, Instant now) {
        LatchState firing = new LatchState(
                AlertState.FIRING, now, state.firings() + 1, true, false, state.severity(), state.worst());
        return worsened(firing, value, timing);
    }

    private static LatchState worsened(LatchState state, double value, Timing timing) {
        Severity severity = state.severity().worst(timing.severity());
        double worst = Double.isNaN(state.worst()) ? value : timing.worse(state.worst(), value);
        return new LatchState(
                state.state(),
                state.since(),
                state.firings(),
                state.unrecovered(),
                state.acknowledged(),
                severity,
                worst);
    }

    private static LatchState calm(LatchState state, Instant now) {
        if (state.firings() == 0) {
            return LatchState.idle();
        }
        LatchState ok = state.to(AlertState.OK, now);
        return new LatchState(
                ok.state(), ok.since(), ok.firings(), false, ok.acknowledged(), ok.severity(), ok.worst());
    }
}
