package io.modeldeck.schedule;

import io.modeldeck.domain.Problem;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a whole number and one of {@code s}, {@code m}, {@code h}, {@code d}, without blanks. */
public final class Durations {

    private static final Duration LONGEST = Duration.ofDays(3650);
    // Nine digits hold ten years of seconds and keep the multiplication far from overflow.
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,9})([smhd])");

    private Durations() {}

    /** Reads a duration from 1 second to 3650 days; refuses anything else in a sentence that shows the form. */
    public static Duration parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw refused(text);
        }
        long number = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
        if (!isAllowed(duration)) {
            throw refused(text);
        }
        return duration;
    }

    /** The shortest form that {@link #parse} reads back as the same duration; a single day stays {@code 24h}, as it is usually written. */
    public static String text(Duration duration) {
        if (!isAllowed(duration) || duration.getNano() != 0) {
            throw new IllegalArgumentException("No job runs every " + duration);
        }
        long seconds = duration.toSeconds();
        if (seconds % 86_400 == 0 && seconds > 86_400) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    private static boolean isAllowed(Duration duration) {
        return duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0;
    }

    private static Problem refused(String text) {
        String shown = text.length() <= 40 ? text : text.substring(0, 40) + "…";
        return new Problem("'" + shown
                + "' is no duration; write a whole number above zero with s, m, h or d right behind it, at most 3650d:"
                + " 30s, 5m, 6h, 7d.");
    }
}
