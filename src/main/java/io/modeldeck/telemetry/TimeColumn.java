package io.modeldeck.telemetry;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Where the times of a file's rows come from. */
public sealed interface TimeColumn {

    /**
     * Reads what {@code --time} takes: the name of a column, or {@code row:30m@1996-05-07} for files without a clock.
     *
     * @param format a pattern or a word as {@link TimeFormat#of} reads it; empty: guessed from the column
     * @param zone of times that name none
     */
    static TimeColumn parse(String text, Optional<String> format, ZoneId zone) {
        throw new UnsupportedOperationException("being written");
    }

    /** A column of times. */
    record Named(String column, Optional<String> format, ZoneId zone) implements TimeColumn {}

    /** Rows at equal distances: row 0 of the whole file is at {@code start}, whatever range of it is taken. */
    record EveryRow(Duration step, Instant start) implements TimeColumn {}
}
