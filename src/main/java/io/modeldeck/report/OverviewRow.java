package io.modeldeck.report;

import io.modeldeck.domain.Severity;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.registry.ModelInfo;
import io.modeldeck.registry.ModelVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one model does in the range.
 *
 * @param historical whether its newest event is so old that the range is counted back from it
 * @param requests requests in each step of the range, oldest first; 0 where there were none
 * @param p95Millis the p95 latency of each step; NaN where there was no request
 * @param previous the period of the same length before
 * @param drift results of the newest check, the worst first
 * @param openAlerts open alerts by severity
 * @param lastTraining when a training last ended well
 * @param nextDue what is looked at next; empty for a historical model, which the clock does not work
 * @param tags what people call it, in their order
 */
public record OverviewRow(
        ModelInfo model,
        Optional<ModelVersion> production,
        TimeRange range,
        boolean historical,
        MetricPeriod now,
        MetricPeriod previous,
        double[] requests,
        double[] p95Millis,
        Optional<Quality> quality,
        Optional<DriftResult> drift,
        Map<Severity, Long> openAlerts,
        Optional<Instant> lastTraining,
        Optional<NextDue> nextDue,
        List<String> tags) {

    /** How often or how closely the model was right: accuracy as a share, or RMSE in the label's unit. */
    public record Quality(boolean isShare, double value, long labelled) {}

    /** How the model stands: the worst open alert decides; without events and alerts nothing is known. */
    public enum Health {
        CRITICAL,
        WARNING,
        NOTICE,
        GOOD,
        NO_EVENTS
    }

    public Health health() {
        if (openAlerts.containsKey(Severity.CRITICAL)) {
            return Health.CRITICAL;
        }
        if (openAlerts.containsKey(Severity.WARNING)) {
            return Health.WARNING;
        }
        if (now.requestCount() == 0) {
            return Health.NO_EVENTS;
        }
        return openAlerts.containsKey(Severity.INFO) ? Health.NOTICE : Health.GOOD;
    }

    public long open(Severity severity) {
        return openAlerts.getOrDefault(severity, 0L);
    }

    public double requestsPerHour() {
        return now.requestCount() / (range.length().toMillis() / 3.6e6);
    }

    public double p95() {
        return now.latency().millis(.95);
    }

    /** Change of the p95 latency to the period before, as a share; NaN where one of them has no requests. */
    public double p95Change() {
        return p95() / previous.latency().millis(.95) - 1;
    }
}
