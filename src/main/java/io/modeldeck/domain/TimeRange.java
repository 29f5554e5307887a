package io.modeldeck.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A half-open range of time, {@code from} inclusive and {@code to} exclusive. May be empty, never reversed. */
public record TimeRange(Instant from, Instant to) {

    public TimeRange {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("The range ends (" + to + ") before it starts (" + from + ")");
        }
    }

    /** The range of the given length that ends at {@code to}. */
    public static TimeRange endingAt(Instant to, Duration length) {
        return new TimeRange(to.minus(length), to);
    }

    public static TimeRange ofMillis(long fromMillis, long toMillis) {
        return new TimeRange(Instant.ofEpochMilli(fromMillis), Instant.ofEpochMilli(toMillis));
    }

    public Duration length() {
        return Duration.between(from, to);
    }

    public boolean contains(Instant at) {
        return !at.isBefore(from) && at.isBefore(to);
    }

    public boolean isEmpty() {
        return from.equals(to);
    }

    /** What is left of the range where none of the others is. @param others in the order of time */
    public List<TimeRange> without(List<TimeRange> others) {
        List<TimeRange> left = new ArrayList<>();
        Instant start = from;
        for (TimeRange other : others) {
            if (other.from.isAfter(start) && start.isBefore(to)) {
                left.add(new TimeRange(start, other.from.isBefore(to) ? other.from : to));
            }
            start = other.to.isAfter(start) ? other.to : start;
        }
        if (start.isBefore(to)) {
            left.add(new TimeRange(start, to));
        }
        return left;
    }

    /** The range of equal length that ends where this one starts. */
    public TimeRange previous() {
        return new TimeRange(from.minus(length()), from);
    }

    public long fromMillis() {
        return from.toEpochMilli();
    }

    public long toMillis() {
        return to.toEpochMilli();
    }
}
