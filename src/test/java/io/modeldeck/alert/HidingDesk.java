package io.modeldeck.alert;

import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Face;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A model whose calls can be made slow, and silences over its alerts. */
abstract class HidingDesk extends AlertDesk {

    static final Actor VIEWER = new Actor("Viewer", Set.of(Role.VIEWER), Face.CONSOLE, false);

    static final Matcher LATENCY =
            new Matcher(OF_MODEL, Optional.empty(), Optional.of(AlertType.LATENCY), Optional.empty(), Optional.empty());

    static TimeRange range(String from, String to) {
        return new TimeRange(at(from), at(to));
    }

    Silence silence(Matcher matcher, String from, String to) {
        return deck.silences.add(PERSON, at(from), Silence.Kind.SILENCE, matcher, range(from, to), "known");
    }

    Alert slow(String time) {
        deck.calls(time, 20, 0, 900);
        Instant end = at(time).plus(Duration.ofMinutes(5));
        deck.alerts.evaluate(MODEL, end);
        return deck.alerts.open(OF_MODEL).getFirst();
    }

    List<String> steps(Alert alert) {
        return deck.alerts.transitions(alert.id()).stream()
                .map(step -> step.kind().word() + " " + step.by() + ": " + step.comment())
                .toList();
    }

    /** The numbers of two alerts of two rules. */
    List<Long> slowAndMany() {
        deck.rule("many calls", "{\"metric\":\"requestCount\",\"operator\":\">\",\"threshold\":1}", Severity.INFO);
        slow("12:00");
        return deck.alerts.open(OF_MODEL).stream().map(Alert::id).toList();
    }
}
