package io.modeldeck.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How an alert moves. Pure.
 *
 * <p>An alert fires once its condition has been met for the rule's duration without a break. From then on only ok readings end the firing, as many
 * as the rule asks for: no data, errors and values short of the recovery threshold do not. It stays open, at its worst, until it has recovered
 * <em>and</em> somebody has acknowledged it, in either order. Firing again while it is still open counts up and asks for a new acknowledgement;
 * firing after it closed is a new alert.
 *
 * <p>What has had no data for a day cannot be seen to recover: a series may have come to its end. Once somebody has acknowledged it, it counts as over,
 * whatever it fired for, and rests: only new data can fire it again. What nobody has acknowledged stays open, however long ago its data ended.
 *
 * <p>Where a rule asks for it, no data or errors that last fire an alert of their own cause, which ends with the first measured reading, whatever
 * that says. Otherwise nothing but a met condition opens an alert.
 */
public final class AlertLatch {

    /** Without data for so long, nothing is waited for. */
    static final Duration GIVEN_UP = Duration.ofDays(1);

    private AlertLatch() {}

    public static LatchState next(LatchState before, Reading reading, Timing timing, Instant now) {
        if (before.resting() && !(reading instanceof Reading.Measured)) {
            return before;
        }
        LatchState state = before.isClosed() ? LatchState.idle() : before.resting(false);
        return reminded(
                switch (reading) {
                    case Reading.Measured measured -> measured(state, measured, timing, now);
                    case Reading.NoData none -> missing(state, Cause.NO_DATA, timing.noDataAfter(), timing, now);
                    case Reading.Failed failed -> missing(state, Cause.ERROR, timing.errorAfter(), timing, now);
                },
                timing,
                now);
    }

    /** Somebody has seen it. Before its first firing there is nothing to see, and nothing changes. */
    public static LatchState acknowledge(LatchState before, Instant now) {
        return before.firings() == 0 ? before : before.seen(Optional.of(now));
    }

    private static LatchState measured(LatchState before, Reading.Measured reading, Timing timing, Instant now) {
        // Data are there again, and readings work: what an alert fired for by their absence is over.
        LatchState state =
                before.cause().filter(cause -> cause != Cause.CONDITION).isPresent()
                        ? before.recovered().to(AlertState.OK, now)
                        : before;
        return switch (reading.level()) {
            case BREACH -> breach(state, reading.value(), timing, now);
            case BETWEEN -> state.unrecovered() ? state.to(AlertState.FIRING, now) : calm(state, now);
            case OK -> ok(state, timing, now);
        };
    }

    private static LatchState breach(LatchState state, double value, Timing timing, Instant now) {
        if (state.unrecovered()) {
            return state.to(AlertState.FIRING, now).with(value, timing);
        }
        LatchState pending = state.to(AlertState.PENDING, now);
        return pending.lasted(timing.holdFor(), now)
                ? state.fired(Cause.CONDITION, timing.severity(), now).with(value, timing)
                : pending;
    }

    private static LatchState ok(LatchState state, Timing timing, Instant now) {
        if (!state.unrecovered()) {
            return calm(state, now);
        }
        Instant start = state.calmSince().orElse(now);
        boolean over = Duration.between(start, now).compareTo(timing.keepFor()) >= 0;
        return over
                ? calm(state.recovered(), now)
                : state.to(AlertState.FIRING, now).calmFrom(start);
    }

    private static LatchState missing(
            LatchState state, Cause cause, Optional<Duration> after, Timing timing, Instant now) {
        if (state.unrecovered()) {
            LatchState missing = state.to(cause.state(), now);
            return isGivenUp(missing, now) ? calm(missing.recovered(), now).resting(true) : missing;
        }
        if (after.isEmpty()) {
            return calm(state, now);
        }
        LatchState waiting = state.to(cause.state(), now);
        return waiting.lasted(after.get(), now) ? waiting.fired(cause, timing.severity(), now) : waiting;
    }

    /** Whether nothing is waited for any longer: somebody knows of it, and for a day there were no data. */
    static boolean isGivenUp(LatchState state, Instant now) {
        return state.unrecovered()
                && state.state() == AlertState.NO_DATA
                && state.acknowledged()
                && state.lasted(GIVEN_UP, now);
    }

    private static LatchState calm(LatchState state, Instant now) {
        return state.firings() == 0 ? LatchState.idle() : state.to(AlertState.OK, now);
    }

    private static LatchState reminded(LatchState state, Timing timing, Instant now) {
        boolean due = state.unrecovered()
                && state.seenAt().isPresent()
                && timing.repeatAfter()
                        .filter(after -> !state.seenAt().get().plus(after).isAfter(now))
                        .isPresent();
        return due ? state.seen(Optional.empty()) : state;
    }
}
