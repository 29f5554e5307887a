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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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

    private static final int LONGEST_UNIT = 20;

    private final Database database;

    private final SeriesStore store;
    private final SeriesReader reader;
    private final SeriesRollup rollup;

    private final AuditLog audit;
    private final Clock clock;

    public SeriesService(Database database, AuditLog audit, Clock clock) {
        this.database = database;
        this.store = new SeriesStore(database);
        this.reader = new SeriesReader(store);
        this.rollup = new SeriesRollup(store);
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
        return reader.values(modelId, name, statistic, windows);
    }

    /** Everything that the series held in the range; empty without a value. */
    public Optional<SeriesFigures> figures(long seriesId, TimeRange range) {
        return reader.figures(seriesId, range);
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
        return reader.periods(seriesId, granularity, range);
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
                rollup.of(id, atMillis);
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
