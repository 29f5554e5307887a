package io.modeldeck.ui.kit.selection;

import io.modeldeck.domain.Problem;
import io.modeldeck.ui.kit.text.Messages;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A moment as people type it. What is relative stays relative. */
public sealed interface TypedTime {

    /** That long before now. */
    record Back(Duration length) implements TypedTime {}

    record At(Instant instant) implements TypedTime {}

    Pattern RELATIVE = Pattern.compile("now(?:\\s*-\\s*([0-9]{1,6})\\s*([smhdw]))?");
    DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-M-d H:mm", Locale.ROOT);
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT);

    /** Reads {@code 2026-03-14 08:00}, {@code 2026-03-14}, {@code now}, {@code now-24h} or an ISO time with its offset. */
    static TypedTime parse(String typed, ZoneId zone) {
        String text = typed.strip();
        Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
        if (relative.matches()) {
            return new Back(
                    relative.group(1) == null
                            ? Duration.ZERO
                            : length(Long.parseLong(relative.group(1)), relative.group(2)));
        }
        try {
            if (text.indexOf('T') > 0) {
                return new At(OffsetDateTime.parse(text).toInstant());
            }
            return new At(
                    text.indexOf(':') > 0
                            ? LocalDateTime.parse(text, MINUTES).atZone(zone).toInstant()
                            : LocalDate.parse(text, DAY).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            throw new Problem(Messages.text("range.unreadable", text));
        }
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }

    /** As a text that {@link #parse} reads back in any zone: {@code now-3d}, or the instant. */
    default String text() {
        return switch (this) {
            case At at -> at.instant.toString();
            case Back back -> back.length.isZero() ? "now" : "now-" + units(back.length);
        };
    }

    /** In the largest unit that it is a whole number of; a day is said in hours. */
    private static String units(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** @param now what {@code now} means here */
    default Instant resolve(Instant now) {
        return switch (this) {
            case At at -> at.instant;
            case Back back -> now.minus(back.length);
        };
    }
}
