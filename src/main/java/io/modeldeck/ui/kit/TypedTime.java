package io.modeldeck.ui.kit;

import io.modeldeck.domain.Problem;
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

/** Times as people type them. Pure. */
final class TypedTime {

    private static final Pattern RELATIVE = Pattern.compile("now(?:\\s*-\\s*([0-9]{1,6})\\s*([mhdw]))?");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-M-d H:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-M-d", Locale.ROOT);

    private TypedTime() {}

    /**
     * Reads {@code 2026-03-14 08:00}, {@code 2026-03-14}, {@code now}, {@code now-24h} or an ISO time with its offset.
     *
     * @param end what {@code now} means here
     */
    static Instant parse(String typed, ZoneId zone, Instant end) {
        String text = typed.strip();
        Matcher relative = RELATIVE.matcher(text.toLowerCase(Locale.ROOT));
        if (relative.matches()) {
            return relative.group(1) == null
                    ? end
                    : end.minus(length(Long.parseLong(relative.group(1)), relative.group(2)));
        }
        try {
            if (text.indexOf('T') > 0) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return text.indexOf(':') > 0
                    ? LocalDateTime.parse(text, MINUTES).atZone(zone).toInstant()
                    : LocalDate.parse(text, DAY).atStartOfDay(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Problem(Messages.text("range.unreadable", text));
        }
    }

    private static Duration length(long number, String unit) {
        return switch (unit) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "d" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
