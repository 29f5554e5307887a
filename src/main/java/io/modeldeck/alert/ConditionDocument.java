package io.modeldeck.alert;

import java.util.LinkedHashMap;
import java.util.Map;

/** A condition as the document that {@link ConditionReading} reads. Pure. */
final class ConditionDocument {

    private ConditionDocument() {}

    static Map<String, Object> of(Condition condition) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("metric", condition.metricWord());
        condition
                .series()
                .filter(series -> series.statistic() != SeriesReading.USUAL)
                .ifPresent(
                        series -> document.put("statistic", series.statistic().word()));
        condition.driftType().ifPresent(type -> document.put("driftType", type.word()));
        condition.feature().ifPresent(feature -> document.put("feature", feature));
        limit(document, condition.limit());
        putUnlessZero(document, "windowMinutes", condition.windowMinutes());
        condition.count().ifPresent(count -> {
            document.put("breaches", count.breaches());
            putUnlessZero(document, "ofReadings", count.ofReadings());
            putUnlessZero(document, "withinMinutes", count.withinMinutes());
        });
        Holding holding = condition.holding();
        putUnlessZero(document, "forMinutes", holding.forMinutes());
        putUnlessZero(document, "minRequests", condition.minRequests());
        if (condition.limit() instanceof Limit.Threshold threshold) {
            threshold.recovery().ifPresent(value -> document.put("recoveryThreshold", number(value)));
        }
        putUnlessZero(document, "keepFiringMinutes", holding.keepFiringMinutes());
        putUnlessZero(document, "noDataMinutes", holding.noDataMinutes());
        putUnlessZero(document, "errorMinutes", holding.errorMinutes());
        putUnlessZero(document, "repeatMinutes", holding.repeatMinutes());
        return document;
    }

    private static void limit(Map<String, Object> document, Limit limit) {
        switch (limit) {
            case Limit.Threshold threshold -> {
                document.put("operator", threshold.operator().symbol());
                document.put("threshold", number(threshold.value()));
            }
            case Limit.Band band -> {
                document.put("operator", band.outside() ? LimitReading.OUTSIDE : LimitReading.INSIDE);
                document.put("low", number(band.low()));
                document.put("high", number(band.high()));
            }
            case Limit.ControlChart chart -> {
                document.put("operator", LimitReading.CONTROL);
                document.put("rules", chart.rules());
                chart.given().ifPresent(centre -> {
                    document.put("mean", number(centre.mean()));
                    document.put("sigma", number(centre.sigma()));
                });
                putUnlessZero(document, "referenceHours", chart.referenceHours());
            }
        }
    }

    private static void putUnlessZero(Map<String, Object> document, String key, int value) {
        if (value != 0) {
            document.put(key, value);
        }
    }

    private static Number number(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }
}
