package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.drift.DriftType;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a rule's alert is raised.
 *
 * @param driftType which drift, for {@link RuleMetric#DRIFT_SCORE} only
 * @param threshold in the metric's unit; shares of one for rates and scores
 * @param windowMinutes over how long the metric is taken, for metrics that the rollups hold; else 0
 * @param forMinutes for how long it must hold without a break before the alert fires; 0: at once
 * @param minRequests with fewer requests in the window there is nothing to judge
 * @param recoveryThreshold what a firing value must get past to count as recovered, on the good side of the threshold
 */
public record Condition(
        RuleMetric metric,
        Optional<DriftType> driftType,
        Operator operator,
        double threshold,
        int windowMinutes,
        int forMinutes,
        int minRequests,
        OptionalDouble recoveryThreshold) {

    public Condition {
        if (driftType.isPresent() != (metric == RuleMetric.DRIFT_SCORE)) {
            throw new IllegalArgumentException("A drift type goes with a drift score");
        }
        if ((windowMinutes > 0) != metric.stored().isPresent()) {
            throw new IllegalArgumentException("A window goes with a metric of the rollups");
        }
    }

    /**
     * Reads a condition document, in the origin design's words.
     *
     * @throws io.modeldeck.domain.Problem with the place and the remedy
     */
    public static Condition parse(String json) {
        return of(Json.readObject(json));
    }

    public static Condition of(Map<String, ?> document) {
        return new ConditionReading(document).condition();
    }

    /** The document that {@link #of} reads back as this condition; only what differs from the defaults. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("metric", metric.word());
        driftType.ifPresent(type -> document.put("driftType", type.word()));
        document.put("operator", operator.symbol());
        document.put("threshold", number(threshold));
        putUnlessZero(document, "windowMinutes", windowMinutes);
        putUnlessZero(document, "forMinutes", forMinutes);
        putUnlessZero(document, "minRequests", minRequests);
        recoveryThreshold.ifPresent(value -> document.put("recoveryThreshold", number(value)));
        return document;
    }

    /** On which side of the condition the value lies. */
    public Level judge(double value) {
        if (operator.holds(value, threshold)) {
            return Level.BREACH;
        }
        if (recoveryThreshold.isPresent() && operator.holds(value, recoveryThreshold.getAsDouble())) {
            return Level.BETWEEN;
        }
        return Level.OK;
    }

    public Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    /** Metric and kind for people: {@code p95 latency}, {@code input drift score}. */
    public String label() {
        return driftType.map(type -> type.word() + " ").orElse("") + metric.label();
    }

    /** The limit for people: {@code > 500 ms}. */
    public String limit() {
        return operator.symbol() + " " + metric.unit().exact(threshold);
    }

    /** The whole condition for people: {@code p95 latency > 500 ms for 5 min}. */
    public String words() {
        StringBuilder words = new StringBuilder(label());
        boolean held = forMinutes > 0;
        if (held && windowMinutes > 0 && windowMinutes != forMinutes) {
            words.append(" over ").append(minutes(windowMinutes));
        }
        words.append(' ').append(limit());
        int shown = held ? forMinutes : windowMinutes;
        if (shown > 0) {
            words.append(" for ").append(minutes(shown));
        }
        if (minRequests > 0) {
            words.append(" with at least ")
                    .append(minRequests)
                    .append(metric.countsLabels() ? " labelled predictions" : " requests");
        }
        recoveryThreshold.ifPresent(
                value -> words.append(", until back at ").append(metric.unit().exact(value)));
        return words.toString();
    }

    /** A span for people: {@code 5 min}, {@code 24 h}. */
    static String minutes(int minutes) {
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
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
