package io.modeldeck.chart;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.domain.ZoneName;
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

    /** The same form with the names of another language. */
    static DateTimeFormatter in(DateTimeFormatter form, Locale locale) {
        return form.withLocale(locale);
    }

    /** {@code Mon 23 Nov 2026, 14:05}, with seconds where they are not zero. */
    static String moment(long millis, ZoneId zone, Locale locale) {
        ZonedDateTime at = Instant.ofEpochMilli(millis).atZone(zone);
        return in(millis % 60_000 == 0 ? WEEKDAY_MINUTE : WEEKDAY_SECOND, locale)
                .format(at);
    }

    /** {@code 22 Nov 2026 14:00 – 23 Nov 2026 14:00 · Europe/Berlin}; the day is written once where both are on it. */
    static String range(TimeRange range, ZoneId zone, Locale locale) {
        DateTimeFormatter dates = in(DAY, locale);
        DateTimeFormatter times = in(DAY_MINUTE, locale);
        ZonedDateTime from = range.from().atZone(zone);
        ZonedDateTime to = range.to().atZone(zone);
        boolean wholeDays =
                from.toLocalTime().toSecondOfDay() == 0 && to.toLocalTime().toSecondOfDay() == 0;
        String words;
        if (wholeDays) {
            String last = dates.format(to.minusNanos(1));
            words = dates.format(from).equals(last) ? last : dates.format(from) + " – " + last;
        } else if (from.toLocalDate().equals(to.toLocalDate())) {
            DateTimeFormatter clock = range.length().toMinutes() < 5 ? SECOND : MINUTE;
            words = dates.format(from) + " " + clock.format(from) + " – " + clock.format(to);
        } else {
            words = times.format(from) + " – " + times.format(to);
        }
        return words + " · " + ZoneName.of(zone);
    }
}
