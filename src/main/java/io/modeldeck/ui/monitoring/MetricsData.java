package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the charts of a model's metrics are made of.
 *
 * @param periods oldest first; a period without events is absent
 * @param qualityPeriods the same range, in periods coarse enough to hold enough labelled predictions to speak of a share
 * @param rules the ones that watch the model
 * @param off when no engine ran and nothing is known, oldest first
 * @param series those from outside that have a value in the range
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
        List<AlertRule> rules,
        List<Marker> markers,
        List<TimeRange> off,
        List<SeriesData> series,
        Optional<Instant> firstEvent,
        Instant now,
        Optional<Held> held,
        List<ModelVersion> versions) {}
