package io.modeldeck.cli.kit;

import io.modeldeck.telemetry.file.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Times as people read and write them, in one zone. */
public record Times(ZoneId zone) {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** {@code 2026-03-01 14:05:00}; the zone stands in the head of the column. */
    public String text(Instant at) {
        return SECONDS.format(at.atZone(zone));
    }

    public String text(Optional<Instant> at) {
        return at.map(this::text).orElse("");
    }

    /** {@code 2026-03-01 14:05:00 UTC}. */
    public String full(Instant at) {
        return text(at) + " " + zone;
    }

    public String full(Optional<Instant> at) {
        return at.map(this::full).orElse("");
    }

    /** The head of a column of times. */
    public String head(String word) {
        return word + " (" + zone + ")";
    }

    /** Reads a date, or a date and a time, with or without a zone. */
    public Instant parse(String option, String text) {
        long millis = TimeFormat.of("iso", zone).millis(text);
        if (millis == TimeFormat.NONE) {
            throw new WrongUsage("'" + PlainText.of(text) + "' is no time for " + option
                    + "; write 2026-03-01 or 2026-03-01T14:05, with a zone behind it or with --zone.");
        }
        return Instant.ofEpochMilli(millis);
    }

    public static String length(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
        }
        return millis < 7_200_000 ? millis / 60_000 + " min" : millis / 3_600_000 + " h";
    }
}
