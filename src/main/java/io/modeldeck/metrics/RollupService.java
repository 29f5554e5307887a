package io.modeldeck.metrics;

import io.modeldeck.domain.Change;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.PeriodEventStore.Subject;
import io.modeldeck.metrics.RollupStore.Pending;
import io.modeldeck.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Rolls events up. The intake notes which hours changed; each of them is recomputed whole, in one transaction with the note's removal, so a repeated
 * run, a crash or a late event cannot count anything twice or lose it. Hours come from events, or from their 5 minutes where
 * no outcome is known; days are merged from their hours' sketches.
 */
public final class RollupService {

    private static final int FIVES_PER_HOUR = 12;

    private final Database database;
    private final RollupStore store;
    private final PeriodEventStore events;
    private final QualityOfEvents quality;
    private final Clock clock;

    public RollupService(Database database, Clock clock) {
        this.database = database;
        this.store = new RollupStore(database);
        this.events = new PeriodEventStore(database);
        this.quality = new QualityOfEvents(events);
        this.clock = clock;
    }

    /**
     * Brings the rollups of one granularity up to date with everything that changed in periods begun before {@code now}.
     *
     * @return the hours (for {@link Granularity#DAILY} days) recomputed
     */
    public int rollUp(long modelId, Granularity granularity, Instant now) {
        List<Pending> pending = store.pending(modelId, granularity, now.toEpochMilli());
        if (pending.isEmpty()) {
            return 0;
        }
        return database.transaction(() -> {
            // Read here: retention must not close periods between the look and the work.
            Subject subject = events.subject(modelId);
            for (Pending period : pending) {
                // Where events are gone, what came late must not take the figures' place.
                if (period.startMillis() >= subject.keptFromMillis() || !store.hasDay(period)) {
                    rollUp(modelId, subject, granularity, period);
                }
            }
            store.done(pending, granularity);
            database.announce(new Change.MetricsRolled(modelId));
            return pending.size();
        });
    }

    private void rollUp(long modelId, Subject subject, Granularity granularity, Pending period) {
        if (granularity == Granularity.FIVE_MINUTES) {
            rollUpFives(modelId, subject, period);
        } else if (granularity == Granularity.HOURLY) {
            rollUpHour(modelId, subject, period);
        } else {
            rollUpDay(modelId, subject, period);
        }
    }

    private void rollUpFives(long modelId, Subject subject, Pending pending) {
        TimeRange hour = range(pending.startMillis(), Granularity.HOURLY);
        PeriodEvents[] fives = new PeriodEvents[FIVES_PER_HOUR];
        events.events(
                modelId,
                pending.versionId(),
                hour,
                (at, failed, latency, prediction, outcome, score, feedbackAt, probabilities) -> {
                    int five = (int) ((at - hour.fromMillis()) / Granularity.FIVE_MINUTES.millis());
                    if (fives[five] == null) {
                        long start = hour.fromMillis() + five * Granularity.FIVE_MINUTES.millis();
                        fives[five] = subject.gather(range(start, Granularity.FIVE_MINUTES));
                    }
                    fives[five].event(at, failed, latency, prediction, outcome, score, feedbackAt, probabilities);
                });
        List<MetricPeriod> periods = Arrays.stream(fives)
                .filter(Objects::nonNull)
                .map(five -> five.figures(pending.versionId()))
                .toList();
        store.replace(modelId, pending.versionId(), Granularity.FIVE_MINUTES, hour, periods, clock.millis());
        store.note(pending.versionId(), Granularity.HOURLY, hour.fromMillis());
    }

    private void rollUpHour(long modelId, Subject subject, Pending pending) {
        TimeRange hour = range(pending.startMillis(), Granularity.HOURLY);
        List<MetricPeriod> periods = unlabelledHour(modelId, pending, hour)
                .map(List::of)
                .orElseGet(() -> hourOfEvents(modelId, subject, pending, hour));
        store.replace(modelId, pending.versionId(), Granularity.HOURLY, hour, periods, clock.millis());
        store.note(pending.versionId(), Granularity.DAILY, Granularity.DAILY.startOf(hour.fromMillis()));
    }

    /** Without outcomes an hour is the sum of its 5 minutes, to the last bit, and its events need not be read once more. */
    private Optional<MetricPeriod> unlabelledHour(long modelId, Pending pending, TimeRange hour) {
        if (store.isPendingOrLabelled(pending)) {
            return Optional.empty();
        }
        List<MetricPeriod> fives =
                store.periods(modelId, OptionalLong.of(pending.versionId()), Granularity.FIVE_MINUTES, hour);
        return fives.isEmpty() ? Optional.empty() : Optional.of(Merge.of(fives, hour, pending.versionId()));
    }

    private List<MetricPeriod> hourOfEvents(long modelId, Subject subject, Pending pending, TimeRange hour) {
        PeriodEvents gathered = subject.gather(hour);
        events.events(modelId, pending.versionId(), hour, gathered);
        return gathered.isEmpty() ? List.of() : List.of(gathered.figures(pending.versionId()));
    }

    private void rollUpDay(long modelId, Subject subject, Pending pending) {
        TimeRange day = range(pending.startMillis(), Granularity.DAILY);
        List<MetricPeriod> hours =
                store.periods(modelId, OptionalLong.of(pending.versionId()), Granularity.HOURLY, day);
        List<MetricPeriod> daily = new ArrayList<>();
        if (!hours.isEmpty()) {
            MetricPeriod merged = Merge.of(hours, day, pending.versionId());
            daily.add(
                    merged.labelledCount() == 0
                            ? merged
                            : quality.complete(modelId, OptionalLong.of(merged.versionId()), subject, merged));
        }
        store.replace(modelId, pending.versionId(), Granularity.DAILY, day, daily, clock.millis());
    }

    private static TimeRange range(long startMillis, Granularity granularity) {
        return TimeRange.ofMillis(startMillis, startMillis + granularity.millis());
    }
}
