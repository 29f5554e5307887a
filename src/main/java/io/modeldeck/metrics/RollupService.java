package io.modeldeck.metrics;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.RollupStore.Pending;
import io.modeldeck.metrics.RollupStore.Subject;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Rolls events up. The intake notes which hours changed; {@link #rollUp} recomputes each of them whole, in one transaction with the note's
 * removal, so a repeated run, a crash or a late event cannot count anything twice or lose it. Days are merged from their hours' sketches.
 */
public final class RollupService {

    private static final int FIVES_PER_HOUR = 12;

    private final Database database;
    private final RollupStore store;
    private final Clock clock;

    public RollupService(Database database, Clock clock) {
        this.database = database;
        this.store = new RollupStore(database);
        this.clock = clock;
    }

    /**
     * Brings the 5-minute and hourly rollups of a model up to date with everything that happened before {@code now}.
     *
     * @return the hours recomputed
     */
    public int rollUp(long modelId, Instant now) {
        List<Pending> hours = store.pending(modelId, Granularity.HOURLY, now.toEpochMilli());
        if (hours.isEmpty()) {
            return 0;
        }
        Subject subject = store.subject(modelId);
        return database.transaction(() -> {
            for (Pending hour : hours) {
                rollUpHour(modelId, subject, hour);
            }
            database.announce(new Change.MetricsRolled(modelId));
            return hours.size();
        });
    }

    /**
     * Brings the daily rollups of a model up to date with its hourly ones.
     *
     * @return the days recomputed
     */
    public int rollUpDays(long modelId, Instant now) {
        List<Pending> days = store.pending(modelId, Granularity.DAILY, now.toEpochMilli());
        if (days.isEmpty()) {
            return 0;
        }
        Subject subject = store.subject(modelId);
        return database.transaction(() -> {
            for (Pending day : days) {
                rollUpDay(modelId, subject, day);
            }
            database.announce(new Change.MetricsRolled(modelId));
            return days.size();
        });
    }

    private void rollUpHour(long modelId, Subject subject, Pending pending) {
        TimeRange hour = range(pending.startMillis(), Granularity.HOURLY);
        PeriodEvents whole = new PeriodEvents(hour, subject.task(), subject.positiveClass());
        PeriodEvents[] fives = new PeriodEvents[FIVES_PER_HOUR];
        store.events(modelId, pending.versionId(), hour, event -> {
            whole.add(event);
            int five = (int) ((event.atMillis() - hour.fromMillis()) / Granularity.FIVE_MINUTES.millis());
            if (fives[five] == null) {
                long start = hour.fromMillis() + five * Granularity.FIVE_MINUTES.millis();
                fives[five] = new PeriodEvents(
                        range(start, Granularity.FIVE_MINUTES), subject.task(), subject.positiveClass());
            }
            fives[five].add(event);
        });
        long recorded = clock.millis();
        List<MetricPeriod> five = Arrays.stream(fives)
                .filter(Objects::nonNull)
                .map(events -> events.figures(pending.versionId()))
                .toList();
        List<MetricPeriod> hourly = whole.isEmpty() ? List.of() : List.of(whole.figures(pending.versionId()));
        store.replace(modelId, pending.versionId(), Granularity.FIVE_MINUTES, hour, five, recorded);
        store.replace(modelId, pending.versionId(), Granularity.HOURLY, hour, hourly, recorded);
        store.done(pending, Granularity.HOURLY);
        store.dayChanged(pending.versionId(), Granularity.DAILY.startOf(hour.fromMillis()));
    }

    private void rollUpDay(long modelId, Subject subject, Pending pending) {
        TimeRange day = range(pending.startMillis(), Granularity.DAILY);
        List<MetricPeriod> hours =
                store.periods(modelId, OptionalLong.of(pending.versionId()), Granularity.HOURLY, day);
        List<MetricPeriod> daily = new ArrayList<>();
        if (!hours.isEmpty()) {
            MetricPeriod merged = Merge.of(hours, day, pending.versionId());
            daily.add(merged.labelledCount() == 0 ? merged : withQuality(modelId, subject, merged));
        }
        store.replace(modelId, pending.versionId(), Granularity.DAILY, day, daily, clock.millis());
        store.done(pending, Granularity.DAILY);
    }

    /** A day's AUC is not a function of its hours' AUCs, so quality comes from the day's labelled events. */
    private MetricPeriod withQuality(long modelId, Subject subject, MetricPeriod day) {
        List<Labelled> labelled = new ArrayList<>();
        store.labelled(
                modelId,
                OptionalLong.of(day.versionId()),
                day.range(),
                e -> e.prediction()
                        .ifPresent(p -> labelled.add(new Labelled(p, e.outcome().orElseThrow(), e.score()))));
        return Merge.withQuality(day, RealisedQuality.of(labelled, subject.task(), subject.positiveClass()));
    }

    private static TimeRange range(long startMillis, Granularity granularity) {
        return TimeRange.ofMillis(startMillis, startMillis + granularity.millis());
    }
}
