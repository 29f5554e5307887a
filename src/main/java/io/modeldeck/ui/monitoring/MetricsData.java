package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the charts of a model's metrics are made of.
 *
 * @param periods oldest first; a period without events is absent
 * @param rules the ones that watch the model
 * @param firstEvent the model's first event at or after the end of an empty range, else its oldest
 */
record MetricsData(
        ModelInfo model,
        TimeRange range,
        Granularity granularity,
        List<MetricPeriod> periods,
        List<AlertRule> rules,
        List<Marker> markers,
        Optional<Instant> firstEvent) {}
