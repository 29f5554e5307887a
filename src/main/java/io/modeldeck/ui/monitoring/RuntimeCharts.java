package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Gap;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.schedule.RuntimePeriod;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.ZoneId;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How the engine's process was, as charts: what was measured on average, and up to the most. Pure. */
record RuntimeCharts(ZoneId zone, MetricsMarks marks) {

    /** None where nothing was measured. */
    List<TimeSeriesChart> of(RuntimeData data) {
        if (data.periods().isEmpty()) {
            return List.of();
        }
        return List.of(
                chart(
                        data,
                        "cpu",
                        "share",
                        period -> period.cpu().orElse(Double.NaN),
                        period -> period.cpuMost().orElse(Double.NaN)),
                chart(data, "heap", "B", RuntimePeriod::heapBytes, RuntimePeriod::heapBytesMost),
                chart(
                        data,
                        "queue",
                        Messages.text("metrics.runtime.queue.unit"),
                        RuntimePeriod::queue,
                        RuntimePeriod::queueMost));
    }

    private TimeSeriesChart chart(
            RuntimeData data,
            String key,
            String unit,
            ToDoubleFunction<RuntimePeriod> mean,
            ToDoubleFunction<RuntimePeriod> most) {
        List<RuntimePeriod> periods = data.periods();
        long[] at = periods.stream()
                .mapToLong(
                        period -> (period.range().fromMillis() + period.range().toMillis()) / 2)
                .toArray();
        double[] means = periods.stream().mapToDouble(mean).toArray();
        double[] mosts = periods.stream().mapToDouble(most).toArray();
        long gap = data.length().toMillis() * 3 / 2;
        return new TimeSeriesChart(
                Messages.text("metrics.runtime." + key),
                unit,
                data.range(),
                zone,
                List.of(
                        Series.line(Messages.text("metrics.mean"), at, means, gap),
                        Series.band(Messages.text("metrics.runtime.most"), at, means, mosts, gap)),
                List.of(),
                marks.markers(),
                true,
                Messages.text("metrics.runtime.footer", Formats.duration(data.length()), Formats.count(periods.size())),
                data.off().stream()
                        .map(off -> new Gap(off, Messages.text("metrics.engine-off")))
                        .toList());
    }
}
