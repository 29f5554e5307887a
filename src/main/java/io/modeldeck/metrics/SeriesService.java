package io.modeldeck.metrics;

import io.modeldeck.audit.AuditLog;
import io.modeldeck.domain.Actor;
import io.modeldeck.domain.Change;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Role;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.store.Database;
import io.modeldeck.telemetry.SeriesSink;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Numeric series from outside: kept with their hourly and daily rollups in one transaction, read by charts and rules. A series belongs to a model or to
 * the workspace; a model sees its own and, under names that it has none of, the workspace's. Any thread may enter.
 */
public final class SeriesService implements SeriesSink {

    /** Longer windows are read from whole hours where there are some, with their stated error of percentiles. */
    private static final Duration FROM_POINTS = Duration.ofDays(1);

    /** So long a stretch of single values is held in memory at once. */
    private static final Duration TOGETHER = Duration.ofDays(31);

    private static final int LONGEST_UNIT = 20;

    private final Database database;
    private final SeriesStore store;
    private final AuditLog audit;
    private final Clock clock;

    public SeriesService(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new SeriesStore(database);
        this.audit = audit;
        this.clock = clock;
    }

    /** Every series, the workspace's before those of models. */
    public List<SeriesInfo> all() {
        return store.all();
    }

    /** What rules and charts of the model may name, by name: its own, and the workspace's under other names. */
    public List<SeriesInfo> of(long modelId) {
        List<SeriesInfo> own = store.all().stream()
                .filter(s -> s.modelId().equals(OptionalLong.of(modelId)))
                .toList();
        List<SeriesInfo> seen = new ArrayList<>(own);
        store.all().stream()
                .filter(s -> s.modelId().isEmpty())
                .filter(s -> own.stream().noneMatch(o -> o.name().equals(s.name())))
                .forEach(seen::add);
        seen.sort((a, b) -> a.name().compareTo(b.name()));
        return seen;
    }

    /** The model's series of that name, else the workspace's. */
    public Optional<SeriesInfo> find(long modelId, String name) {
        return store.find(modelId, name).or(() -> store.find(0, name));
    }

    /** The workspace's series of that name. */
    public Optional<SeriesInfo> findOfWorkspace(String name) {
        return store.find(0, name);
    }

    /**
     * What the series held in [from, to), as rules ask for it. Exact in windows of up to a day whose values are kept one by one; otherwise of the whole
     * hours in the window, with percentiles within 1 %.
     *
     * @return empty where the series has no value there (a deviation takes two), or there is no such series
     */
    public OptionalDouble value(long modelId, String name, SeriesStatistic statistic, TimeRange window) {
        return values(modelId, name, statistic, List.of(window)).getFirst();
    }

    /** The same as {@link #value} for windows that begin later and later; they are read a month at a time. */
    public List<OptionalDouble> values(long modelId, String name, SeriesStatistic statistic, List<TimeRange> windows) {
        OptionalLong series = store.number(modelId, name);
        if (series.isEmpty()) {
            return Collections.nCopies(windows.size(), OptionalDouble.empty());
        }
        List<OptionalDouble> values = new ArrayList<>(windows.size());
        int done = 0;
        while (done < windows.size()) {
            int end = done + 1;
            while (end < windows.size() && isWithinReach(windows.get(done), windows.get(end))) {
                end++;
            }
            together(series.getAsLong(), windows.subList(done, end))
                    .forEach(figures -> values.add(figures.map(statistic::of).orElse(OptionalDouble.empty())));
            done = end;
        }
        return values;
    }

    /** Whether the windows are short enough for their single values, and near enough for these to be read together. */
    private static boolean isWithinReach(TimeRange first, TimeRange other) {
        return other.length().compareTo(FROM_POINTS) <= 0
                && Duration.between(first.from(), other.to()).compareTo(TOGETHER) <= 0;
    }

    private List<Optional<SeriesFigures>> together(long seriesId, List<TimeRange> windows) {
        if (windows.size() == 1) {
            return List.of(figures(seriesId, windows.getFirst()));
        }
        TimeRange stretch =
                new TimeRange(windows.getFirst().from(), windows.getLast().to());
        SlidingSeries sliding = new SlidingSeries(
                store.points(seriesId, stretch), () -> store.rollups(seriesId, Granularity.HOURLY, stretch));
        return windows.stream().map(sliding::in).toList();
    }

    /** Everything that the series held in the range; empty without a value. */
    public Optional<SeriesFigures> figures(long seriesId, TimeRange range) {
        List<SeriesFigures> parts = new ArrayList<>();
        long firstHour = Granularity.HOURLY.startOf(range.fromMillis() + Granularity.HOURLY.millis() - 1);
        long lastHour = Granularity.HOURLY.startOf(range.toMillis());
        if (range.length().compareTo(FROM_POINTS) <= 0) {
            addPoints(parts, seriesId, range.fromMillis(), range.toMillis());
            if (parts.isEmpty() && firstHour < lastHour) {
                addHours(parts, seriesId, firstHour, lastHour);
            }
        } else {
            addPoints(parts, seriesId, range.fromMillis(), firstHour);
            addHours(parts, seriesId, firstHour, lastHour);
            addPoints(parts, seriesId, lastHour, range.toMillis());
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(SeriesFigures.merged(parts));
    }

    private void addPoints(List<SeriesFigures> parts, long seriesId, long from, long to) {
        SeriesPoints points = store.points(seriesId, TimeRange.ofMillis(from, to));
        if (points.size() > 0) {
            parts.add(SeriesFigures.of(points, 0, points.size()));
        }
    }

    private void addHours(List<SeriesFigures> parts, long seriesId, long from, long to) {
        store.rollups(seriesId, Granularity.HOURLY, TimeRange.ofMillis(from, to))
                .forEach(period -> parts.add(period.figures()));
    }

    /** The single readings in the range, oldest first. */
    public SeriesPoints points(long seriesId, TimeRange range) {
        return store.points(seriesId, range);
    }

    /**
     * The periods that start in the range and hold a value, oldest first, and of months every one that the range touches, whole. Five-minute ones exist
     * while the single values are kept.
     */
    public List<SeriesPeriod> periods(long seriesId, Granularity granularity, TimeRange range) {
        return switch (granularity) {
            case FIVE_MINUTES -> fives(seriesId, range);
            case HOURLY, DAILY -> store.rollups(seriesId, granularity, range);
            case MONTHLY -> months(seriesId, range);
        };
    }

    private List<SeriesPeriod> fives(long seriesId, TimeRange range) {
        long length = Granularity.FIVE_MINUTES.millis();
        long from = Granularity.FIVE_MINUTES.startOf(range.fromMillis() + length - 1);
        long to = Granularity.FIVE_MINUTES.startOf(range.toMillis() + length - 1);
        return from >= to
                ? List.of()
                : SeriesPeriod.of(store.points(seriesId, TimeRange.ofMillis(from, to)), Granularity.FIVE_MINUTES);
    }

    private List<SeriesPeriod> months(long seriesId, TimeRange range) {
        TimeRange whole = new TimeRange(
                Granularity.MONTHLY.periodAt(range.fromMillis()).from(),
                Granularity.MONTHLY.periodAt(range.toMillis() - 1).to());
        return SeriesPeriod.merged(store.rollups(seriesId, Granularity.DAILY, whole), Granularity.MONTHLY);
    }

    /** When the model's series, or the workspace's, next have a value at or after that time. */
    public Optional<Instant> nextAtOrAfter(long modelId, Instant from) {
        OptionalLong next = store.nextAt(modelId, from.toEpochMilli());
        return next.isPresent() ? Optional.of(Instant.ofEpochMilli(next.getAsLong())) : Optional.empty();
    }

    @Override
    public void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("The name of a series must have 1 to " + LONGEST_NAME + " printable characters.");
        }
        if (MetricName.find(name).isPresent()) {
            throw new Problem("The name '" + name + "' is that of a metric of every model; give the series another.");
        }
    }

    @Override
    public SeriesCounts record(OptionalLong modelId, String name, String unit, long[] atMillis, double[] values) {
        requireName(name);
        requireUnit(unit);
        requireFinite(name, values);
        if (atMillis.length == 0) {
            return SeriesCounts.NONE;
        }
        TimeRange range = TimeRange.ofMillis(
                Arrays.stream(atMillis).min().orElseThrow(),
                Arrays.stream(atMillis).max().orElseThrow() + 1);
        return database.transaction(() -> {
            long id = store.touch(modelId.orElse(0), name, unit, range, clock.millis());
            SeriesCounts counts = store.put(id, atMillis, values);
            if (counts.changedAny()) {
                rollUp(id, atMillis);
                database.announce(new Change.MetricsRolled(modelId.orElse(0)));
            }
            return counts;
        });
    }

    /** Takes a series away, with all of its values. */
    public void delete(Actor actor, Instant at, SeriesInfo series, String comment) {
        actor.require(Role.ENGINEER, "delete series");
        database.transaction(() -> {
            store.delete(series.id());
            audit.record(
                    actor,
                    at,
                    series.modelId(),
                    "series " + series.name(),
                    "delete series",
                    Map.of("points", series.points()),
                    Map.of(),
                    comment);
            database.announce(new Change.MetricsRolled(series.modelId().orElse(0)));
            return null;
        });
    }

    /** Computes the hours of these times anew from their values, and their days from their hours. */
    private void rollUp(long seriesId, long[] atMillis) {
        List<SeriesPeriod> hours = new ArrayList<>();
        long keptFrom = store.keptFrom(seriesId);
        for (TimeRange hour : periodsOf(atMillis, Granularity.HOURLY)) {
            // Of an hour whose values retention removed the figures stay as they are.
            boolean closed = hour.fromMillis() < keptFrom
                    && !store.rollups(seriesId, Granularity.HOURLY, hour).isEmpty();
            hours.addAll(closed ? List.of() : SeriesPeriod.of(store.points(seriesId, hour), Granularity.HOURLY));
        }
        store.keep(seriesId, Granularity.HOURLY, hours);
        List<SeriesPeriod> days = new ArrayList<>();
        for (TimeRange day : periodsOf(atMillis, Granularity.DAILY)) {
            days.addAll(SeriesPeriod.merged(store.rollups(seriesId, Granularity.HOURLY, day), Granularity.DAILY));
        }
        store.keep(seriesId, Granularity.DAILY, days);
    }

    private static List<TimeRange> periodsOf(long[] atMillis, Granularity granularity) {
        return Arrays.stream(atMillis)
                .map(granularity::startOf)
                .distinct()
                .sorted()
                .mapToObj(granularity::periodAt)
                .toList();
    }

    private static void requireUnit(String unit) {
        if (unit.length() > LONGEST_UNIT || unit.chars().anyMatch(Character::isISOControl)) {
            throw new Problem("A unit has at most " + LONGEST_UNIT + " printable characters.");
        }
    }

    private static void requireFinite(String name, double[] values) {
        if (Arrays.stream(values).anyMatch(value -> !Double.isFinite(value))) {
            throw new Problem("The series '" + name + "' takes finite numbers only; leave out the others.");
        }
    }
}
