package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.ui.kit.selection.TypedTime;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Instant;
import java.time.ZoneId;

/**
 * When a note's time is typed to the minute: what nobody touches keeps its milliseconds. Pure.
 *
 * @param shown the moment or stretch that is proposed
 */
record NoteDraft(TimeRange shown, Formats formats, Instant now) {

    String from() {
        return formats.sortable(shown.from());
    }

    /** Empty for a moment. */
    String to() {
        return shown.isEmpty() ? "" : formats.sortable(shown.to());
    }

    /** What is wrong with the beginning; empty where nothing is. */
    String faultOfFrom(String typed) {
        try {
            read(typed, from(), shown.from());
            return "";
        } catch (Problem problem) {
            return problem.getMessage();
        }
    }

    /** What is wrong with the end; empty where nothing is, also where the beginning is to blame. */
    String faultOfTo(String typedFrom, String typedTo) {
        if (!faultOfFrom(typedFrom).isEmpty()) {
            return "";
        }
        try {
            range(typedFrom, typedTo);
            return "";
        } catch (Problem problem) {
            return problem.getMessage();
        }
    }

    /** @throws Problem for what is no time, and for an end before the beginning */
    TimeRange range(String typedFrom, String typedTo) {
        Instant from = read(typedFrom, from(), shown.from());
        if (typedTo.isBlank()) {
            return new TimeRange(from, from);
        }
        Instant to = read(typedTo, to(), shown.to());
        if (to.isBefore(from)) {
            throw new Problem(Messages.text("note.reversed"));
        }
        return new TimeRange(from, to);
    }

    private Instant read(String typed, String untouched, Instant exactly) {
        ZoneId zone = formats.zone();
        return typed.strip().equals(untouched)
                ? exactly
                : TypedTime.parse(typed, zone).resolve(now);
    }
}
