package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.BarsChart;
import io.modeldeck.chart.Chart;
import io.modeldeck.chart.HistogramChart;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.Distribution;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.ui.kit.Formats;
import io.modeldeck.ui.kit.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Charts of frozen evidence. Pure. */
final class EvidenceCharts {

    private static final List<MetricName> QUALITY = List.of(MetricName.ACCURACY, MetricName.AUC, MetricName.RMSE);

    private EvidenceCharts() {}

    /** Reference and window of a drift result side by side; empty where nothing was counted. */
    static Optional<Chart> distribution(DriftResult result) {
        Distribution reference = result.baselineDistribution();
        Distribution current = result.currentDistribution();
        String footer = Messages.text(
                "retraining.chart.rows", Formats.count(result.nReference()), Formats.count(result.nCurrent()));
        return switch (reference.kind()) {
            case "histogram" -> Optional.of(histogram(reference.edges(), reference, current, footer));
            case "bins" -> {
                List<Double> edges = new ArrayList<>();
                edges.add(Double.NEGATIVE_INFINITY);
                edges.addAll(reference.edges());
                edges.add(Double.POSITIVE_INFINITY);
                yield Optional.of(histogram(edges, reference, current, footer));
            }
            case "categories" -> Optional.of(bars(reference, current, footer));
            default -> Optional.empty();
        };
    }

    private static Chart histogram(List<Double> edges, Distribution reference, Distribution current, String footer) {
        boolean comparable = current.edges().equals(reference.edges());
        return new HistogramChart(
                "",
                "",
                array(edges),
                array(reference.shares()),
                comparable ? array(current.shares()) : new double[0],
                footer);
    }

    private static Chart bars(Distribution reference, Distribution current, String footer) {
        Map<String, double[]> shares = new LinkedHashMap<>();
        put(shares, reference, 0);
        put(shares, current, 1);
        double[] before = shares.values().stream().mapToDouble(pair -> pair[0]).toArray();
        double[] now = shares.values().stream().mapToDouble(pair -> pair[1]).toArray();
        return new BarsChart("", List.copyOf(shares.keySet()), before, now, footer);
    }

    private static void put(Map<String, double[]> shares, Distribution side, int column) {
        for (int i = 0; i < side.names().size(); i++) {
            shares.computeIfAbsent(side.names().get(i), name -> new double[2])[column] =
                    side.shares().get(i);
        }
    }

    /** The first measure of quality that the days have, by day; empty where no label had come. */
    static Optional<Chart> quality(List<RequestEvidence.Day> days, ZoneId zone) {
        return QUALITY.stream()
                .filter(metric -> days.stream().anyMatch(day -> Double.isFinite(day.value(metric.word()))))
                .findFirst()
                .map(metric -> course(days, metric, zone));
    }

    private static Chart course(List<RequestEvidence.Day> days, MetricName metric, ZoneId zone) {
        long[] at = days.stream().mapToLong(day -> day.from().toEpochMilli()).toArray();
        double[] values =
                days.stream().mapToDouble(day -> day.value(metric.word())).toArray();
        Instant first = days.getFirst().from();
        Instant last = days.getLast().from().plus(Duration.ofDays(1));
        boolean share = metric != MetricName.RMSE;
        return new TimeSeriesChart(
                "",
                share ? "share" : "",
                new TimeRange(first, last),
                zone,
                List.of(Series.line(
                        metric.label(), at, values, Duration.ofHours(36).toMillis())),
                List.of(),
                List.of(),
                false,
                Messages.text("retraining.chart.days", days.size()));
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
