package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.BarsChart;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.HistogramChart;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TaskType;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Charts out of stored drift results. Pure. */
final class DriftCharts {

    private DriftCharts() {}

    /** The score of each check in the range; a check that was not evaluated leaves a gap. */
    static TimeSeriesChart course(DriftResult shown, List<DriftResult> past, TimeRange range, ZoneId zone) {
        long[] at =
                past.stream().mapToLong(result -> result.at().toEpochMilli()).toArray();
        double[] scores = past.stream()
                .mapToDouble(result -> result.state() == DriftState.NOT_EVALUATED ? Double.NaN : result.score())
                .toArray();
        return new TimeSeriesChart(
                Messages.text("drift.course", DriftNames.of(shown)),
                "",
                range,
                zone,
                List.of(Series.line(Messages.text("drift.score"), at, scores, 0)),
                List.of(new Threshold(Messages.text("drift.limit"), ScoreBar.LIMIT, Severity.WARNING)),
                List.of(),
                true,
                Messages.text("drift.checks", Formats.count(past.size())));
    }

    /** What was usual beside what is now; empty where the result keeps no distributions, as for the concept. */
    static Optional<Chart> distribution(DriftResult result) {
        Distribution usual = result.baselineDistribution();
        Distribution now = result.currentDistribution();
        String title = Messages.text("drift.distribution", DriftNames.of(result));
        String footer =
                Messages.text("drift.sizes", Formats.count(result.nReference()), Formats.count(result.nCurrent()));
        return switch (usual.kind().equals("none") ? now.kind() : usual.kind()) {
            case "histogram" ->
                Optional.of(new HistogramChart(
                        title, "", edges(usual, now, false), array(usual.shares()), array(now.shares()), footer));
            case "bins" ->
                Optional.of(new HistogramChart(
                        title, "", edges(usual, now, true), array(usual.shares()), array(now.shares()), footer));
            case "categories" -> Optional.of(bars(title, usual, now, footer));
            default -> Optional.empty();
        };
    }

    /** How often the model was right, or how far off, day by day: what concept drift is about. */
    static TimeSeriesChart quality(DriftData data, ZoneId zone) {
        boolean classes = data.model().task() == TaskType.CLASSIFICATION;
        MetricName metric = classes ? MetricName.ACCURACY : MetricName.MAE;
        List<MetricPeriod> days =
                data.days().stream().filter(day -> day.labelledCount() > 0).toList();
        long[] at = days.stream()
                .mapToLong(day -> (day.range().fromMillis() + day.range().toMillis()) / 2)
                .toArray();
        double[] values = days.stream().mapToDouble(metric::of).toArray();
        return new TimeSeriesChart(
                Messages.text("drift.realised", metric.label()),
                classes ? "share" : "",
                data.range(),
                zone,
                List.of(Series.line(metric.label(), at, values, 0)),
                List.of(),
                List.of(),
                !classes,
                Messages.text(
                        "drift.days",
                        Formats.count(days.stream()
                                .mapToLong(MetricPeriod::labelledCount)
                                .sum())));
    }

    private static double[] edges(Distribution usual, Distribution now, boolean open) {
        List<Double> inner = usual.edges().isEmpty() ? now.edges() : usual.edges();
        List<Double> all = new ArrayList<>(inner);
        if (open) {
            all.addFirst(Double.NEGATIVE_INFINITY);
            all.addLast(Double.POSITIVE_INFINITY);
        }
        return array(all);
    }

    /** Categories of either side, those that changed most first, the rest of them last. */
    private static BarsChart bars(String title, Distribution usual, Distribution now, String footer) {
        TreeSet<String> all = new TreeSet<>(usual.names());
        all.addAll(now.names());
        List<String> names = all.stream()
                .sorted(Comparator.comparing((String name) -> name.equals(Distribution.OTHER))
                        .thenComparing(name -> -Math.abs(share(usual, name) - share(now, name))))
                .toList();
        return new BarsChart(
                title,
                names,
                names.stream().mapToDouble(name -> share(usual, name)).toArray(),
                names.stream().mapToDouble(name -> share(now, name)).toArray(),
                footer);
    }

    private static double share(Distribution of, String name) {
        int at = of.names().indexOf(name);
        return at < 0 ? 0 : of.shares().get(at);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
