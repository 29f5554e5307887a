package io.modeldeck.telemetry.file;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads dates and times by hand, since a formatter takes longer than all else in the import of a row. The date's parts are separated by {@code -},
 * {@code /} or {@code .}; a {@code T} or a blank stands before the time; seconds, their fraction and the zone may be left out.
 */
final class IsoTime {

    private static final long DAY = 86_400_000L;

    private final String text;
    private int at;

    private IsoTime(String text) {
        this.text = text;
    }

    /** Epoch milliseconds, or {@link TimeFormat#NONE}. */
    static long millis(String text, TimeFormat.Order order, ZoneId zone) {
        if (text.length() < 6 || text.length() > 60) {
            return TimeFormat.NONE;
        }
        try {
            return new IsoTime(text).read(order, zone);
        } catch (DateTimeException | ArithmeticException e) {
            return TimeFormat.NONE;
        }
    }

    private long read(TimeFormat.Order order, ZoneId zone) {
        long day = date(order);
        if (day == TimeFormat.NONE) {
            return TimeFormat.NONE;
        }
        long millis = 0;
        if (at < text.length()) {
            if (text.charAt(at) != 'T' && text.charAt(at) != 't' && text.charAt(at) != ' ') {
                return TimeFormat.NONE;
            }
            at++;
            millis = timeOfDay();
            if (millis < 0) {
                return TimeFormat.NONE;
            }
        }
        return at < text.length() ? withZone(day, millis) : local(day, millis, zone);
    }

    private long date(TimeFormat.Order order) {
        int first = digits(order == TimeFormat.Order.YEAR_FIRST ? 4 : 1, order == TimeFormat.Order.YEAR_FIRST ? 4 : 2);
        char separator = at < text.length() ? text.charAt(at++) : 0;
        int second = digits(1, 2);
        if (first < 0 || second < 0 || separator != '-' && separator != '/' && separator != '.') {
            return TimeFormat.NONE;
        }
        boolean third = at < text.length() && text.charAt(at) == separator;
        if (!third) {
            return order == TimeFormat.Order.YEAR_FIRST && separator == '-' && at == text.length()
                    ? LocalDate.of(first, second, 1).toEpochDay()
                    : TimeFormat.NONE;
        }
        at++;
        int last = order == TimeFormat.Order.YEAR_FIRST ? digits(1, 2) : digits(4, 4);
        if (last < 0) {
            return TimeFormat.NONE;
        }
        return switch (order) {
            case YEAR_FIRST -> LocalDate.of(first, second, last).toEpochDay();
            case DAY_FIRST -> LocalDate.of(last, second, first).toEpochDay();
            case MONTH_FIRST -> LocalDate.of(last, first, second).toEpochDay();
        };
    }

    private long timeOfDay() {
        int hour = digits(1, 2);
        if (hour < 0 || hour > 23 || !passes(':')) {
            return -1;
        }
        int minute = digits(2, 2);
        if (minute < 0 || minute > 59) {
            return -1;
        }
        int second = 0;
        int milli = 0;
        if (passes(':')) {
            second = digits(2, 2);
            if (second < 0 || second > 59) {
                return -1;
            }
            if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                at++;
                milli = fraction();
                if (milli < 0) {
                    return -1;
                }
            }
        }
        return ((hour * 60L + minute) * 60 + second) * 1_000 + milli;
    }

    private int fraction() {
        int start = at;
        int milli = 0;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            milli = at - start < 3 ? milli * 10 + (text.charAt(at) - '0') : milli;
            at++;
        }
        for (int i = at - start; i < 3; i++) {
            milli *= 10;
        }
        return at > start && at - start <= 9 ? milli : -1;
    }

    /** The offset at the end of the text; a region in brackets behind it only repeats it. */
    private long withZone(long day, long millis) {
        int end = text.endsWith("]") ? text.indexOf('[', at) : text.length();
        String zone = end < 0 ? "" : text.substring(at, end).strip();
        long seconds = switch (zone) {
            case "Z", "z", "UTC", "GMT" -> 0;
            default ->
                zone.startsWith("+") || zone.startsWith("-")
                        ? ZoneOffset.of(zone).getTotalSeconds()
                        : Long.MIN_VALUE;
        };
        return seconds == Long.MIN_VALUE ? TimeFormat.NONE : day * DAY + millis - seconds * 1_000;
    }

    private static long local(long day, long millis, ZoneId zone) {
        if (zone instanceof ZoneOffset offset) {
            return day * DAY + millis - offset.getTotalSeconds() * 1_000L;
        }
        return LocalDateTime.of(LocalDate.ofEpochDay(day), LocalTime.ofNanoOfDay(millis * 1_000_000))
                .atZone(zone)
                .toInstant()
                .toEpochMilli();
    }

    private boolean passes(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private int digits(int least, int most) {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            value = value * 10 + (text.charAt(at++) - '0');
        }
        return at - start < least ? -1 : value;
    }
}
