package io.modeldeck.alert;

import io.modeldeck.metrics.MetricName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a rule can watch, under the names that conditions use. Latencies are milliseconds, rates and accuracies shares of one. */
public enum RuleMetric {
    REQUEST_COUNT("requestCount", "requests", Unit.COUNT, AlertType.METRIC, MetricName.REQUEST_COUNT),
    ERROR_COUNT("errorCount", "errors", Unit.COUNT, AlertType.ERROR_RATE, MetricName.ERROR_COUNT),
    ERROR_RATE("errorRate", "error rate", Unit.SHARE, AlertType.ERROR_RATE, MetricName.ERROR_RATE),
    AVG_LATENCY("avgLatency", "mean latency", Unit.MILLIS, AlertType.LATENCY, MetricName.AVG_LATENCY),
    P50_LATENCY("p50Latency", "p50 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P50_LATENCY),
    P95_LATENCY("p95Latency", "p95 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P95_LATENCY),
    P99_LATENCY("p99Latency", "p99 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P99_LATENCY),
    MAX_LATENCY("maxLatency", "slowest call", Unit.MILLIS, AlertType.LATENCY, MetricName.MAX_LATENCY),
    THROUGHPUT("throughputPerSecond", "throughput", Unit.PER_SECOND, AlertType.METRIC, MetricName.THROUGHPUT),
    ACCURACY("accuracy", "accuracy", Unit.SHARE, AlertType.QUALITY, MetricName.ACCURACY),
    LABEL_COVERAGE("labelCoverage", "label coverage", Unit.SHARE, AlertType.QUALITY, MetricName.LABEL_COVERAGE),
    /** The highest drift score of the newest check of one drift type; above 0.3 is our own DRIFT. */
    DRIFT_SCORE("driftScore", "drift score", Unit.SCORE, AlertType.DRIFT, null),
    /** How much larger the share of missing values of a feature is than in the reference; the feature where it is most. */
    NULL_RATE_INCREASE("nullRateIncrease", "null rate increase", Unit.POINTS, AlertType.DATA_QUALITY, null),
    /** By how many of its own intervals the model's latest job is late. */
    JOB_LAG("jobLag", "job lag", Unit.INTERVALS, AlertType.JOB, null);

    private final String word;
    private final String label;
    private final Unit unit;
    private final AlertType type;
    private final MetricName metric;

    RuleMetric(String word, String label, Unit unit, AlertType type, MetricName metric) {
        this.word = word;
        this.label = label;
        this.unit = unit;
        this.type = type;
        this.metric = metric;
    }

    public String word() {
        return word;
    }

    /** The name for people, in lower case. */
    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public AlertType type() {
        return type;
    }

    /** The stored metric that it reads; empty for those that come from a check or from the jobs. */
    public Optional<MetricName> stored() {
        return Optional.ofNullable(metric);
    }

    /** Whether a window without a request has a value, zero, rather than none. */
    boolean isZeroWhenIdle() {
        return this == REQUEST_COUNT || this == ERROR_COUNT || this == THROUGHPUT;
    }

    /** Whether it is measured on the predictions whose outcome is known. */
    boolean countsLabels() {
        return this == ACCURACY;
    }

    public static Optional<RuleMetric> of(String word) {
        return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(RuleMetric::word).toList();
    }
}
