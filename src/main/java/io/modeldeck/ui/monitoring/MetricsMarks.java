package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.chart.Gap;
import io.modeldeck.chart.Marker;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.ui.kit.selection.Layer;
import io.modeldeck.ui.kit.text.Messages;
import java.util.List;

/**
 * What lies over the charts of a model's metrics.
 *
 * @param markers in the order of time
 * @param rules the ones that watch the model
 * @param off when no engine ran, oldest first
 */
record MetricsMarks(long modelId, List<Marker> markers, List<AlertRule> rules, List<TimeRange> off) {

    /** Those of another model, and of none, are none. */
    MetricsMarks ofModel(long wanted) {
        return modelId == wanted ? this : none(wanted);
    }

    static MetricsMarks none(long modelId) {
        return new MetricsMarks(modelId, List.of(), List.of(), List.of());
    }

    /** What of it the layers show. */
    MetricsMarks shown(Layers layers) {
        return new MetricsMarks(modelId, layers.of(markers), layers.has(Layer.LIMITS) ? rules : List.of(), off);
    }

    /** When no engine ran and nothing is known: what was imported later for such a time is known. */
    List<Gap> gaps(List<MetricPeriod> periods) {
        List<TimeRange> known = periods.stream().map(MetricPeriod::range).toList();
        return off.stream()
                .flatMap(range -> range.without(known).stream())
                .map(range -> new Gap(range, Messages.text("metrics.engine-off")))
                .toList();
    }
}
