package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import io.modeldeck.schedule.Durations;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the times of a file's rows come from. */
public sealed interface TimeColumn {

    /**
     * Reads what {@code --time} takes: the name of a column, or {@code row:30m@1996-05-07} for files without a clock.
     *
     * @param format a pattern or a word as {@link TimeFormat#of} reads it; empty: guessed from the column
     * @param zone of times that name none
     */
    static TimeColumn parse(String text, Optional<String> format, ZoneId zone) {
        return text.startsWith("row:") ? EveryRow.parse(text, zone) : new Named(text, format, zone);
    }

    /** The columns that it reads. */
    List<String> columns();

    /** A column of times. */
    record Named(String column, Optional<String> format, ZoneId zone) implements TimeColumn {

        @Override
        public List<String> columns() {
            return List.of(column);
        }
    }

    /** Rows at equal distances: row 0 of the whole file is at {@code start}, whatever range of it is taken. */
    record EveryRow(Duration step, Instant start) implements TimeColumn {

        private static final Pattern FORM = Pattern.compile("row:([^@]+)@(.+)");

        private static EveryRow parse(String text, ZoneId zone) {
            Matcher form = FORM.matcher(text);
            long start = form.matches() ? TimeFormat.of("iso", zone).millis(form.group(2)) : TimeFormat.NONE;
            if (start == TimeFormat.NONE) {
                throw new Problem("'" + RowProblem.shown(text)
                        + "' names no clock for rows; write row:STEP@START, as in row:30m@1996-05-07.");
            }
            return new EveryRow(Durations.parse(form.group(1)), Instant.ofEpochMilli(start));
        }

        @Override
        public List<String> columns() {
            return List.of();
        }
    }
}
