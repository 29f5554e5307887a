package io.modeldeck.metrics;

import io.modeldeck.domain.Problem;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The metrics of a period under the names that rules, documents and exports use; latencies in milliseconds at this border. */
public enum MetricName {
    REQUEST_COUNT("requestCount", "Requests", "", MetricPeriod::requestCount),
    ERROR_COUNT("errorCount", "Errors", "", MetricPeriod::errorCount),
    ERROR_RATE("errorRate", "Error rate", "%", MetricPeriod::errorRate),
    AVG_LATENCY("avgLatency", "Mean latency", "ms", p -> p.latency().avgMillis()),
    P50_LATENCY("p50Latency", "p50 latency", "ms", p -> p.latency().millis(.50)),
    P95_LATENCY("p95Latency", "p95 latency", "ms", p -> p.latency().millis(.95)),
    P99_LATENCY("p99Latency", "p99 latency", "ms", p -> p.latency().millis(.99)),
    MAX_LATENCY(
            "maxLatency",
            "Slowest call",
            "ms",
            p -> p.latency().count() == 0 ? Double.NaN : p.latency().maxMicros() / 1e3),
    THROUGHPUT("throughputPerSecond", "Throughput", "requests/s", MetricPeriod::throughputPerSecond),
    LABEL_COVERAGE("labelCoverage", "Label coverage", "%", MetricPeriod::labelCoverage),
    LABEL_LAG(
            "labelLagHours",
            "Label lag",
            "h",
            p -> p.labelledCount() == 0
                    ? Double.NaN
                    : p.labelLagSumMillis() / MetricName.MILLIS_PER_HOUR / p.labelledCount()),
    ACCURACY("accuracy", "Accuracy", "", quality("accuracy")),
    F1("f1", "F1", "", quality("f1")),
    AUC("auc", "ROC AUC", "", quality("auc")),
    AUC_WEIGHTED("aucWeighted", "ROC AUC, weighted", "", quality("aucWeighted")),
    LOG_LOSS("logLoss", "Log loss", "", quality("logLoss")),
    BRIER("brier", "Brier score", "", quality("brier")),
    MAE("mae", "MAE", "", quality("mae")),
    RMSE("rmse", "RMSE", "", quality("rmse")),
    R2("r2", "R²", "", quality("r2"));

    static final double MILLIS_PER_HOUR = 3.6e6;

    private final String word;
    private final String label;
    private final String unit;
    private final ToDoubleFunction<MetricPeriod> value;

    MetricName(String word, String label, String unit, ToDoubleFunction<MetricPeriod> value) {
        this.word = word;
        this.label = label;
        this.unit = unit;
        this.value = value;
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public String unit() {
        return unit;
    }

    /** The unit of a chart's axis: {@code share} where charts write per cent, as for all that says how often something was right; else {@link #unit}. */
    public String axis() {
        return switch (this) {
            case ACCURACY, F1, AUC, AUC_WEIGHTED -> "share";
            default -> unit.equals("%") ? "share" : unit;
        };
    }

    /** The metric's value in the period; NaN where it is not defined there. Rates are shares (0.05), not per cent. */
    public double of(MetricPeriod period) {
        return value.applyAsDouble(period);
    }

    public static Optional<MetricName> find(String word) {
        return Arrays.stream(values()).filter(m -> m.word.equals(word)).findFirst();
    }

    public static MetricName named(String word) {
        return find(word)
                .orElseThrow(() -> new Problem("There is no metric '" + word + "'; choose one of "
                        + Arrays.stream(values()).map(MetricName::word).collect(Collectors.joining(", ")) + "."));
    }

    private static ToDoubleFunction<MetricPeriod> quality(String name) {
        return period -> period.quality().getOrDefault(name, Double.NaN);
    }
}
