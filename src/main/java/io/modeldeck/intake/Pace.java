package io.modeldeck.intake;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalDouble;

/** How fast something comes in, over the last seconds, so that a stall is seen soon and a hiccup is not. Not for several threads at once. */
final class Pace {

    private static final long WINDOW_NANOS = 5_000_000_000L;
    private static final long APART_NANOS = 200_000_000L;

    private record Mark(long nanos, long bytes) {}

    private final Deque<Mark> marks = new ArrayDeque<>();

    /** So many bytes are here by then; fewer than before begin it anew. */
    void at(long nanos, long bytes) {
        if (!marks.isEmpty() && bytes < marks.getLast().bytes()) {
            marks.clear();
        }
        if (marks.size() < 2 || nanos - marks.getLast().nanos() >= APART_NANOS) {
            marks.addLast(new Mark(nanos, bytes));
        }
        while (marks.size() > 2 && nanos - marks.getFirst().nanos() > WINDOW_NANOS) {
            marks.removeFirst();
        }
    }

    /** Bytes a second until then; empty before there is anything to tell by. */
    OptionalDouble perSecond(long nanos, long bytes) {
        if (marks.isEmpty() || nanos - marks.getFirst().nanos() < APART_NANOS) {
            return OptionalDouble.empty();
        }
        Mark first = marks.getFirst();
        return OptionalDouble.of((bytes - first.bytes()) * 1e9 / (nanos - first.nanos()));
    }
}
