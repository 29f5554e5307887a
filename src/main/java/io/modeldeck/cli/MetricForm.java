package io.modeldeck.cli;

import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Periods of metrics under the names that rules and exports use; latencies in milliseconds. */
final class MetricForm {

    private MetricForm() {}

    static Map<String, Object> document(MetricPeriod period) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("from", period.range().from());
        document.put("to", period.range().to());
        document.put("labelledCount", period.labelledCount());
        for (MetricName metric : MetricName.values()) {
            document.put(metric.word(), metric.of(period));
        }
        // Counts are whole numbers, in their place among the others.
        document.put(MetricName.REQUEST_COUNT.word(), period.requestCount());
        document.put(MetricName.ERROR_COUNT.word(), period.errorCount());
        return document;
    }

    /** Those of the metrics that any of the periods has. */
    static List<MetricName> known(List<MetricPeriod> periods) {
        return Arrays.stream(MetricName.values())
                .filter(metric -> periods.stream().anyMatch(period -> Double.isFinite(metric.of(period))))
                .toList();
    }

    static String text(MetricName metric, MetricPeriod period) {
        return Numbers.withUnit(metric.of(period), metric.unit());
    }
}
