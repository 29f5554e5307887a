package io.modeldeck.ui.monitoring;

import io.modeldeck.alert.AlertRule;
import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Threshold;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TaskType;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.stats.Proportions;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Charts out of stored periods. Pure. */
final class MetricCharts {

    /** Of the interval around a share. */
    private static final double CONFIDENCE = 0.95;

    private final MetricsData data;
    private final ZoneId zone;
    private final List<Marker> markers;
    private final boolean limits;
    private final Track main;
    private final Track slow;

    /** Periods of one length, drawn at their middles. */
    private record Track(List<MetricPeriod> periods, Granularity granularity) {

        long[] at() {
            return periods.stream()
                    .mapToLong(period -> period.range().fromMillis()
                            + period.range().length().toMillis() / 2)
                    .toArray();
        }

        double[] values(ToDoubleFunction<MetricPeriod> value) {
            return periods.stream().mapToDouble(value).toArray();
        }

        /** Over a missing period no line is drawn. */
        long gap() {
            return granularity.millis() * 3 / 2;
        }

        Series line(String name, ToDoubleFunction<MetricPeriod> value) {
            return Series.line(name, at(), values(value), gap());
        }

        /** What the figures are made of. */
        String footer() {
            return Messages.text("metrics.footer", granularity.label(), Formats.count(periods.size()));
        }
    }

    /**
     * @param layers kinds of markers to draw
     * @param limits whether the limits of rules are drawn
     */
    MetricCharts(MetricsData data, ZoneId zone, Set<Marker.Kind> layers, boolean limits) {
        this.data = data;
        this.zone = zone;
        this.limits = limits;
        this.markers = data.markers().stream()
                .filter(marker -> layers.contains(marker.kind()))
                .toList();
        this.main = new Track(data.periods(), data.granularity());
        this.slow = new Track(data.qualityPeriods(), data.qualityGranularity());
    }

    /** p95 and p50 as lines; around the median, the fastest and the slowest call. */
    TimeSeriesChart latency() {
        double[] fastest = main.values(
                p -> p.latency().count() == 0 ? Double.NaN : p.latency().minMicros() / 1e3);
        double[] p99 = main.values(MetricName.P99_LATENCY::of);
        return chart(
                Messages.text("metrics.latency"),
                "ms",
                List.of(
                        main.line(Messages.text("metrics.p50"), MetricName.P50_LATENCY::of),
                        main.line(Messages.text("metrics.p95"), MetricName.P95_LATENCY::of),
                        Series.band(Messages.text("metrics.fastest-p99"), main.at(), fastest, p99, main.gap())),
                limits(Set.of(MetricName.P95_LATENCY, MetricName.P99_LATENCY, MetricName.P50_LATENCY)),
                true,
                main,
                "");
    }

    TimeSeriesChart throughput() {
        boolean perHour = data.granularity().millis() < Granularity.DAILY.millis();
        double unit = perHour ? 3.6e6 : 86.4e6;
        // a period that is not over has had less time
        ToDoubleFunction<MetricPeriod> rate = p -> p.requestCount()
                * unit
                / Math.clamp(
                        data.now().toEpochMilli() - p.range().fromMillis(),
                        1_000,
                        p.range().length().toMillis());
        return chart(
                Messages.text("metrics.throughput"),
                Messages.text(perHour ? "metrics.per-hour" : "metrics.per-day"),
                List.of(main.line(Messages.text("metrics.requests"), rate)),
                List.of(),
                true,
                main,
                Messages.text(
                        "metrics.total",
                        Formats.count(data.periods().stream()
                                .mapToLong(MetricPeriod::requestCount)
                                .sum())));
    }

    /** With the interval in which the true rate lies: few calls, a wide band. */
    TimeSeriesChart errors() {
        return chart(
                Messages.text("metrics.errors"),
                "share",
                List.of(share(
                        main,
                        Messages.text("metrics.error-rate"),
                        MetricPeriod::errorCount,
                        MetricPeriod::requestCount)),
                limits(Set.of(MetricName.ERROR_RATE)),
                true,
                main,
                Messages.text("metrics.band"));
    }

    /** Realised quality; where there is none, the empty chart says so. */
    TimeSeriesChart quality() {
        long labelled =
                data.periods().stream().mapToLong(MetricPeriod::labelledCount).sum();
        String note = Messages.text("metrics.labelled", Formats.count(labelled));
        if (data.model().task() == TaskType.REGRESSION) {
            return chart(
                    Messages.text("metrics.errors-of-value"),
                    "",
                    List.of(
                            slow.line(MetricName.RMSE.label(), MetricName.RMSE::of),
                            slow.line(MetricName.MAE.label(), MetricName.MAE::of)),
                    limits(Set.of(MetricName.RMSE, MetricName.MAE)),
                    true,
                    slow,
                    note);
        }
        List<Series> series = new ArrayList<>();
        series.add(share(slow, MetricName.ACCURACY.label(), MetricPeriod::correctCount, MetricPeriod::labelledCount));
        double[] auc = slow.values(MetricName.AUC::of);
        if (Arrays.stream(auc).anyMatch(Double::isFinite)) {
            series.add(Series.line(MetricName.AUC.label(), slow.at(), auc, slow.gap()));
        }
        return chart(
                Messages.text("metrics.quality"),
                "share",
                series,
                limits(Set.of(MetricName.ACCURACY, MetricName.AUC)),
                false,
                slow,
                note);
    }

    private TimeSeriesChart chart(
            String title,
            String unit,
            List<Series> series,
            List<Threshold> thresholds,
            boolean zeroBased,
            Track track,
            String note) {
        String foot = note.isEmpty() ? track.footer() : track.footer() + " · " + note;
        return new TimeSeriesChart(
                title, unit, data.range(), zone, series, limits ? thresholds : List.of(), markers, zeroBased, foot);
    }

    private Series share(
            Track track, String name, ToDoubleFunction<MetricPeriod> hits, ToDoubleFunction<MetricPeriod> of) {
        int n = track.periods().size();
        double[] value = new double[n];
        double[] low = new double[n];
        double[] high = new double[n];
        for (int i = 0; i < n; i++) {
            MetricPeriod period = track.periods().get(i);
            long all = (long) of.applyAsDouble(period);
            long some = (long) hits.applyAsDouble(period);
            value[i] = all == 0 ? Double.NaN : (double) some / all;
            var interval = Proportions.wilsonInterval(some, all, CONFIDENCE);
            low[i] = interval.map(between -> between.low()).orElse(Double.NaN);
            high[i] = interval.map(between -> between.high()).orElse(Double.NaN);
        }
        return new Series(name, track.at(), value, low, high, io.modeldeck.chart.Style.LINE, track.gap());
    }

    private List<Threshold> limits(Set<MetricName> shown) {
        return data.rules().stream()
                .filter(rule -> rule.condition()
                        .metric()
                        .stored()
                        .filter(shown::contains)
                        .isPresent())
                .flatMap(MetricCharts::thresholds)
                .toList();
    }

    private static Stream<Threshold> thresholds(AlertRule rule) {
        return rule.condition().limit().lines().stream()
                .map(line -> new Threshold(rule.condition().metric().label(), line, rule.severity()));
    }
}
