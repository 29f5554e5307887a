package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Gap;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.metrics.MetricName;
import java.util.List;
import java.util.stream.Stream;

/**
 * A chart of figures as far as it can be made off the FX thread; what lies over it is laid there later, and anew when somebody chooses other layers.
 *
 * @param plain with its own marks only
 * @param watched the metrics whose limits belong over it
 */
record FigureChart(TimeSeriesChart plain, List<MetricName> watched) {

    /** With what lies over it. */
    TimeSeriesChart under(MetricsMarks marks, List<Gap> gaps) {
        return new TimeSeriesChart(
                plain.title(),
                plain.unit(),
                plain.range(),
                plain.zone(),
                plain.series(),
                new MetricLimits(marks.rules()).of(watched),
                Stream.concat(marks.markers().stream(), plain.markers().stream())
                        .toList(),
                plain.zeroBased(),
                plain.footer(),
                gaps);
    }
}
