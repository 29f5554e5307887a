package io.modeldeck.ui.kit.text;

import io.modeldeck.domain.Bound;
import io.modeldeck.domain.Minus;
import io.modeldeck.domain.ZoneName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Numbers, times and durations as they are shown, with the decimal sign and the names of months of the language that is spoken. Times stand in one
 * zone, which is shown with them; what is not known is a dash. A number and its unit are held together by a space that does not break.
 */
public final class Formats {

    /** What stands for a value that is not known. */
    public static final String NONE = "–";

    private static final char NBSP = '\u00a0';
    private static final DateTimeFormatter SORTABLE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final ZoneId zone;
    private final Clock clock;
    /** In the language that was spoken when this was made. */
    private final DateTimeFormatter dateTime = named("d MMM uuuu, HH:mm");

    private final DateTimeFormatter seconds = named("d MMM uuuu, HH:mm:ss");
    private final DateTimeFormatter date = named("d MMM uuuu");
    private final DateTimeFormatter day = named("d MMM");

    public Formats(ZoneId zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    /** With the names of months of the language. */
    private static DateTimeFormatter named(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Messages.language().locale());
    }

    public ZoneId zone() {
        return zone;
    }

    /** The zone's name: {@code Europe/Berlin}, {@code UTC}. */
    public String zoneName() {
        return ZoneName.of(zone);
    }

    public Instant now() {
        return clock.instant();
    }

    // ------------------------------------------------------------------ numbers

    /** A count with thousands separated: {@code 12,450}. */
    public static String count(long number) {
        return written("%,d", number);
    }

    /** A number with as many decimals as it deserves: 0.0034, 0.812, 12.4, 1,204. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= 1e9) {
            return written("%.3e", value);
        }
        if (value == Math.rint(value) || size >= 1_000) {
            return written("%,.0f", value);
        }
        if (size >= 100) {
            return written("%.1f", value);
        }
        if (size >= 10) {
            return written("%.2f", value);
        }
        return size >= 0.001 ? written(size >= 0.01 ? "%.3f" : "%.4f", value) : written("%.2e", value);
    }

    /** With exactly that many decimals: {@code 0.20}. */
    public static String decimals(double value, int decimals) {
        return written("%." + decimals + "f", value);
    }

    /** With the signs of the language: 1,204.5 in English, 1.204,5 in German. */
    private static String written(String form, Object number) {
        return Minus.printed(String.format(Messages.language().locale(), form, number));
    }

    /** A number and its unit: {@code 612 ms}. */
    public static String number(double value, String unit) {
        return Double.isFinite(value) ? number(value) + (unit.isEmpty() ? "" : NBSP + unit) : NONE;
    }

    /** A share from 0 to 1 as per cent: {@code 4.2 %}; small ones keep two digits that say something. */
    public static String percent(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        double value = share * 100;
        double size = Math.abs(value);
        String number;
        if (size == 0 || size == 100) {
            number = written("%.0f", value);
        } else if (size < 0.01) {
            return (value < 0 ? "−" : "") + "<" + NBSP + decimals(0.01, 2) + NBSP + "%";
        } else {
            number = written(size < 1 ? "%.2f" : "%.1f", value);
        }
        return number + NBSP + "%";
    }

    /** A latency given in milliseconds: {@code 240 µs}, {@code 12.4 ms}, {@code 1.24 s}. */
    public static String millis(double millis) {
        if (!Double.isFinite(millis)) {
            return NONE;
        }
        if (millis >= 10_000) {
            return written("%.1f", millis / 1_000) + NBSP + "s";
        }
        // what is written as 1,000 of a unit is 1 of the next
        if (millis >= 999.5) {
            return written("%.2f", millis / 1_000) + NBSP + "s";
        }
        if (millis >= 100) {
            return written("%.0f", millis) + NBSP + "ms";
        }
        if (millis >= 0.9995) {
            return written(millis >= 10 ? "%.1f" : "%.2f", millis) + NBSP + "ms";
        }
        return written("%.0f", millis * 1_000) + NBSP + "µs";
    }

    /** A change with its sign: {@code +12.4 %}, {@code −3.0 %}, {@code ±0 %}. */
    public static String change(double share) {
        if (!Double.isFinite(share)) {
            return NONE;
        }
        double size = Math.abs(share) * 100;
        if (size < 0.05) {
            return "±0" + NBSP + "%";
        }
        return (share > 0 ? "+" : "−") + decimals(size, 1) + NBSP + "%";
    }

    /** A size of a file: {@code 940 B}, {@code 12.4 kB}, {@code 3.1 MB}. */
    public static String bytes(long bytes) {
        if (bytes < 1_000) {
            return bytes + "" + NBSP + "B";
        }
        String[] units = {"kB", "MB", "GB", "TB"};
        double value = bytes / 1_000.0;
        int unit = 0;
        while (value >= 999.95 && unit < units.length - 1) {
            value /= 1_000;
            unit++;
        }
        return written("%.1f", value) + NBSP + units[unit];
    }

    // ------------------------------------------------------------------ words

    /** A sentence of the engine whose numbers stay on one line with their units, and whose options show {@linkplain #options two strokes}. */
    public static String bound(String sentence) {
        return sentence == null ? null : options(Bound.of(sentence));
    }

    private static final Pattern OPTION = Pattern.compile("(?<!\\S)--(?=\\p{L})");

    /** A sentence whose options, as {@code --workspace}, show two strokes: the typeface draws two hyphens as one dash. */
    public static String options(String sentence) {
        return OPTION.matcher(sentence).replaceAll("-\u202F-");
    }

    /** A message of the engine as it begins a line: with a capital, unless its first word is a name of figures as {@code p95}. */
    public static String sentence(String text) {
        boolean plain = text.length() > 1 && Character.isLetter(text.charAt(1));
        return plain ? Character.toUpperCase(text.charAt(0)) + text.substring(1) : text;
    }

    // ------------------------------------------------------------------ durations

    /** A length of time by its two largest units: {@code 3 d 4 h}, {@code 12 min}, {@code 4.2 s}, {@code 85 ms}. */
    public static String duration(Duration duration) {
        long millis = Math.abs(duration.toMillis());
        String sign = duration.isNegative() && millis > 0 ? "−" : "";
        if (millis < 1_000) {
            return sign + millis + NBSP + "ms";
        }
        if (millis < 60_000) {
            return sign + written(millis < 10_000 ? "%.1f" : "%.0f", millis / 1_000.0) + NBSP + "s";
        }
        long seconds = millis / 1_000;
        if (seconds < 3_600) {
            return sign + two(seconds / 60, "min", seconds < 600 ? seconds % 60 : 0, "s");
        }
        if (seconds < 86_400) {
            return sign + two(seconds / 3_600, "h", seconds / 60 % 60, "min");
        }
        return sign + two(seconds / 86_400, "d", seconds / 3_600 % 24, "h");
    }

    /** How long work took; what no clock of milliseconds measures is under one, not nothing. */
    public static String took(Duration duration) {
        return duration.toMillis() == 0 ? "<" + NBSP + "1" + NBSP + "ms" : duration(duration);
    }

    private static String two(long large, String unit, long small, String smallUnit) {
        String text = large + "" + NBSP + unit;
        return small == 0 ? text : text + " " + small + NBSP + smallUnit;
    }

    // ------------------------------------------------------------------ times

    /** {@code 14 Mar 2026, 08:15}, without the zone: for tables whose head or status line shows it. */
    public String time(Instant at) {
        return dateTime.format(local(at));
    }

    /** The same to the second with its zone: {@code 14 Mar 2026, 08:15:30 CET}. */
    public String timeWithZone(Instant at) {
        return seconds.format(local(at)) + " " + zoneText(at);
    }

    /** {@code 2026-03-14 08:15}: as it is typed, too. */
    public String sortable(Instant at) {
        return SORTABLE.format(local(at));
    }

    /** {@code 14 Mar}. */
    public String day(Instant at) {
        return day.format(local(at));
    }

    public String date(Instant at) {
        return date.format(local(at));
    }

    /** The time of day. */
    public String clock(Instant at) {
        return CLOCK.format(local(at));
    }

    /** {@link #relative}, and by the second in the last minute before it. */
    public String countdown(Instant at) {
        long left = Duration.between(clock.instant(), at).toSeconds();
        return left > 0 && left < 60 ? Messages.text("time.in", left + "" + NBSP + "s") : relative(at);
    }

    /** From now: {@code just now}, {@code 5 min ago}, {@code in 2 h}, {@code 3 d ago}; longer ago than 30 days, the date. */
    public String relative(Instant at) {
        Duration ago = Duration.between(at, clock.instant());
        Duration size = ago.abs();
        if (size.compareTo(Duration.ofSeconds(45)) < 0) {
            return ago.isNegative() ? Messages.text("time.soon") : Messages.text("time.now");
        }
        if (size.compareTo(Duration.ofDays(30)) >= 0) {
            return date(at);
        }
        String text;
        if (size.compareTo(Duration.ofMinutes(60)) < 0) {
            text = Math.max(1, size.toMinutes()) + "" + NBSP + "min";
        } else if (size.compareTo(Duration.ofHours(24)) < 0) {
            text = size.toHours() + "" + NBSP + "h";
        } else {
            text = size.toDays() + "" + NBSP + "d";
        }
        return Messages.text(ago.isNegative() ? "time.in" : "time.ago", text);
    }

    /** A range of time as short as it can be said: {@code 14 Mar, 08:00 – 12:30} or {@code 1 Mar – 14 Mar 2026}. */
    public String range(io.modeldeck.domain.TimeRange range) {
        ZonedDateTime from = local(range.from());
        ZonedDateTime to = local(range.to());
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return day.format(from) + ", " + CLOCK.format(from) + " – " + CLOCK.format(to);
        }
        if (range.length().compareTo(Duration.ofDays(3)) < 0) {
            return day.format(from) + " " + CLOCK.format(from) + " – " + day.format(to) + " " + CLOCK.format(to);
        }
        boolean sameYear = from.getYear() == to.getYear();
        return (sameYear ? day : date).format(from) + " – " + date.format(to);
    }

    /** The zone's short name at that time: {@code CET}, {@code UTC}. */
    public String zoneText(Instant at) {
        return ZoneName.isUtc(zone)
                ? "UTC"
                : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(local(at));
    }

    private ZonedDateTime local(Instant at) {
        return at.atZone(zone);
    }
}
