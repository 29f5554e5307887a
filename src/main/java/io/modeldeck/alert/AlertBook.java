package io.modeldeck.alert;

import io.modeldeck.alert.AlertTransition.Kind;
import io.modeldeck.domain.Actor;
import java.time.Instant;
import java.util.Optional;
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
        Alert seen = AlertMove.acknowledged(alert, by, now);
        store.update(seen);
        said(alert, Kind.ACKNOWLEDGED, by, now, comment);
        if (seen.closedAt().isPresent()) {
            said(seen, Kind.CLOSED, by, now, "Recovered and acknowledged.");
        }
    }

    /** Takes the acknowledgement back: it asks again. */
    void unacknowledge(Alert alert, String by, Instant now, String comment) {
        store.update(AlertMove.unseen(alert));
        said(alert, Kind.REMINDED, by, now, ("The acknowledgement was taken back. " + comment).strip());
    }

    void comment(Alert alert, String by, Instant now, String comment) {
        said(alert, Kind.COMMENT, by, now, comment);
    }

    void assign(Alert alert, Optional<String> to, String by, Instant now, String comment) {
        store.update(alert.with(alert.care().assigned(to)));
        String who = to.map(name -> "To " + name + ". ").orElse("To nobody. ");
        said(alert, Kind.ASSIGNED, by, now, (who + comment).strip());
    }

    void rate(Alert alert, Optional<Usefulness> value, String by, Instant now, String comment) {
        store.update(alert.with(alert.care().rated(value)));
        String word = value.map(Usefulness::word).orElse("The word was taken back");
        said(alert, Kind.RATED, by, now, (word + ". " + comment).strip());
    }

    /** Marks why an alert asks for nobody's attention, or that it asks again. */
    Alert hide(Alert alert, Optional<Hidden> why, Instant now) {
        Alert after = alert.with(alert.care().hidden(why));
        store.update(after);
        Kind kind = why.isPresent() ? Kind.HIDDEN : Kind.SHOWN;
        said(after, kind, Actor.SYSTEM_NAME, now, why.map(Hidden::words).orElse(""));
        return after;
    }

    /** Ends what is watched no longer: a firing alert counts as recovered, one that never fired is forgotten. */
    void withdraw(AlertRule rule, Alert alert, Instant now, String by, String why) {
        LatchState before = alert.latch();
        Reading gone = new Reading.NoData(why);
        LatchState after =
                before.firings() == 0 ? LatchState.idle() : before.recovered().to(AlertState.OK, now);
        if (!after.equals(before)) {
            Alert moved = AlertMove.moved(alert, rule, after, gone, OptionalLong.empty(), now);
            write(alert, moved, gone, by, now);
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
        if (after.state() != before.state() || after.firings() > before.firings()) {
            step(id, Kind.CONDITION, now, before, after, AlertMove.value(reading), by, words(reading, after));
        }
        if (after.firings() == before.firings() && before.acknowledged() && !after.acknowledged()) {
            step(id, Kind.REMINDED, now, after, after, OptionalDouble.empty(), by, "Still going on.");
        }
        if (after.closedAt().isPresent()) {
            String why = after.latch().resting()
                    ? "Without data for a day, and acknowledged."
                    : "Recovered and acknowledged.";
            step(id, Kind.CLOSED, now, after, after, OptionalDouble.empty(), by, why);
        }
    }

    private static String words(Reading reading, Alert after) {
        return after.latch().resting()
                ? reading.words() + "; its data have come to their end, only new ones fire it again"
                : reading.words();
    }

    private void said(Alert alert, Kind kind, String by, Instant now, String comment) {
        step(alert.id(), kind, now, alert, alert, OptionalDouble.empty(), by, comment);
    }

    private void step(
            long id, Kind kind, Instant now, Alert from, Alert to, OptionalDouble value, String by, String comment) {
        store.add(new AlertTransition(0, id, kind, now, from.state(), to.state(), value, by, comment));
    }
}
