package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import java.util.List;
import java.util.Map;

/** Reads single values out of a condition document; refuses with the place and the remedy. Pure. */
final class ConditionKeys {

    private static final List<String> KNOWN = List.of(
            "metric",
            "statistic",
            "driftType",
            "feature",
            "operator",
            "threshold",
            "low",
            "high",
            "rules",
            "mean",
            "sigma",
            "referenceHours",
            "windowMinutes",
            "breaches",
            "ofReadings",
            "withinMinutes",
            "forMinutes",
            "minRequests",
            "recoveryThreshold",
            "keepFiringMinutes",
            "noDataMinutes",
            "errorMinutes",
            "repeatMinutes");

    private final Map<String, ?> document;

    ConditionKeys(Map<String, ?> document) {
        this.document = document;
        for (String key : document.keySet()) {
            if (!KNOWN.contains(key)) {
                throw new Problem("There is no key " + cut(key) + " in a condition; it has " + String.join(", ", KNOWN)
                        + "." + Nearest.hint(key, KNOWN));
            }
        }
    }

    boolean has(String key) {
        return document.containsKey(key);
    }

    Object get(String key) {
        return document.get(key);
    }

    double number(String key) {
        if (document.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    /** A number in the metric's unit. */
    double value(String key, RuleMetric metric) {
        double value = number(key);
        if (metric.unit().isShare() && (value < 0 || value > 1)) {
            throw wrong(key, "a share from 0 to 1 for " + metric.word() + " (5 % is 0.05)");
        }
        return value;
    }

    int whole(String key, int absent, int from, int to) {
        if (!has(key)) {
            return absent;
        }
        if (document.get(key) instanceof Number number) {
            double value = number.doubleValue();
            if (value == Math.rint(value) && value >= from && value <= to) {
                return (int) value;
            }
        }
        throw wrong(key, "a whole number from " + from + " to " + to);
    }

    /** Refuses keys that mean nothing here. */
    void refuse(String why, String... keys) {
        for (String key : keys) {
            if (has(key)) {
                throw misplaced(key, why);
            }
        }
    }

    Problem misplaced(String key, String why) {
        return new Problem("condition." + key + " " + why + "; take it out here.");
    }

    Problem wrong(String key, String wanted) {
        String found = has(key) ? "not " + shown(document.get(key)) : "and it is missing";
        return new Problem("condition." + key + " must be " + wanted + ", " + found + ".");
    }

    private static String shown(Object value) {
        return value == null ? "null" : cut(Json.write(value));
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
