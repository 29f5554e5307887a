package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A chart in one sentence, for those who do not see it: "p95 latency, 24 hours, 180 ms to 612 ms, 2 alerts". */
public final class ChartSummary {

    private final ChartWords words;
    private final List<String> parts = new ArrayList<>();

    private ChartSummary(ChartWords words) {
        this.words = words;
    }

    /** In the words of a language. */
    public static String of(Chart chart, Locale locale) {
        return new ChartSummary(ChartWords.in(locale)).of(chart);
    }

    /** As it was laid out, with the scale of its values where another than the usual one is wished. */
    public static String of(Chart chart, LayoutOptions options, Frame frame) {
        String usual = of(chart, options.locale());
        return frame.plot()
                .filter(plot -> chart instanceof TimeSeriesChart)
                .map(plot -> options.words().scale(options.logarithmic(), plot.logarithmic()))
                .filter(scale -> !scale.isEmpty())
                .map(scale -> usual + ", " + scale)
                .orElse(usual);
    }

    private String of(Chart chart) {
        parts.add(chart.title().isBlank() ? words.text("summary.chart") : chart.title());
        if (chart.isEmpty()) {
            parts.add(words.empty(chart));
            return String.join(", ", parts);
        }
        switch (chart) {
            case TimeSeriesChart series -> series(series);
            case HistogramChart histogram -> {
                parts.add(words.text("bins", histogram.bins()));
                change(
                        histogram.referenceShares(),
                        histogram.currentShares(),
                        BinStops.of(histogram, words).names());
            }
            case BarsChart bars -> {
                parts.add(words.text("categories", bars.categories().size()));
                change(bars.referenceShares(), bars.currentShares(), bars.categories());
            }
            case CdfChart cdf -> cdf(cdf);
            case CurveChart curves -> curves(curves);
            case ParallelChart parallel ->
                parts.add(words.text(
                        "summary.lines",
                        parallel.lines().size(),
                        parallel.axes().stream().map(ParallelChart.Axis::name).collect(Collectors.joining(", "))));
            case BoxChart boxes ->
                boxes.groups()
                        .forEach(group -> parts.add(words.text(
                                "summary.average",
                                group.name(),
                                words.value(boxes.unit(), group.mean()),
                                words.value(boxes.unit(), group.meanLow()),
                                words.value(boxes.unit(), group.meanHigh()))));
        }
        return String.join(", ", parts);
    }

    private void series(TimeSeriesChart chart) {
        parts.add(words.length(chart.range().length()));
        for (Series series : chart.series()) {
            boolean isBand = series.style() == Style.BAND;
            String span = span(chart, isBand ? series.low() : series.values(), series.values(), series.atMillis());
            if (!span.isEmpty()) {
                parts.add(chart.series().size() > 1 ? series.name() + " " + span : span);
            }
        }
        for (Threshold threshold : chart.thresholds()) {
            String value = words.value(chart.unit(), threshold.value());
            parts.add(words.text("summary.limit." + threshold.severity().word(), value));
        }
        Hatching.inRange(chart).stream()
                .collect(Collectors.groupingBy(Gap::word, TreeMap::new, Collectors.toList()))
                .forEach((word, gaps) -> parts.add(words.text("summary.gaps", word, gaps.size())));
        MarkerLane.inRange(chart).stream()
                .collect(Collectors.groupingBy(Marker::kind, TreeMap::new, Collectors.counting()))
                .forEach((kind, count) -> parts.add(words.text("summary.marker." + kind.key(), count)));
    }

    private String span(TimeSeriesChart chart, double[] low, double[] high, long[] at) {
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        int end = Decimation.lowerBound(at, chart.range().toMillis());
        for (int i = Decimation.lowerBound(at, chart.range().fromMillis()); i < end; i++) {
            min = Double.isFinite(low[i]) ? Math.min(min, low[i]) : min;
            max = Double.isFinite(high[i]) ? Math.max(max, high[i]) : max;
        }
        if (!(min <= max)) {
            return "";
        }
        String from = words.value(chart.unit(), min);
        String to = words.value(chart.unit(), max);
        return from.equals(to) ? to : words.text("summary.span", from, to);
    }

    /** The bin or category that changed most. */
    private void change(double[] reference, double[] current, List<String> names) {
        int most = -1;
        for (int i = 0; i < Math.min(reference.length, current.length); i++) {
            if (most < 0 || Math.abs(current[i] - reference[i]) > Math.abs(current[most] - reference[most])) {
                most = i;
            }
        }
        if (most >= 0) {
            parts.add(words.text(
                    "summary.change", names.get(most), words.share(reference[most]), words.share(current[most])));
        }
    }

    private void cdf(CdfChart chart) {
        parts.add(words.text("summary.values", chart.sortedReference().length, chart.sortedCurrent().length));
        if (Double.isFinite(chart.gapAt())) {
            double gap = Math.abs(CdfChart.shareUpTo(chart.sortedReference(), chart.gapAt())
                    - CdfChart.shareUpTo(chart.sortedCurrent(), chart.gapAt()));
            parts.add(words.text(
                    "summary.distance",
                    String.format(words.locale(), "%.3f", gap),
                    words.value(chart.unit(), chart.gapAt())));
        }
    }

    private void curves(CurveChart chart) {
        for (CurveChart.Curve curve : chart.curves()) {
            if (curve.y().length > 0) {
                double last = curve.y()[curve.y().length - 1];
                parts.add(words.text("summary.ends", curve.name(), words.value("", last)));
            }
        }
    }
}
