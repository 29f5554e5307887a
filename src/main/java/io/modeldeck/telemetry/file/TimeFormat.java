package io.modeldeck.telemetry.file;

import io.modeldeck.domain.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How times are written in a column.
 *
 * <p>A time without a zone is taken in the zone that is given. Where its clocks were put forward, a time in the gap moves on by the length of the
 * gap; where they were put back, the earlier of the two is meant. A date alone is its first moment, a year alone its first day.
 */
public sealed interface TimeFormat {

    /** What {@link #millis} answers where it cannot read. */
    long NONE = Long.MIN_VALUE;

    /** The text as epoch milliseconds, or {@link #NONE}. */
    long millis(String text);

    /** For a person. */
    String words();

    /**
     * The format of that name: {@code iso}, {@code seconds}, {@code millis}, {@code micros}, {@code nanos} (since 1970), {@code year}, or a pattern such
     * as {@code dd.MM.yyyy HH:mm}.
     */
    static TimeFormat of(String text, ZoneId zone) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "iso" -> new Iso(Order.YEAR_FIRST, zone);
            case "seconds", "epoch-seconds" -> new Epoch("seconds", 1_000, 1);
            case "millis", "epoch-millis" -> new Epoch("milliseconds", 1, 1);
            case "micros", "epoch-micros" -> new Epoch("microseconds", 1, 1_000);
            case "nanos", "epoch-nanos" -> new Epoch("nanoseconds", 1, 1_000_000);
            case "year" -> new Digits(4, zone);
            default -> Patterned.of(text, zone);
        };
    }

    /**
     * The format that reads most of the texts, and more than half of them.
     *
     * @throws Problem when they may be read with the day or with the month first
     */
    static Optional<TimeFormat> guess(List<String> samples, ZoneId zone) {
        List<TimeFormat> candidates = List.of(
                new Iso(Order.YEAR_FIRST, zone),
                new Digits(4, zone),
                new Digits(8, zone),
                Epoch.guess(samples),
                new Iso(Order.DAY_FIRST, zone),
                new Iso(Order.MONTH_FIRST, zone));
        TimeFormat best = candidates.getFirst();
        long most = 0;
        for (TimeFormat candidate : candidates) {
            long read =
                    samples.stream().filter(s -> candidate.millis(s) != NONE).count();
            if (read > most) {
                best = candidate;
                most = read;
            }
        }
        if (most * 2 <= samples.size()) {
            return Optional.empty();
        }
        if (best instanceof Iso iso && iso.order() == Order.DAY_FIRST) {
            TimeFormat other = new Iso(Order.MONTH_FIRST, zone);
            long alike = samples.stream().filter(s -> other.millis(s) != NONE).count();
            if (alike == most) {
                throw new Problem("Times such as '" + RowProblem.shown(samples.getFirst())
                        + "' may begin with the day or with the month; say which with --time-format, as in dd/MM/yyyy"
                        + " or MM/dd/yyyy.");
            }
        }
        return Optional.of(best);
    }

    /** The order of a date's parts. */
    enum Order {
        YEAR_FIRST,
        DAY_FIRST,
        MONTH_FIRST
    }

    /** ISO-8601 and its relatives: a date, perhaps a time, perhaps a zone. */
    record Iso(Order order, ZoneId zone) implements TimeFormat {

        @Override
        public long millis(String text) {
            return IsoTime.millis(text, order, zone);
        }

        @Override
        public String words() {
            return switch (order) {
                        case YEAR_FIRST -> "ISO-8601";
                        case DAY_FIRST -> "day, month, year";
                        case MONTH_FIRST -> "month, day, year";
                    }
                    + ", " + zone.getId() + " where no zone is named";
        }
    }

    /** A count of units since 1970-01-01T00:00Z; the fraction is cut to milliseconds. */
    record Epoch(String unit, long multiplier, long divisor) implements TimeFormat {

        private static final long LONGEST = 20;

        static Epoch guess(List<String> samples) {
            double[] sizes = samples.stream()
                    .mapToDouble(Decimal::parse)
                    .filter(v -> !Double.isNaN(v))
                    .map(Math::abs)
                    .sorted()
                    .toArray();
            double typical = sizes.length == 0 ? 0 : sizes[sizes.length / 2];
            // Up to the year 5138 in seconds and from 1973 in milliseconds, so that the two cannot be mistaken.
            String unit = typical < 1e11 ? "seconds" : typical < 1e14 ? "millis" : typical < 1e17 ? "micros" : "nanos";
            return (Epoch) TimeFormat.of(unit, ZoneId.of("UTC"));
        }

        @Override
        public long millis(String text) {
            if (text.length() > LONGEST + 10) {
                return NONE;
            }
            try {
                return Math.floorDiv(Math.multiplyExact(Long.parseLong(text), multiplier), divisor);
            } catch (NumberFormatException notWhole) {
                double value = Decimal.parse(text) * multiplier / divisor;
                return Math.abs(value) < 1e16 ? (long) Math.floor(value) : NONE;
            } catch (ArithmeticException tooLarge) {
                return NONE;
            }
        }

        @Override
        public String words() {
            return unit + " since 1970";
        }
    }

    /** {@code 2016} or {@code 20160501}. */
    record Digits(int length, ZoneId zone) implements TimeFormat {

        @Override
        public long millis(String text) {
            if (text.length() != length || text.chars().anyMatch(c -> c < '0' || c > '9')) {
                return NONE;
            }
            int number = Integer.parseInt(text);
            return length == 4 ? date(number, 1, 1) : date(number / 10_000, number / 100 % 100, number % 100);
        }

        private long date(int year, int month, int day) {
            if (year < 1970 || year > 2100) {
                return NONE;
            }
            try {
                return LocalDate.of(year, month, day)
                        .atStartOfDay(zone)
                        .toInstant()
                        .toEpochMilli();
            } catch (DateTimeException e) {
                return NONE;
            }
        }

        @Override
        public String words() {
            return (length == 4 ? "years" : "dates as yyyyMMdd") + ", " + zone.getId();
        }
    }

    /** Whatever the person wrote. */
    record Patterned(String pattern, DateTimeFormatter formatter, ZoneId zone) implements TimeFormat {

        static Patterned of(String pattern, ZoneId zone) {
            try {
                return new Patterned(pattern, DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH), zone);
            } catch (IllegalArgumentException e) {
                throw new Problem(
                        "'" + RowProblem.shown(pattern) + "' is no time format (" + RowProblem.shown(e.getMessage())
                                + "); write a pattern such as dd.MM.yyyy HH:mm, or iso, seconds, millis, micros, year.",
                        e);
            }
        }

        @Override
        public long millis(String text) {
            try {
                TemporalAccessor read = formatter.parseBest(
                        text,
                        ZonedDateTime::from,
                        OffsetDateTime::from,
                        LocalDateTime::from,
                        LocalDate::from,
                        YearMonth::from,
                        Year::from);
                return instant(read).toEpochMilli();
            } catch (DateTimeParseException | ArithmeticException e) {
                return NONE;
            }
        }

        private Instant instant(TemporalAccessor read) {
            return switch (read) {
                case ZonedDateTime zoned -> zoned.toInstant();
                case OffsetDateTime offset -> offset.toInstant();
                case LocalDateTime local -> local.atZone(zone).toInstant();
                case LocalDate date -> date.atStartOfDay(zone).toInstant();
                case YearMonth month -> month.atDay(1).atStartOfDay(zone).toInstant();
                default -> Year.from(read).atDay(1).atStartOfDay(zone).toInstant();
            };
        }

        @Override
        public String words() {
            return pattern + ", " + zone.getId() + " where no zone is named";
        }
    }
}
