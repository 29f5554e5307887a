package io.modeldeck.ui.monitoring;

import java.time.ZoneId;
import java.util.Optional;

/**
 * All charts of a model's figures, made off the FX thread.
 *
 * @param held what the lines that the figures are held against are called
 * @param losses empty where no period knows any
 * @param labels empty where no outcome is known
 */
record Figures(
        MetricsData data,
        String held,
        FigureChart latency,
        FigureChart throughput,
        FigureChart errors,
        FigureChart quality,
        Optional<FigureChart> losses,
        Optional<FigureChart> labels) {

    static Figures of(MetricsData data, ZoneId zone, String held) {
        MetricCharts charts = new MetricCharts(data, zone, held);
        return new Figures(
                data,
                held,
                charts.latency(),
                charts.throughput(),
                charts.errors(),
                charts.quality(),
                charts.losses(),
                charts.labels());
    }
}
