package io.modeldeck.metrics;

import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.RollupStore.Subject;
import io.modeldeck.store.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Answers what a model did in a range of time, from the rollups. Reads only. */
public final class MetricsService {

    private final RollupStore store;

    public MetricsService(Database database) {
        this.store = new RollupStore(database);
    }

    /**
     * The stored periods that start in the range, oldest first; of all versions merged when no version is named. A period without events is
     * absent, never a zero. Days whose hours changed since the last daily rollup are merged from the hours on the way.
     */
    public List<MetricPeriod> series(long modelId, OptionalLong versionId, Granularity granularity, TimeRange range) {
        List<MetricPeriod> periods = store.periods(modelId, versionId, granularity, range);
        if (granularity == Granularity.DAILY) {
            periods = withOpenDays(modelId, versionId, range, periods);
        }
        return versionId.isPresent() ? periods : mergeByStart(periods, granularity);
    }

    /**
     * Everything in the range as one period, from the coarsest rollups whose borders fit it. The range is widened to whole 5-minute periods.
     */
    public MetricPeriod summary(long modelId, OptionalLong versionId, TimeRange range) {
        List<MetricPeriod> parts = new ArrayList<>();
        long five = Granularity.FIVE_MINUTES.millis();
        long from = Granularity.FIVE_MINUTES.startOf(range.fromMillis());
        long to = Granularity.FIVE_MINUTES.startOf(range.toMillis() + five - 1);
        long hour = Granularity.HOURLY.millis();
        long firstHour = Granularity.HOURLY.startOf(from + hour - 1);
        long lastHour = Granularity.HOURLY.startOf(to);
        if (firstHour < lastHour) {
            collect(parts, modelId, versionId, Granularity.FIVE_MINUTES, from, firstHour);
            collect(parts, modelId, versionId, Granularity.HOURLY, firstHour, lastHour);
            collect(parts, modelId, versionId, Granularity.FIVE_MINUTES, lastHour, to);
        } else {
            collect(parts, modelId, versionId, Granularity.FIVE_MINUTES, from, to);
        }
        return Merge.of(parts, range, versionId.orElse(0));
    }

    /** Realised quality over the range, from its labelled events themselves (exact, also for AUC), with the count of them. */
    public QualityReading quality(long modelId, OptionalLong versionId, TimeRange range) {
        Subject subject = store.subject(modelId);
        List<Labelled> labelled = new ArrayList<>();
        store.labelled(
                modelId,
                versionId,
                range,
                e -> e.prediction()
                        .ifPresent(p -> labelled.add(new Labelled(p, e.outcome().orElseThrow(), e.score()))));
        return new QualityReading(
                labelled.size(), subject.task(), RealisedQuality.of(labelled, subject.task(), subject.positiveClass()));
    }

    /** Realised quality of a range: how many labelled predictions, and what is defined of them. */
    public record QualityReading(long labelled, TaskType task, Map<String, Double> values) {}

    private void collect(
            List<MetricPeriod> parts,
            long modelId,
            OptionalLong versionId,
            Granularity granularity,
            long from,
            long to) {
        if (from < to) {
            parts.addAll(store.periods(modelId, versionId, granularity, TimeRange.ofMillis(from, to)));
        }
    }

    private List<MetricPeriod> withOpenDays(
            long modelId, OptionalLong versionId, TimeRange range, List<MetricPeriod> stored) {
        List<MetricPeriod> days = new ArrayList<>(stored);
        for (RollupStore.Pending open : store.pending(modelId, Granularity.DAILY, range.toMillis())) {
            boolean asked = versionId.isEmpty() || versionId.getAsLong() == open.versionId();
            if (asked && open.startMillis() >= range.fromMillis()) {
                TimeRange day = TimeRange.ofMillis(open.startMillis(), open.startMillis() + Granularity.DAILY.millis());
                List<MetricPeriod> hours =
                        store.periods(modelId, OptionalLong.of(open.versionId()), Granularity.HOURLY, day);
                days.removeIf(
                        d -> d.versionId() == open.versionId() && d.range().equals(day));
                days.add(Merge.of(hours, day, open.versionId()));
            }
        }
        days.sort(Comparator.comparing(d -> d.range().from()));
        return days;
    }

    private static List<MetricPeriod> mergeByStart(List<MetricPeriod> periods, Granularity granularity) {
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
