package io.modeldeck.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A chart in one sentence, for those who do not see it: "p95 latency, 24 hours, 180 ms to 612 ms, 2 alerts". */
public final class ChartSummary {

    private ChartSummary() {}

    public static String of(Chart chart) {
        List<String> parts = new ArrayList<>();
        parts.add(chart.title().isBlank() ? "Chart" : chart.title());
        if (chart.isEmpty()) {
            parts.add(chart.emptyText());
            return String.join(", ", parts);
        }
        switch (chart) {
            case TimeSeriesChart series -> series(series, parts);
            case HistogramChart histogram -> {
                parts.add(Times.plural(histogram.bins(), "bin"));
                change(
                        histogram.referenceShares(),
                        histogram.currentShares(),
                        BinStops.of(histogram).names(),
                        parts);
            }
            case BarsChart bars -> {
                int count = bars.categories().size();
                parts.add(count + (count == 1 ? " category" : " categories"));
                change(bars.referenceShares(), bars.currentShares(), bars.categories(), parts);
            }
            case CdfChart cdf -> cdf(cdf, parts);
            case CurveChart curves -> curves(curves, parts);
            case BoxChart boxes ->
                boxes.groups()
                        .forEach(group -> parts.add(group.name() + " " + Quantity.text(boxes.unit(), group.mean())
                                + " on average, " + Quantity.text(boxes.unit(), group.meanLow()) + " to "
                                + Quantity.text(boxes.unit(), group.meanHigh())));
        }
        return String.join(", ", parts);
    }

    private static void series(TimeSeriesChart chart, List<String> parts) {
        parts.add(Times.length(chart.range().length()));
        for (Series series : chart.series()) {
            boolean isBand = series.style() == Style.BAND;
            String span = span(chart, isBand ? series.low() : series.values(), series.values(), series.atMillis());
            if (!span.isEmpty()) {
                parts.add(chart.series().size() > 1 ? series.name() + " " + span : span);
            }
        }
        for (Threshold threshold : chart.thresholds()) {
            String value = Quantity.text(chart.unit(), threshold.value());
            parts.add(threshold.severity().word() + " limit " + value);
        }
        Hatching.inRange(chart).stream()
                .collect(Collectors.groupingBy(Gap::word, TreeMap::new, Collectors.toList()))
                .forEach((word, gaps) -> parts.add(word + " in " + Times.plural(gaps.size(), "gap")));
        MarkerLane.inRange(chart).stream()
                .collect(Collectors.groupingBy(Marker::kind, TreeMap::new, Collectors.counting()))
                .forEach((kind, count) -> parts.add(
                        kind == Marker.Kind.TRAINING || kind == Marker.Kind.DRIFT
                                ? count + " " + kind.word() + (count == 1 ? " mark" : " marks")
                                : Times.plural(count, kind.word())));
    }

    private static String span(TimeSeriesChart chart, double[] low, double[] high, long[] at) {
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
        String from = Quantity.text(chart.unit(), min);
        String to = Quantity.text(chart.unit(), max);
        return from.equals(to) ? to : from + " to " + to;
    }

    /** The bin or category that changed most. */
    private static void change(double[] reference, double[] current, List<String> names, List<String> parts) {
        int most = -1;
        for (int i = 0; i < Math.min(reference.length, current.length); i++) {
            if (most < 0 || Math.abs(current[i] - reference[i]) > Math.abs(current[most] - reference[most])) {
                most = i;
            }
        }
        if (most >= 0) {
            parts.add("largest change at " + names.get(most) + ": " + Quantity.text("share", reference[most]) + " to "
                    + Quantity.text("share", current[most]));
        }
    }

    private static void cdf(CdfChart chart, List<String> parts) {
        parts.add(
                chart.sortedReference().length + " reference and " + chart.sortedCurrent().length + " current values");
        if (Double.isFinite(chart.gapAt())) {
            double gap = Math.abs(CdfChart.shareUpTo(chart.sortedReference(), chart.gapAt())
                    - CdfChart.shareUpTo(chart.sortedCurrent(), chart.gapAt()));
            parts.add(String.format(
                    Locale.ROOT, "largest distance %.3f at %s", gap, Quantity.text(chart.unit(), chart.gapAt())));
        }
    }

    private static void curves(CurveChart chart, List<String> parts) {
        for (CurveChart.Curve curve : chart.curves()) {
            if (curve.y().length > 0) {
                double last = curve.y()[curve.y().length - 1];
                parts.add(curve.name() + " ends at " + Quantity.text("", last));
            }
        }
    }
}
