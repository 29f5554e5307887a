package io.modeldeck.chart;

import io.modeldeck.domain.TimeRange;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * An axis of time with ticks on calendar boundaries of a zone: whole minutes, hours, days, Mondays, months, years as people there count them, also
 * on days of 23 or 25 hours.
 */
public record TimeAxis(List<Tick> ticks) {

    /**
     * @param label empty where there is no room for it
     * @param major whether a larger unit begins here (a day among hours, a month among days, a year among months)
     */
    public record Tick(long atMillis, String label, boolean major) {}

    private enum Unit {
        MILLIS,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    private record Step(Unit unit, long size) {

        double roughMillis() {
            return switch (unit) {
                case MILLIS -> size;
                case DAY -> 864e5 * size;
                case WEEK -> 7 * 864e5 * size;
                case MONTH -> 30.4 * 864e5 * size;
                case YEAR -> 365.2 * 864e5 * size;
            };
        }
    }

    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final List<Step> STEPS = steps();

    private static final DateTimeFormatter MILLIS = format("HH:mm:ss.SSS");
    private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
    private static final DateTimeFormatter MINUTES = format("HH:mm");
    private static final DateTimeFormatter DAY = format("d MMM");
    private static final DateTimeFormatter MONTH = format("MMM");
    private static final DateTimeFormatter YEAR = format("uuuu");

    public TimeAxis {
        ticks = List.copyOf(ticks);
    }

    /** The finest ticks whose labels have room in that many pixels. */
    public static TimeAxis of(TimeRange range, ZoneId zone, double width, TextMeasure measure) {
        return of(range, zone, width, measure, Locale.ENGLISH);
    }

    /**
     * The same.
     *
     * @param locale in which months are named
     */
    static TimeAxis of(TimeRange range, ZoneId zone, double width, TextMeasure measure, Locale locale) {
        double gap = measure.lineHeight(TextRole.AXIS) * 1.4;
        double perMillis = width / Math.max(1, range.toMillis() - range.fromMillis());
        for (Step step : STEPS) {
            double room = step.roughMillis() * perMillis;
            if (room >= measure.width(sample(step, locale), TextRole.AXIS) + gap) {
                return new TimeAxis(withRoom(ticks(range, zone, step, locale), range, perMillis, gap * 0.5, measure));
            }
        }
        return new TimeAxis(List.of());
    }

    private static List<Tick> ticks(TimeRange range, ZoneId zone, Step step, Locale locale) {
        List<Tick> ticks = new ArrayList<>();
        if (step.unit == Unit.MILLIS) {
            clockTicks(range, zone, step.size, locale, ticks);
        } else {
            calendarTicks(range, zone, step, locale, ticks);
        }
        return ticks;
    }

    /**
     * Ticks within days. Between two changes of the clock the distance from UTC is constant, so ticks are multiples of the step in local time
     * there; each part is walked on its own. Midnights are always ticks, even where a day begins at one o'clock.
     */
    private static void clockTicks(TimeRange range, ZoneId zone, long step, Locale locale, List<Tick> ticks) {
        long from = range.fromMillis();
        long last = Long.MIN_VALUE;
        while (from < range.toMillis()) {
            Instant at = Instant.ofEpochMilli(from);
            long offset = zone.getRules().getOffset(at).getTotalSeconds() * SECOND;
            ZoneOffsetTransition change = zone.getRules().nextTransition(at);
            long to = change == null
                    ? range.toMillis()
                    : Math.min(range.toMillis(), change.getInstant().toEpochMilli());
            for (long local = Math.ceilDiv(from + offset, step) * step; local - offset < to; local += step) {
                // an hour that comes twice is shown twice only where every hour is shown
                if (step <= HOUR || local > last) {
                    boolean dayBegins = Math.floorMod(local, 24 * HOUR) == 0;
                    add(ticks, clockTick(local - offset, zone, step, dayBegins, locale));
                }
                last = Math.max(last, local);
            }
            if (change != null && to == change.getInstant().toEpochMilli() && to < range.toMillis()) {
                LocalDate day = change.getDateTimeAfter().toLocalDate();
                if (day.atStartOfDay(zone).toInstant().toEpochMilli() == to) {
                    add(ticks, clockTick(to, zone, step, true, locale));
                }
            }
            from = to;
        }
    }

    private static Tick clockTick(long millis, ZoneId zone, long step, boolean dayBegins, Locale locale) {
        DateTimeFormatter format =
                dayBegins ? Times.in(DAY, locale) : step >= MINUTE ? MINUTES : step >= SECOND ? SECONDS : MILLIS;
        return new Tick(millis, format.format(Instant.ofEpochMilli(millis).atZone(zone)), dayBegins);
    }

    private static void calendarTicks(TimeRange range, ZoneId zone, Step step, Locale locale, List<Tick> ticks) {
        LocalDate day = firstDay(range.from().atZone(zone).toLocalDate(), step);
        while (true) {
            long millis = day.atStartOfDay(zone).toInstant().toEpochMilli();
            if (millis >= range.toMillis()) {
                return;
            }
            if (millis >= range.fromMillis()) {
                add(ticks, dateTick(millis, day, step, locale));
            }
            day = next(day, step);
        }
    }

    private static LocalDate firstDay(LocalDate day, Step step) {
        return switch (step.unit) {
            case MONTH ->
                day.withDayOfMonth(1).withMonth((int) ((day.getMonthValue() - 1) / step.size * step.size) + 1);
            case YEAR -> LocalDate.of((int) (Math.floorDiv(day.getYear(), step.size) * step.size), 1, 1);
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAY -> day.minusDays((day.getDayOfMonth() - 1) % step.size);
            case MILLIS -> day;
        };
    }

    /** Steps of several days start again with each month, so that the first of a month is always a tick. */
    private static LocalDate next(LocalDate day, Step step) {
        return switch (step.unit) {
            case MONTH -> day.plusMonths(step.size);
            case YEAR -> day.plusYears(step.size);
            case WEEK -> day.plusWeeks(step.size);
            case DAY, MILLIS -> {
                LocalDate next = day.plusDays(step.size);
                LocalDate month = day.plusMonths(1).withDayOfMonth(1);
                yield step.size > 1 && !next.isBefore(month) ? month : next;
            }
        };
    }

    private static Tick dateTick(long millis, LocalDate day, Step step, Locale locale) {
        boolean yearBegins = day.getDayOfYear() == 1;
        return switch (step.unit) {
            case YEAR -> new Tick(millis, YEAR.format(day), false);
            case MONTH -> new Tick(millis, (yearBegins ? YEAR : Times.in(MONTH, locale)).format(day), yearBegins);
            default ->
                new Tick(
                        millis,
                        (yearBegins ? YEAR : Times.in(DAY, locale)).format(day),
                        yearBegins || day.getDayOfMonth() == 1);
        };
    }

    private static void add(List<Tick> ticks, Tick tick) {
        if (ticks.isEmpty() || ticks.getLast().atMillis < tick.atMillis) {
            ticks.add(tick);
        }
    }

    /** Where irregular ticks come close (the end of a month, a change of the clock), the beginning of the larger unit keeps its label. */
    private static List<Tick> withRoom(
            List<Tick> ticks, TimeRange range, double perMillis, double gap, TextMeasure measure) {
        boolean[] kept = new boolean[ticks.size()];
        for (boolean major : new boolean[] {true, false}) {
            for (int i = 0; i < kept.length; i++) {
                if (ticks.get(i).major == major) {
                    kept[i] = free(ticks, kept, i, perMillis, gap, measure);
                }
            }
        }
        List<Tick> result = new ArrayList<>();
        for (int i = 0; i < kept.length; i++) {
            Tick tick = ticks.get(i);
            result.add(kept[i] ? tick : new Tick(tick.atMillis, "", tick.major));
        }
        return result;
    }

    private static boolean free(
            List<Tick> ticks, boolean[] kept, int i, double perMillis, double gap, TextMeasure measure) {
        for (int direction = -1; direction <= 1; direction += 2) {
            for (int k = i + direction; k >= 0 && k < kept.length; k += direction) {
                double distance = Math.abs(ticks.get(k).atMillis - ticks.get(i).atMillis) * perMillis;
                if (kept[k] && distance < half(ticks.get(i), measure) + half(ticks.get(k), measure) + gap) {
                    return false;
                }
                if (kept[k]) {
                    break;
                }
            }
        }
        return true;
    }

    private static double half(Tick tick, TextMeasure measure) {
        return measure.width(tick.label, TextRole.AXIS) / 2;
    }

    private static String sample(Step step, Locale locale) {
        return switch (step.unit) {
            case MILLIS -> step.size >= MINUTE ? "00:00" : step.size >= SECOND ? "00:00:00" : "00:00:00.000";
            case DAY, WEEK -> locale.equals(Locale.ENGLISH) ? "30 May" : "30 Sept.";
            case MONTH, YEAR -> "2000";
        };
    }

    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (long millis : new long[] {1, 2, 5, 10, 20, 50, 100, 200, 500}) {
            steps.add(new Step(Unit.MILLIS, millis));
        }
        for (long count : new long[] {1, 2, 5, 10, 15, 30}) {
            steps.add(new Step(Unit.MILLIS, count * SECOND));
        }
        for (long count : new long[] {1, 2, 5, 10, 15, 30}) {
            steps.add(new Step(Unit.MILLIS, count * MINUTE));
        }
        for (long count : new long[] {1, 2, 3, 6, 12}) {
            steps.add(new Step(Unit.MILLIS, count * HOUR));
        }
        steps.add(new Step(Unit.DAY, 1));
        steps.add(new Step(Unit.DAY, 2));
        steps.add(new Step(Unit.WEEK, 1));
        steps.add(new Step(Unit.WEEK, 2));
        for (long count : new long[] {1, 2, 3, 6}) {
            steps.add(new Step(Unit.MONTH, count));
        }
        for (long count = 1; count <= 100_000; count *= 10) {
            steps.add(new Step(Unit.YEAR, count));
            steps.add(new Step(Unit.YEAR, count * 2));
            steps.add(new Step(Unit.YEAR, count * 5));
        }
        return List.copyOf(steps);
    }

    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
