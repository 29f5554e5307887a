package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.domain.Nearest;
import io.modeldeck.domain.Problem;
import io.modeldeck.drift.DriftType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a condition document; refuses with the place and the remedy. Pure. */
final class ConditionReading {

    private static final List<String> KEYS = List.of(
            "metric",
            "driftType",
            "operator",
            "threshold",
            "windowMinutes",
            "forMinutes",
            "minRequests",
            "recoveryThreshold");
    private static final List<String> DRIFT_TYPES =
            Arrays.stream(DriftType.values()).map(DriftType::word).toList();
    private static final String OPERATORS = "one of > >= < <= == !=";
    private static final int DEFAULT_WINDOW = 5;
    private static final int THIRTY_DAYS = 43_200;

    private final Map<String, ?> document;

    ConditionReading(Map<String, ?> document) {
        this.document = document;
    }

    Condition condition() {
        for (String key : document.keySet()) {
            if (!KEYS.contains(key)) {
                throw new Problem("There is no key " + cut(key) + " in a condition; it has " + String.join(", ", KEYS)
                        + "." + Nearest.hint(key, KEYS));
            }
        }
        RuleMetric metric = metric();
        Operator operator = operator();
        double threshold = share("threshold", metric);
        return new Condition(
                metric,
                driftType(metric),
                operator,
                threshold,
                window(metric),
                whole("forMinutes", 0, 0, 10_080),
                minRequests(metric),
                recovery(metric, operator, threshold));
    }

    private RuleMetric metric() {
        if (document.get("metric") instanceof String word) {
            return RuleMetric.of(word)
                    .orElseThrow(() -> wrong("metric", "one of " + String.join(", ", RuleMetric.words())));
        }
        throw wrong("metric", "one of " + String.join(", ", RuleMetric.words()));
    }

    private Operator operator() {
        if (document.get("operator") instanceof String symbol) {
            return Operator.of(symbol).orElseThrow(() -> wrong("operator", OPERATORS));
        }
        throw wrong("operator", OPERATORS);
    }

    private Optional<DriftType> driftType(RuleMetric metric) {
        Object given = document.get("driftType");
        if (metric != RuleMetric.DRIFT_SCORE) {
            if (given != null) {
                throw new Problem("condition.driftType belongs to the metric driftScore; take it out here.");
            }
            return Optional.empty();
        }
        if (given instanceof String word && DRIFT_TYPES.contains(word)) {
            return Optional.of(DriftType.of(word));
        }
        throw wrong("driftType", "one of " + String.join(", ", DRIFT_TYPES));
    }

    private int window(RuleMetric metric) {
        if (metric.stored().isPresent()) {
            return whole("windowMinutes", DEFAULT_WINDOW, 1, THIRTY_DAYS);
        }
        if (document.containsKey("windowMinutes")) {
            throw new Problem("condition.windowMinutes does not go with " + metric.word()
                    + ", whose window is set in the monitoring config; take it out here.");
        }
        return 0;
    }

    private int minRequests(RuleMetric metric) {
        if (metric.stored().isEmpty() && document.containsKey("minRequests")) {
            throw new Problem("condition.minRequests does not go with " + metric.word()
                    + ", which has minimum sizes of its own; take it out here.");
        }
        return whole("minRequests", 0, 0, 1_000_000_000);
    }

    private OptionalDouble recovery(RuleMetric metric, Operator operator, double threshold) {
        if (!document.containsKey("recoveryThreshold")) {
            return OptionalDouble.empty();
        }
        if (!operator.hasSides()) {
            throw new Problem("condition.recoveryThreshold needs one of the operators > >= < <=; take it out here.");
        }
        double recovery = share("recoveryThreshold", metric);
        if (operator.higherIsWorse() ? recovery > threshold : recovery < threshold) {
            throw wrong(
                    "recoveryThreshold",
                    (operator.higherIsWorse() ? "at most " : "at least ") + "the threshold " + threshold);
        }
        return OptionalDouble.of(recovery);
    }

    private double share(String key, RuleMetric metric) {
        double value = number(key);
        if (metric.unit().isShare() && (value < 0 || value > 1)) {
            throw wrong(key, "a share from 0 to 1 for " + metric.word() + " (5 % is 0.05)");
        }
        return value;
    }

    private double number(String key) {
        if (document.get(key) instanceof Number number && Double.isFinite(number.doubleValue())) {
            return number.doubleValue();
        }
        throw wrong(key, "a number");
    }

    private int whole(String key, int absent, int from, int to) {
        if (!document.containsKey(key)) {
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

    private Problem wrong(String key, String wanted) {
        String found = document.containsKey(key) ? "not " + shown(document.get(key)) : "and it is missing";
        return new Problem("condition." + key + " must be " + wanted + ", " + found + ".");
    }

    private static String shown(Object value) {
        return value == null ? "null" : cut(Json.write(value));
    }

    private static String cut(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
