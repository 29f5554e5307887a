package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model's figures.
 *
 * @param periods oldest first; a period without events is absent
 * @param qualityPeriods the same range, in periods coarse enough to hold enough labelled predictions to speak of a share
 * @param now the last period may not be over yet
 * @param held what the figures are held against, where that is wanted and there is something
 * @param versions all of the model, the oldest first
 * @param firstEvent the model's first event at or after the end of an empty range, else its oldest
 */
record MetricsData(
        ModelInfo model,
        TimeRange range,
        Granularity granularity,
        List<MetricPeriod> periods,
        List<MetricPeriod> qualityPeriods,
        Granularity qualityGranularity,
        Instant now,
        Optional<Held> held,
        List<ModelVersion> versions,
        Optional<Instant> firstEvent) {

    /** Whether the last five minutes can stand behind these periods: they are as long. */
    boolean takesTail() {
        return granularity == Granularity.FIVE_MINUTES;
    }

    /** With the five minutes before now instead of the period that is not over. */
    MetricsData with(MetricPeriod tail, Instant later) {
        long middle = middle(tail);
        List<MetricPeriod> grown = new ArrayList<>();
        for (MetricPeriod period : periods) {
            if (!period.range().to().isAfter(later) && middle(period) < middle) {
                grown.add(period);
            }
        }
        if (tail.requestCount() > 0) {
            grown.add(tail);
        }
        return new MetricsData(
                model,
                range,
                granularity,
                List.copyOf(grown),
                qualityPeriods,
                qualityGranularity,
                later,
                held,
                versions,
                firstEvent);
    }

    private static long middle(MetricPeriod period) {
        return (period.range().fromMillis() + period.range().toMillis()) / 2;
    }

    /** The periods that are over. */
    Track over() {
        return new Track(goesOn() ? periods.subList(0, periods.size() - 1) : periods, granularity);
    }

    /** The period that is not over, behind the one before it; empty where all are over. */
    Track goingOn() {
        return new Track(goesOn() ? periods.subList(periods.size() - 2, periods.size()) : List.of(), granularity);
    }

    /** A lone one is a dot anyway, which is joined to nothing. */
    private boolean goesOn() {
        if (periods.size() < 2 || !periods.getLast().range().to().isAfter(now)) {
            return false;
        }
        return middle(periods.getLast()) - middle(periods.get(periods.size() - 2)) <= Track.gap(granularity);
    }

    Track main() {
        return new Track(periods, granularity);
    }

    Track slow() {
        return new Track(qualityPeriods, qualityGranularity);
    }
}
