package io.modeldeck.alert;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.domain.Actor;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Writes the steps of alerts with their transitions; every method belongs inside a transaction. */
final class AlertBook {

    private final AlertStore store;

    AlertBook(AlertStore store) {
        this.store = store;
    }

    /** Keeps what a reading did to an alert, {@link AlertMove#begun} or found. Only to be called when the latch's state changed. */
    void move(Alert alert, AlertRule rule, LatchState after, Reading reading, OptionalLong version, Instant now) {
        write(alert, AlertMove.moved(alert, rule, after, reading, version, now), reading, Actor.SYSTEM_NAME, now);
    }

    void acknowledge(Alert alert, String by, Instant now, String comment) {
        Alert seen = AlertMove.acknowledged(alert, AlertLatch.acknowledge(alert.latch()), by, now);
        store.update(seen);
        step(alert.id(), Kind.ACKNOWLEDGED, now, alert, seen, OptionalDouble.empty(), by, comment);
        if (seen.closedAt().isPresent()) {
            closed(alert.id(), now, seen, by);
        }
    }

    void comment(Alert alert, String by, Instant now, String comment) {
        step(alert.id(), Kind.COMMENT, now, alert, alert, OptionalDouble.empty(), by, comment);
    }

    /** Ends what is watched no longer: a firing alert counts as recovered, one that never fired is forgotten. */
    void withdraw(AlertRule rule, Alert alert, Instant now, String by, String why) {
        Reading calm = new Reading.Measured(0, Level.OK, why);
        LatchState after = AlertLatch.next(alert.latch(), calm, rule.timing(), now);
        if (!after.equals(alert.latch())) {
            Alert moved = AlertMove.moved(alert, rule, after, calm, OptionalLong.empty(), now);
            write(alert, moved, new Reading.NoData(why), by, now);
        }
    }

    private void write(Alert before, Alert after, Reading reading, String by, Instant now) {
        if (after.latch().isIdle()) {
            store.delete(before.id());
            return;
        }
        long id = before.id();
        if (id == 0) {
            id = store.insert(after);
        } else {
            store.update(after);
        }
        if (after.state() != before.state()) {
            step(id, Kind.CONDITION, now, before, after, AlertMove.value(reading), by, reading.words());
        }
        if (after.closedAt().isPresent()) {
            closed(id, now, after, by);
        }
    }

    private void closed(long id, Instant now, Alert alert, String by) {
        step(id, Kind.CLOSED, now, alert, alert, OptionalDouble.empty(), by, "Recovered and acknowledged.");
    }

    private void step(
            long id, Kind kind, Instant now, Alert from, Alert to, OptionalDouble value, String by, String comment) {
        store.add(new AlertTransition(0, id, kind, now, from.state(), to.state(), value, by, comment));
    }
}
