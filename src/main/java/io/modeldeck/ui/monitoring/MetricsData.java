package io.modeldeck.ui.monitoring;

import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
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

    Track main() {
        return new Track(periods, granularity);
    }

    Track slow() {
        return new Track(qualityPeriods, qualityGranularity);
    }
}
