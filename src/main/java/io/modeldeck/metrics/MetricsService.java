package io.modeldeck.metrics;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.PeriodEventStore.Subject;
import io.modeldeck.metrics.RollupStore.Pending;
import io.modeldeck.stats.Interval;
import io.modeldeck.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Answers what a model did in a range of time, from the rollups. Reads only. */
public final class MetricsService {

    private final RollupStore store;
    private final PeriodEventStore events;
    private final QualityOfEvents quality;

    public MetricsService(Database database) {
        this.store = new RollupStore(database);
        this.events = new PeriodEventStore(database);
        this.quality = new QualityOfEvents(events);
    }

    /**
     * The periods that start in the range, oldest first, and of months every one that the range touches, whole; of all versions merged when no
     * version is named. A period without events is absent, never a zero. A period that changed since its last rollup is merged from finer ones on
     * the way; the quality of what is merged comes from its labelled events.
     */
    public List<MetricPeriod> series(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        if (granularity == Granularity.MONTHLY) {
            return quality.complete(modelId, versionId, months(modelId, versionId, range));
        }
        List<MetricPeriod> periods = perVersion(store::periods, modelId, versionId, granularity, range);
        List<MetricPeriod> series = versionId.isPresent() ? periods : mergeByStart(periods);
        // Five minutes are watched all the time, and hold too little for more than a ratio.
        return granularity == Granularity.FIVE_MINUTES ? series : quality.complete(modelId, versionId, series);
    }

    /**
     * {@link #series} of calls and their latency alone, for stored granularities: of quality and its standard errors nothing is read, which takes a
     * fraction of the time.
     */
    public List<MetricPeriod> traffic(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        List<MetricPeriod> periods = perVersion(store::traffic, modelId, versionId, granularity, range);
        return versionId.isPresent() ? periods : mergeByStart(periods);
    }

    private List<MetricPeriod> months(long modelId, OptionalLong versionId, TimeRange range) {
        TimeRange whole = new TimeRange(
                Granularity.MONTHLY.periodAt(range.fromMillis()).from(),
                Granularity.MONTHLY.periodAt(range.toMillis() - 1).to());
        Map<TimeRange, List<MetricPeriod>> days = new LinkedHashMap<>();
        perVersion(store::periods, modelId, versionId, Granularity.DAILY, whole)
                .forEach(day -> days.computeIfAbsent(
                                Granularity.MONTHLY.periodAt(day.range().fromMillis()), month -> new ArrayList<>())
                        .add(day));
        return days.entrySet().stream()
                .map(month -> Merge.of(month.getValue(), month.getKey(), versionId.orElse(0)))
                .toList();
    }

    /**
     * Everything in the range as one period, from the coarsest rollups whose borders fit it. The range is widened to whole 5-minute periods.
     */
    public MetricPeriod summary(long modelId, OptionalLong versionId, TimeRange range) {
        List<MetricPeriod> parts = new ArrayList<>();
        long from = Granularity.FIVE_MINUTES.startOf(range.fromMillis());
        long to = Granularity.FIVE_MINUTES.endOf(range.toMillis());
        collect(parts, modelId, versionId, Granularity.DAILY, from, to);
        return Merge.of(parts, range, versionId.orElse(0));
    }

    /**
     * When a version is held against what happened in a range: in that range itself where it has figures there, else in the last stretch of that
     * length before its end in which it has some, else in its newest. Empty where nothing was ever measured of it.
     */
    public Optional<TimeRange> stretchOf(long versionId, TimeRange range) {
        Optional<Instant> before = store.newestEnd(versionId, range.toMillis());
        if (before.filter(range.from()::isBefore).isPresent()) {
            return Optional.of(range);
        }
        return before.or(() -> store.newestEnd(versionId, Long.MAX_VALUE))
                .map(end -> TimeRange.endingAt(end, range.length()));
    }

    /** Realised quality over the range, from its labelled events themselves (exact, also for AUC), with the count of them. */
    public QualityReading quality(long modelId, OptionalLong versionId, TimeRange range) {
        Subject subject = events.subject(modelId);
        List<Labelled> labelled = events.labelled(modelId, versionId, range);
        QualityFigures figures = RealisedQuality.of(labelled, subject.task(), subject.positiveClass());
        return new QualityReading(labelled.size(), subject.task(), figures.values(), figures.standardErrors());
    }

    /**
     * Realised quality of a range.
     *
     * @param labelled how many predictions with a known outcome
     * @param values by metric name, only what is defined
     * @param standardErrors how far the values scatter by chance, for those that are no ratio of counts
     */
    public record QualityReading(
            long labelled, TaskType task, Map<String, Double> values, Map<String, Double> standardErrors) {

        /** Where the values may lie by chance alone, 95 times of 100, for those that can tell. */
        public Map<MetricName, Interval> bands() {
            QualityFigures figures = new QualityFigures(values, standardErrors);
            Map<MetricName, Interval> bands = new EnumMap<>(MetricName.class);
            values.keySet().stream()
                    .map(MetricName::named)
                    .forEach(metric -> MetricBands.ofQuality(metric, figures, labelled)
                            .ifPresent(band -> bands.put(metric, band)));
            return bands;
        }
    }

    /** Whole periods of the granularity, and what is left before and after them in finer ones. */
    private void collect(
            List<MetricPeriod> parts,
            long modelId,
            OptionalLong versionId,
            Granularity granularity,
            long from,
            long to) {
        if (from >= to) {
            return;
        }
        if (granularity == Granularity.FIVE_MINUTES) {
            parts.addAll(perVersion(store::periods, modelId, versionId, granularity, TimeRange.ofMillis(from, to)));
            return;
        }
        Granularity finer = granularity.finer();
        long first = granularity.endOf(from);
        long last = granularity.startOf(to);
        if (last - first < fewest(granularity)) {
            collect(parts, modelId, versionId, finer, from, to);
            return;
        }
        collect(parts, modelId, versionId, finer, from, first);
        parts.addAll(perVersion(store::periods, modelId, versionId, granularity, TimeRange.ofMillis(first, last)));
        collect(parts, modelId, versionId, finer, last, to);
    }

    /** A day alone would bring its own quality along, of which a range that is put together says the accuracy at most. */
    private static long fewest(Granularity granularity) {
        return granularity == Granularity.DAILY ? 2 * granularity.millis() : granularity.millis();
    }

    /** What the store has of the periods that start in a range: all of it, or a part. */
    @FunctionalInterface
    private interface Stored {

        List<MetricPeriod> periods(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range);
    }

    private List<MetricPeriod> perVersion(
            Stored stored, long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        List<MetricPeriod> done = stored.periods(modelId, versionId, granularity, range);
        if (granularity == Granularity.FIVE_MINUTES) {
            return done;
        }
        List<Pending> open = open(modelId, granularity, range.toMillis())
                .filter(p -> p.startMillis() >= range.fromMillis())
                .filter(p -> versionId.isEmpty() || versionId.getAsLong() == p.versionId())
                .distinct()
                .toList();
        if (open.isEmpty()) {
            return done;
        }
        List<MetricPeriod> periods = new ArrayList<>(done);
        for (Pending period : open) {
            TimeRange whole = TimeRange.ofMillis(period.startMillis(), period.startMillis() + granularity.millis());
            periods.removeIf(
                    p -> p.versionId() == period.versionId() && p.range().equals(whole));
            List<MetricPeriod> finer =
                    perVersion(stored, modelId, OptionalLong.of(period.versionId()), granularity.finer(), whole);
            if (!finer.isEmpty()) {
                periods.add(Merge.of(finer, whole, period.versionId()));
            }
        }
        periods.sort(Comparator.comparing((MetricPeriod p) -> p.range().from()).thenComparing(MetricPeriod::versionId));
        return periods;
    }

    /** What waits for its rollup; a day waits also while one of its hours does, which notes the day only when it is done. */
    private Stream<Pending> open(long modelId, Granularity granularity, long beforeMillis) {
        Stream<Pending> open = store.pending(modelId, granularity, beforeMillis).stream();
        return granularity == Granularity.HOURLY
                ? open
                : Stream.concat(
                        open,
                        store.pending(modelId, Granularity.HOURLY, beforeMillis).stream()
                                .map(p -> new Pending(p.versionId(), granularity.startOf(p.startMillis()))));
    }

    private static List<MetricPeriod> mergeByStart(List<MetricPeriod> periods) {
        List<MetricPeriod> merged = new ArrayList<>();
        int i = 0;
        while (i < periods.size()) {
            int end = i + 1;
            while (end < periods.size()
                    && periods.get(end)
                            .range()
                            .from()
                            .equals(periods.get(i).range().from())) {
                end++;
            }
            List<MetricPeriod> same = periods.subList(i, end);
            merged.add(
                    same.size() == 1
                            ? same.getFirst()
                            : Merge.of(same, same.getFirst().range(), 0));
            i = end;
        }
        return merged;
    }
}
