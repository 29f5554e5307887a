package io.modeldeck.drift;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast rows come in at present, to say when a check that lacks some may be made. Pure.
 *
 * @param perDay rows a day
 */
record Pace(double perDay) {

    /** The present: rates are taken over so long. */
    static final Duration PRESENT = Duration.ofDays(7);

    private static final double DAY = Duration.ofDays(1).toMillis();
    private static final long SHORTEST = Duration.ofHours(1).toMillis();

    /**
     * @param at ascending times of rows, epoch milliseconds, of which the first {@code size} count
     * @param now the rows of the last seven days before it count; of a shorter time where the first row is younger
     */
    static Pace of(long[] at, int size, long now) {
        long from = now - PRESENT.toMillis();
        int first = size;
        while (first > 0 && at[first - 1] > from) {
            first--;
        }
        int rows = size - first;
        if (rows == 0) {
            return new Pace(0);
        }
        long span = first == 0 ? now - at[0] : PRESENT.toMillis();
        return new Pace(rows * DAY / Math.max(SHORTEST, span));
    }

    /** A verdict that waits for rows says when they may be there; any other is left as it is. */
    Verdict note(Verdict verdict, Instant now) {
        Object present = verdict.parameters().get(Verdict.PRESENT);
        if (present == null) {
            return verdict;
        }
        double needed = (long) verdict.parameters().get(Verdict.NEEDED);
        double days = (needed - (long) present) / perDay;
        String reason = verdict.reason().substring(0, verdict.reason().length() - 1);
        if (perDay == 0) {
            return verdict.with(reason + "; none came in the last 7 days.", "rowsPerDay", 0.0);
        }
        if (needed / perDay > DriftService.FURTHEST.toDays()) {
            return verdict.with(
                    reason + "; at the present rate a window never holds so many, since it reaches back "
                            + DriftService.FURTHEST.toDays() + " days at most.",
                    "rowsPerDay",
                    perDay);
        }
        Instant expected = now.plusMillis((long) Math.ceil(days * DAY));
        return verdict.with(reason + "; at the present rate in about " + words(days) + ".", "expectedAt", expected);
    }

    private static String words(double days) {
        long hours = Math.max(1, Math.round(days * 24));
        long whole = Math.round(days);
        return hours < 48 ? hours + (hours == 1 ? " hour" : " hours") : whole + " days";
    }
}
