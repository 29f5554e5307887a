package io.modeldeck.alert;

import io.modeldeck.domain.Json;
import io.modeldeck.drift.DriftType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * When a rule's alert is raised.
 *
 * @param series which numeric series, for {@link RuleMetric#SERIES} only
 * @param driftType which drift, for {@link RuleMetric#DRIFT_SCORE} only
 * @param feature the only feature that is looked at; empty: the worst of all
 * @param limit what parts good values from bad ones, in the metric's unit; shares of one for rates and scores
 * @param windowMinutes over how long the metric is taken, for sources that slide; else 0
 * @param minRequests with fewer requests in the window there is nothing to judge
 * @param count how many readings must be bad; empty: the newest decides
 */
public record Condition(
        RuleMetric metric,
        Optional<SeriesReading> series,
        Optional<DriftType> driftType,
        Optional<String> feature,
        Limit limit,
        int windowMinutes,
        int minRequests,
        Optional<Count> count,
        Holding holding) {

    public Condition {
        if (driftType.isPresent() != (metric == RuleMetric.DRIFT_SCORE)) {
            throw new IllegalArgumentException("A drift type goes with a drift score");
        }
        if (series.isPresent() != (metric == RuleMetric.SERIES)) {
            throw new IllegalArgumentException("A series goes with the metric that is one");
        }
        if ((windowMinutes > 0) != metric.source().isWindowed()) {
            throw new IllegalArgumentException("A window goes with a source that slides");
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
        return ConditionDocument.of(this);
    }

    /** On which side of a fixed limit the value lies; a control chart judges no value on its own. */
    public Level judge(double value) {
        return limit instanceof Limit.Fixed fixed ? fixed.judge(value) : Level.OK;
    }

    /** The threshold, where there is exactly one; else NaN. */
    public double threshold() {
        return limit instanceof Limit.Threshold threshold ? threshold.value() : Double.NaN;
    }

    /** The same condition with another limit. */
    public Condition with(Limit other) {
        return new Condition(metric, series, driftType, feature, other, windowMinutes, minRequests, count, holding);
    }

    public Duration window() {
        return Duration.ofMinutes(windowMinutes);
    }

    /** Whether a verdict needs more readings than the newest. */
    boolean looksBack() {
        return count.isPresent() || limit instanceof Limit.ControlChart;
    }

    /** The metric as conditions write it. */
    public String metricWord() {
        return series.map(reading -> SeriesReading.PREFIX + reading.name()).orElseGet(metric::word);
    }

    /** Metric and kind for people: {@code p95 latency}, {@code input drift score}, {@code null rate of age}. */
    public String label() {
        return driftType.map(type -> type.word() + " ").orElse("")
                + series.map(SeriesReading::label).orElseGet(metric::label)
                + feature.map(name -> " of " + Sentences.name(name)).orElse("");
    }

    /** The limit for people: {@code > 500 ms}. */
    public String limitWords() {
        return limit.words(metric.unit());
    }

    /** The whole condition for people: {@code p95 latency > 500 ms for 5 min}. */
    public String words() {
        return ConditionWords.of(this);
    }

    /** A span for people: {@code 5 min}, {@code 24 h}. */
    static String minutes(int minutes) {
        return minutes % 60 == 0 ? minutes / 60 + " h" : minutes + " min";
    }
}
