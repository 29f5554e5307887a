package io.modeldeck.chart;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.domain.ZoneName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and ranges in words. */
final class Times {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY_MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY_MINUTE =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter WEEKDAY_SECOND =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ENGLISH);

    private Times() {}

    /** {@code Mon 23 Nov 2026, 14:05}, with seconds where they are not zero. */
    static String moment(long millis, ZoneId zone) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(zone);
        return (millis % 60_000 == 0 ? WEEKDAY_MINUTE : WEEKDAY_SECOND).format(at);
    }

    /** {@code 22 Nov 2026 14:00 – 23 Nov 2026 14:00 · Europe/Berlin}; the day is written once where both are on it. */
    static String range(TimeRange range, ZoneId zone) {
        ZonedDateTime from = range.from().atZone(zone);
        ZonedDateTime to = range.to().atZone(zone);
        boolean wholeDays =
                from.toLocalTime().toSecondOfDay() == 0 && to.toLocalTime().toSecondOfDay() == 0;
        String words;
        if (wholeDays) {
            String last = DAY.format(to.minusNanos(1));
            words = DAY.format(from).equals(last) ? last : DAY.format(from) + " – " + last;
        } else if (from.toLocalDate().equals(to.toLocalDate())) {
            DateTimeFormatter clock = range.length().toMinutes() < 5 ? SECOND : MINUTE;
            words = DAY.format(from) + " " + clock.format(from) + " – " + clock.format(to);
        } else {
            words = DAY_MINUTE.format(from) + " – " + DAY_MINUTE.format(to);
        }
        return words + " · " + ZoneName.of(zone);
    }

    /** {@code 24 hours}, {@code 7 days}, {@code 90 minutes}: the largest unit in which the length is whole, or nearly. */
    static String length(Duration length) {
        long minutes = length.toMinutes();
        if (minutes >= 48 * 60) {
            return plural(Math.round(minutes / 1440.0), "day");
        }
        if (minutes >= 120) {
            return plural(Math.round(minutes / 60.0), "hour");
        }
        return minutes >= 2 ? plural(minutes, "minute") : plural(length.toSeconds(), "second");
    }

    static String plural(long count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
