package io.modeldeck.alert;

import io.modeldeck.metrics.MetricName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a rule can watch, under the names that conditions use. Latencies are milliseconds, rates and accuracies shares of one. */
public enum RuleMetric {
    REQUEST_COUNT("requests", Unit.COUNT, AlertType.METRIC, MetricName.REQUEST_COUNT),
    ERROR_COUNT("errors", Unit.COUNT, AlertType.ERROR_RATE, MetricName.ERROR_COUNT),
    ERROR_RATE("error rate", Unit.SHARE, AlertType.ERROR_RATE, MetricName.ERROR_RATE),
    AVG_LATENCY("mean latency", Unit.MILLIS, AlertType.LATENCY, MetricName.AVG_LATENCY),
    P50_LATENCY("p50 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P50_LATENCY),
    P95_LATENCY("p95 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P95_LATENCY),
    P99_LATENCY("p99 latency", Unit.MILLIS, AlertType.LATENCY, MetricName.P99_LATENCY),
    MAX_LATENCY("slowest call", Unit.MILLIS, AlertType.LATENCY, MetricName.MAX_LATENCY),
    THROUGHPUT("throughput", Unit.PER_SECOND, AlertType.METRIC, MetricName.THROUGHPUT),
    LABEL_COVERAGE("label coverage", Unit.SHARE, AlertType.QUALITY, MetricName.LABEL_COVERAGE),
    LABEL_LAG("label lag", Unit.HOURS, AlertType.QUALITY, MetricName.LABEL_LAG),
    ACCURACY("accuracy", Unit.SHARE, AlertType.QUALITY, MetricName.ACCURACY),
    F1("F1", Unit.SCORE, AlertType.QUALITY, MetricName.F1),
    AUC("ROC AUC", Unit.SCORE, AlertType.QUALITY, MetricName.AUC),
    AUC_WEIGHTED("weighted ROC AUC", Unit.SCORE, AlertType.QUALITY, MetricName.AUC_WEIGHTED),
    LOG_LOSS("log loss", Unit.NUMBER, AlertType.QUALITY, MetricName.LOG_LOSS),
    BRIER("Brier score", Unit.NUMBER, AlertType.QUALITY, MetricName.BRIER),
    MAE("MAE", Unit.NUMBER, AlertType.QUALITY, MetricName.MAE),
    RMSE("RMSE", Unit.NUMBER, AlertType.QUALITY, MetricName.RMSE),
    R2("R²", Unit.NUMBER, AlertType.QUALITY, MetricName.R2),
    /** The highest drift score of the newest check of one drift type, or that of one feature; above 0.3 is our own DRIFT. */
    DRIFT_SCORE("driftScore", "drift score", Unit.SCORE, AlertType.DRIFT, RuleSource.DRIFT),
    /** How much larger the share of missing values of a feature is than in the reference; the feature where it is most. */
    NULL_RATE_INCREASE(
            "nullRateIncrease", "null rate increase", Unit.POINTS, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    /** The share of missing values of a feature; the feature where it is most. */
    NULL_RATE("nullRate", "null rate", Unit.SHARE, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    SCHEMA_VIOLATIONS("schemaViolations", "schema violations", Unit.COUNT, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    RANGE_VIOLATIONS("rangeViolations", "range violations", Unit.COUNT, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    OUTLIERS("outliers", "outliers", Unit.COUNT, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    UNKNOWN_CATEGORIES(
            "unknownCategories",
            "values of unknown categories",
            Unit.COUNT,
            AlertType.DATA_QUALITY,
            RuleSource.QUALITY),
    DUPLICATES("duplicates", "repeated rows", Unit.COUNT, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    FINDINGS("findings", "findings about the data", Unit.COUNT, AlertType.DATA_QUALITY, RuleSource.QUALITY),
    /** By how many of its own intervals the model's latest job is late. */
    JOB_LAG("jobLag", "job lag", Unit.INTERVALS, AlertType.JOB, RuleSource.JOB),
    /** A numeric series from outside, which the condition names. */
    SERIES(SeriesReading.PREFIX + "NAME", "series", Unit.NUMBER, AlertType.METRIC, RuleSource.SERIES);

    private final String word;
    private final String label;
    private final Unit unit;
    private final AlertType type;
    private final RuleSource source;
    private final Optional<MetricName> metric;

    RuleMetric(String label, Unit unit, AlertType type, MetricName metric) {
        this.word = metric.word();
        this.label = label;
        this.unit = unit;
        this.type = type;
        this.source = RuleSource.ROLLUP;
        this.metric = Optional.of(metric);
    }

    RuleMetric(String word, String label, Unit unit, AlertType type, RuleSource source) {
        this.word = word;
        this.label = label;
        this.unit = unit;
        this.type = type;
        this.source = source;
        this.metric = Optional.empty();
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

    public RuleSource source() {
        return source;
    }

    /** The stored metric that it reads; empty for those that come from a check or from the jobs. */
    public Optional<MetricName> stored() {
        return metric;
    }

    /** Whether a window without a request has a value, zero, rather than none. */
    boolean isZeroWhenIdle() {
        return this == REQUEST_COUNT || this == ERROR_COUNT || this == THROUGHPUT;
    }

    /** Whether it is measured on the predictions whose outcome is known. */
    boolean countsLabels() {
        return this == ACCURACY || this == LABEL_LAG || isRealised();
    }

    /** Whether it is a quality that no parts of a window add up to: it takes the labelled predictions themselves. */
    boolean isRealised() {
        return type == AlertType.QUALITY && compareTo(F1) >= 0;
    }

    /** Whether it can be asked of one feature alone. */
    boolean hasFeatures() {
        return source == RuleSource.DRIFT
                || this == NULL_RATE_INCREASE
                || this == NULL_RATE
                || this == RANGE_VIOLATIONS
                || this == OUTLIERS
                || this == UNKNOWN_CATEGORIES;
    }

    public static Optional<RuleMetric> of(String word) {
        return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(RuleMetric::word).toList();
    }
}
