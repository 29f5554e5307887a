package io.modeldeck.metrics;

import io.modeldeck.domain.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The same as {@link MetricsService#summary} for many windows of one length over the same stretch of time: the stored periods are read once, and
 * each window is joined from them, whole hours inside and 5-minute periods at its edges.
 */
public final class SlidingSummaries {

    private final long window;
    private final long versionId;
    private final Map<Long, MetricPeriod> fives;
    private final Map<Long, MetricPeriod> hours;

    /**
     * @param window whole 5-minute periods
     * @param ends where the windows may end: not before its start, not after its end
     */
    public SlidingSummaries(
            MetricsService metrics, long modelId, OptionalLong versionId, Duration window, TimeRange ends) {
        this.window = window.toMillis();
        this.versionId = versionId.orElse(0);
        TimeRange range = TimeRange.ofMillis(ends.fromMillis() - this.window, ends.toMillis());
        this.fives = byStart(metrics.series(modelId, versionId, Granularity.FIVE_MINUTES, range));
        this.hours = this.window < Granularity.HOURLY.millis()
                ? Map.of()
                : byStart(metrics.series(modelId, versionId, Granularity.HOURLY, range));
    }

    /** What the window that ends at the instant, a border of a 5-minute period, holds. */
    public MetricPeriod endingAt(Instant end) {
        long to = end.toEpochMilli();
        long from = to - window;
        long firstHour = Granularity.HOURLY.startOf(from + Granularity.HOURLY.millis() - 1);
        long lastHour = Math.max(firstHour, Granularity.HOURLY.startOf(to));
        List<MetricPeriod> parts = new ArrayList<>();
        if (firstHour < lastHour) {
            collect(parts, fives, from, firstHour, Granularity.FIVE_MINUTES);
            collect(parts, hours, firstHour, lastHour, Granularity.HOURLY);
            collect(parts, fives, lastHour, to, Granularity.FIVE_MINUTES);
        } else {
            collect(parts, fives, from, to, Granularity.FIVE_MINUTES);
        }
        return Merge.of(parts, TimeRange.ofMillis(from, to), versionId);
    }

    private static void collect(
            List<MetricPeriod> parts, Map<Long, MetricPeriod> stored, long from, long to, Granularity granularity) {
        for (long start = from; start < to; start += granularity.millis()) {
            MetricPeriod period = stored.get(start);
            if (period != null) {
                parts.add(period);
            }
        }
    }

    private static Map<Long, MetricPeriod> byStart(List<MetricPeriod> periods) {
        Map<Long, MetricPeriod> byStart = new HashMap<>();
        periods.forEach(period -> byStart.put(period.range().fromMillis(), period));
        return byStart;
    }
}
