package io.modeldeck.report;

import io.modeldeck.domain.Counted;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Minus;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How reports write times and numbers: in one zone, which is named. */
final class ReportText {

    static final String NONE = "–";

    private final DateTimeFormatter minute;
    private final ZoneId zone;

    ReportText(ZoneId zone) {
        this.zone = zone;
        this.minute =
                DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH).withZone(zone);
    }

    ZoneId zone() {
        return zone;
    }

    String time(Instant at) {
        return minute.format(at);
    }

    String range(TimeRange range) {
        return time(range.from()) + " – " + time(range.to()) + " " + zone.getId();
    }

    /** Under a report: when it was made, in the zone of all of its times. */
    String foot(Instant now) {
        return "ModelDeck · as of " + time(now) + " · times in " + zone.getId();
    }

    static String number(double value) {
        return Double.isNaN(value) ? NONE : Minus.printed(known(value));
    }

    private static String known(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Counted.of((long) value);
        }
        double size = Math.abs(value);
        return size >= 1000
                ? String.format(Locale.ENGLISH, "%,.0f", value)
                : size >= 1
                        ? String.format(Locale.ENGLISH, "%.2f", value)
                        : String.format(Locale.ENGLISH, "%.3g", value);
    }

    static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NONE;
    }

    /** What was not evaluated has no score. */
    static String score(DriftResult result) {
        return result.state() == DriftState.NOT_EVALUATED
                ? NONE
                : String.format(Locale.ENGLISH, "%.2f", result.score());
    }

    static String percent(double share) {
        return Double.isNaN(share) ? NONE : Minus.printed(String.format(Locale.ENGLISH, "%.1f %%", share * 100));
    }

    static String p(OptionalDouble p) {
        return p.isEmpty()
                ? NONE
                : p.getAsDouble() < 0.001 ? "< 0.001" : String.format(Locale.ENGLISH, "%.3f", p.getAsDouble());
    }

    static String duration(Duration length) {
        long hours = length.toHours();
        return hours >= 48
                ? length.toDays() + " d"
                : hours >= 1 ? hours + " h" : Math.max(1, length.toMinutes()) + " min";
    }

    /** A document in a line, for what has no form of its own. */
    static String words(Map<String, Object> document) {
        return document.entrySet().stream()
                .map(entry -> entry.getKey() + " " + value(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    static String value(Object value) {
        return switch (value) {
            case null -> NONE;
            case Double number -> Labels.text(number);
            default -> value.toString();
        };
    }

    static String capital(String words) {
        return words.isEmpty() ? words : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
