package io.modeldeck.cli.metrics;

import io.modeldeck.cli.kit.Answer;
import io.modeldeck.cli.kit.Numbers;
import io.modeldeck.metrics.MetricBands;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.stats.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Periods of metrics under the names that rules and exports use; latencies in milliseconds. */
public final class MetricForm {

    private static final String BANDS = "bands";
    private static final String LOW = "Low";
    private static final String HIGH = "High";

    private MetricForm() {}

    public static Map<String, Object> document(MetricPeriod period) {
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
        Map<MetricName, Interval> bands = new EnumMap<>(MetricName.class);
        for (MetricName metric : MetricName.values()) {
            MetricBands.of(metric, period).ifPresent(band -> bands.put(metric, band));
        }
        document.put(BANDS, bands(bands));
        return document;
    }

    /** By metric name, with both ends. */
    static Map<String, Object> bands(Map<MetricName, Interval> bands) {
        Map<String, Object> document = new LinkedHashMap<>();
        bands.forEach(
                (metric, band) -> document.put(metric.word(), Answer.document("low", band.low(), "high", band.high())));
        return document;
    }

    /** The columns of the CSV form: those of the document, each metric that may have a band followed by its ends. */
    public static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("from", "to", "labelledCount"));
        for (MetricName metric : MetricName.values()) {
            columns.add(metric.word());
            if (MetricBands.isKnownFor(metric)) {
                columns.add(metric.word() + LOW);
                columns.add(metric.word() + HIGH);
            }
        }
        return columns;
    }

    /** The document with the ends of its bands as cells. */
    public static Map<String, Object> cells(Map<String, Object> document) {
        Map<String, Object> cells = new LinkedHashMap<>(document);
        if (document.get(BANDS) instanceof Map<?, ?> bands) {
            bands.forEach((name, ends) -> {
                cells.put(name + LOW, ((Map<?, ?>) ends).get("low"));
                cells.put(name + HIGH, ((Map<?, ?>) ends).get("high"));
            });
        }
        return cells;
    }

    /** A band for people, in brackets; nothing where there is none. */
    public static String text(MetricName metric, Optional<Interval> band) {
        return band.map(ends -> Numbers.withUnit(ends.low(), metric.unit()) + " to "
                        + Numbers.withUnit(ends.high(), metric.unit()))
                .orElse("");
    }

    /** Those of the metrics that any of the periods has. */
    static List<MetricName> known(List<MetricPeriod> periods) {
        return Arrays.stream(MetricName.values())
                .filter(metric -> periods.stream().anyMatch(period -> Double.isFinite(metric.of(period))))
                .toList();
    }

    public static String text(MetricName metric, MetricPeriod period) {
        return Numbers.withUnit(metric.of(period), metric.unit());
    }
}
