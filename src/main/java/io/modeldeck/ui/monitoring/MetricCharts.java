package io.modeldeck.ui.monitoring;

import io.modeldeck.chart.Marker;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.Style;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TaskType;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.ui.kit.text.Formats;
import io.modeldeck.ui.kit.text.Messages;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Charts out of stored periods. Pure. */
final class MetricCharts {

    /** So many times the largest p99 of the range. */
    private static final double FAR_OFF = 3;

    private static final int MOST_FAR_OFF = 5;

    private final MetricsData data;
    private final ZoneId zone;
    private final Track main;
    private final Track slow;
    private final String held;

    /** @param held what the lines that the figures are held against are called */
    MetricCharts(MetricsData data, ZoneId zone, String held) {
        this.data = data;
        this.zone = zone;
        this.held = held;
        this.main = data.main();
        this.slow = data.slow();
    }

    /** p95 and p50 as lines; around the median, the fastest and the slowest call. */
    FigureChart latency() {
        double[] fastest = main.values(
                p -> p.latency().count() == 0 ? Double.NaN : p.latency().minMicros() / 1e3);
        double[] p99 = main.values(MetricName.P99_LATENCY::of);
        return chart(
                slowest(p99).toList(),
                Messages.text("metrics.latency"),
                "ms",
                with(
                        main.line(Messages.text("metrics.p50"), MetricName.P50_LATENCY::of),
                        main.banded(Messages.text("metrics.p95"), MetricName.P95_LATENCY),
                        other(main, MetricName.P95_LATENCY::of),
                        Series.band(Messages.text("metrics.fastest-p99"), main.at(), fastest, p99, main.gap())),
                List.of(MetricName.P95_LATENCY, MetricName.P99_LATENCY, MetricName.P50_LATENCY),
                true,
                main,
                "");
    }

    /** Single calls so slow that the scale of all others would be lost with them in it: they are marked above. */
    private Stream<Marker> slowest(double[] p99) {
        double usual = Arrays.stream(p99).filter(Double::isFinite).max().orElse(0);
        return data.periods().stream()
                .filter(period -> period.latency().maxMicros() / 1e3 > FAR_OFF * usual)
                .sorted(Comparator.comparingLong(
                                (MetricPeriod period) -> period.latency().maxMicros())
                        .reversed())
                .limit(MOST_FAR_OFF)
                .map(period -> new Marker(
                        period.range().fromMillis() + period.range().length().toMillis() / 2,
                        Messages.text(
                                "metrics.slowest-call",
                                Formats.millis(period.latency().maxMicros() / 1e3)),
                        Marker.Kind.EXTREME));
    }

    FigureChart throughput() {
        boolean perHour = data.granularity().millis() < Granularity.DAILY.millis();
        double unit = perHour ? 3.6e6 : 86.4e6;
        // a period that is not over has had less time
        // its last calls are not counted yet, either: it stands apart from those that are over
        ToDoubleFunction<MetricPeriod> rate = p -> p.requestCount()
                * unit
                / Math.clamp(
                        data.now().toEpochMilli() - p.range().fromMillis(),
                        1_000,
                        p.range().length().toMillis());
        String total = Messages.text(
                "metrics.total",
                Formats.count(data.periods().stream()
                        .mapToLong(MetricPeriod::requestCount)
                        .sum()));
        Track over = data.over();
        Series last = data.goingOn().dashed(Messages.text("metrics.not-over"), 0, rate);
        boolean goesOn = last.length() > 0;
        return chart(
                Messages.text("metrics.throughput"),
                Messages.text(perHour ? "metrics.per-hour" : "metrics.per-day"),
                with(over.line(Messages.text("metrics.requests"), rate), last, other(main, rate)),
                List.of(),
                true,
                main,
                goesOn ? total + " · " + Messages.text("metrics.not-over.foot") : total);
    }

    /** With the interval in which the true rate lies: few calls, a wide band. */
    FigureChart errors() {
        return chart(
                Messages.text("metrics.errors"),
                "share",
                with(
                        main.banded(Messages.text("metrics.error-rate"), MetricName.ERROR_RATE),
                        other(main, MetricName.ERROR_RATE::of)),
                List.of(MetricName.ERROR_RATE),
                true,
                main,
                Messages.text("metrics.band"));
    }

    /** Realised quality; where there is none, the empty chart says so. */
    FigureChart quality() {
        long labelled =
                data.periods().stream().mapToLong(MetricPeriod::labelledCount).sum();
        String note = Messages.text("metrics.labelled", Formats.count(labelled));
        if (data.model().task() == TaskType.REGRESSION) {
            return chart(
                    Messages.text("metrics.errors-of-value"),
                    "",
                    with(slow.banded(MetricName.RMSE), other(slow, MetricName.RMSE::of), slow.banded(MetricName.MAE)),
                    List.of(MetricName.RMSE, MetricName.MAE),
                    true,
                    slow,
                    note);
        }
        List<Series> series =
                new ArrayList<>(with(slow.banded(MetricName.ACCURACY), other(slow, MetricName.ACCURACY::of)));
        series.addAll(known(MetricName.F1, MetricName.AUC, MetricName.AUC_WEIGHTED));
        return chart(
                Messages.text("metrics.quality"),
                "share",
                series,
                List.of(MetricName.ACCURACY, MetricName.F1, MetricName.AUC, MetricName.AUC_WEIGHTED),
                false,
                slow,
                note);
    }

    /** What the probabilities cost, or how much of the values' variance is explained; empty where no period knows. */
    Optional<FigureChart> losses() {
        boolean numbers = data.model().task() == TaskType.REGRESSION;
        List<Series> series = numbers ? known(MetricName.R2) : known(MetricName.LOG_LOSS, MetricName.BRIER);
        return series.isEmpty()
                ? Optional.empty()
                : Optional.of(chart(
                        Messages.text(numbers ? "metrics.fit" : "metrics.loss"),
                        "",
                        series,
                        List.of(MetricName.R2, MetricName.LOG_LOSS, MetricName.BRIER),
                        !numbers,
                        slow,
                        Messages.text("metrics.band")));
    }

    /** How much of what was predicted has a known outcome, and after how long; empty where nothing has. */
    Optional<FigureChart> labels() {
        long labelled =
                data.periods().stream().mapToLong(MetricPeriod::labelledCount).sum();
        double lag = data.periods().stream()
                        .mapToDouble(MetricPeriod::labelLagSumMillis)
                        .sum()
                / labelled;
        return labelled == 0
                ? Optional.empty()
                : Optional.of(chart(
                        Messages.text("metrics.labels"),
                        "share",
                        with(slow.banded(MetricName.LABEL_COVERAGE), other(slow, MetricName.LABEL_COVERAGE::of)),
                        List.of(MetricName.LABEL_COVERAGE),
                        true,
                        slow,
                        Messages.text("metrics.lag", Formats.duration(Duration.ofMillis(Math.round(lag))))));
    }

    /** Those of the metrics that some period knows, each with its band. */
    private List<Series> known(MetricName... metrics) {
        return Stream.of(metrics)
                .filter(slow::knows)
                .flatMap(metric -> with(slow.banded(metric), other(slow, metric::of)).stream())
                .toList();
    }

    /** The same figure of what it is held against, moved into this range; empty where that is nothing. */
    private Series other(Track track, ToDoubleFunction<MetricPeriod> value) {
        List<MetricPeriod> periods = data.held()
                .map(other -> track == slow ? other.qualityPeriods() : other.periods())
                .orElse(List.of());
        long shift = data.held()
                .map(other -> data.range().toMillis() - other.range().toMillis())
                .orElse(0L);
        return new Track(periods, track.granularity()).dashed(held, shift, value);
    }

    /** The series, each dashed one right behind the one whose colour it has; a dashed one without samples is left out. */
    private static List<Series> with(Series... series) {
        return Stream.of(series)
                .filter(one -> one.style() != Style.DASHED || one.length() > 0)
                .toList();
    }

    private FigureChart chart(
            String title,
            String unit,
            List<Series> series,
            List<MetricName> watched,
            boolean zeroBased,
            Track track,
            String note) {
        return chart(List.of(), title, unit, series, watched, zeroBased, track, note);
    }

    private FigureChart chart(
            List<Marker> above,
            String title,
            String unit,
            List<Series> series,
            List<MetricName> watched,
            boolean zeroBased,
            Track track,
            String note) {
        String made = Messages.text(
                "metrics.footer",
                Messages.text("metrics.rollups." + track.granularity().word()),
                Formats.count(track.periods().size()));
        String foot = note.isEmpty() ? made : made + " · " + note;
        return new FigureChart(
                new TimeSeriesChart(title, unit, data.range(), zone, series, List.of(), above, zeroBased, foot),
                watched);
    }
}
