package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.CurveChart;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.report.DriftPicture;
import io.modeldeck.ui.kit.text.DriftNames;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Charts out of stored drift results. Pure. */
final class DriftCharts {

    private DriftCharts() {}

    /** The score of each check in the range; a check that was not evaluated leaves a gap. */
    static TimeSeriesChart course(
            DriftResult shown, List<DriftResult> past, List<Marker> markers, TimeRange range, ZoneId zone) {
        return DriftPicture.course(
                new DriftPicture.CourseWords(
                        Messages.text("drift.course", DriftNames.of(shown)),
                        Messages.text("drift.score"),
                        Messages.text("drift.limit"),
                        Messages.text("drift.checks", Formats.count(past.size()))),
                past,
                markers,
                range,
                zone);
    }

    /** The cumulative shares with their largest gap; empty where there are no numbers. */
    static Optional<CurveChart> cumulative(DriftResult result) {
        return DriftPicture.cumulative(
                result,
                new DriftPicture.CumulativeWords(
                        Messages.text("drift.cumulative", DriftNames.of(result)),
                        "",
                        Messages.text("drift.cumulative.share"),
                        Messages.text("drift.bin.reference"),
                        Messages.text("drift.bin.current"),
                        Messages.text("drift.cumulative.bins", sizes(result))));
    }

    private static String sizes(DriftResult result) {
        return Messages.text("drift.sizes", Formats.count(result.nReference()), Formats.count(result.nCurrent()));
    }

    /** How often the model was right, or how far off, day by day: what concept drift is about. */
    static TimeSeriesChart quality(DriftData data, List<Marker> markers, ZoneId zone) {
        boolean classes = data.model().task() == TaskType.CLASSIFICATION;
        MetricName metric = classes ? MetricName.ACCURACY : MetricName.MAE;
        List<MetricPeriod> days =
                data.days().stream().filter(day -> day.labelledCount() > 0).toList();
        long[] at = days.stream()
                .mapToLong(day -> (day.range().fromMillis() + day.range().toMillis()) / 2)
                .toArray();
        double[] values = days.stream().mapToDouble(metric::of).toArray();
        return new TimeSeriesChart(
                Messages.text("drift.realised", MetricWords.of(metric)),
                classes ? "share" : "",
                data.range(),
                zone,
                List.of(Series.line(MetricWords.of(metric), at, values, 0)),
                List.of(),
                markers,
                !classes,
                Messages.text(
                        "drift.days",
                        Formats.count(days.stream()
                                .mapToLong(MetricPeriod::labelledCount)
                                .sum())));
    }
}
