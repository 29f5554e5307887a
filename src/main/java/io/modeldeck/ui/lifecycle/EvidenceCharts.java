package io.modeldeck.ui.lifecycle;

import io.modeldeck.chart.Chart;
import io.modeldeck.chart.Series;
import io.modeldeck.chart.TimeSeriesChart;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.ui.kit.text.Messages;
import io.modeldeck.ui.kit.text.MetricWords;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Charts of frozen evidence. Pure. */
final class EvidenceCharts {

    private static final List<MetricName> QUALITY = List.of(MetricName.ACCURACY, MetricName.AUC, MetricName.RMSE);

    private EvidenceCharts() {}

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
                        MetricWords.of(metric), at, values, Duration.ofHours(36).toMillis())),
                List.of(),
                List.of(),
                false,
                Messages.text("retraining.chart.days", days.size()));
    }
}
