package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftService;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import io.modeldeck.training.TrainingRun;
import io.modeldeck.training.TrainingService;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Freezes what speaks for or against a retraining at one moment, so that a decision can be defended when the live numbers have moved on. */
public final class EvidenceBook {

    private static final Duration METRICS = Duration.ofDays(14);
    private static final List<MetricName> SHOWN = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P95_LATENCY,
            MetricName.LABEL_COVERAGE,
            MetricName.ACCURACY,
            MetricName.AUC,
            MetricName.RMSE);

    private final DriftService drift;
    private final MetricsService metrics;
    private final AlertService alerts;
    private final TrainingService training;

    public EvidenceBook(DriftService drift, MetricsService metrics, AlertService alerts, TrainingService training) {
        this.drift = drift;
        this.metrics = metrics;
        this.alerts = alerts;
        this.training = training;
    }

    Map<String, Object> freeze(
            long modelId, ModelVersion version, Instant at, Triggers.Pulled trigger, Situation situation) {
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("at", at);
        evidence.put("version", version.shortLabel());
        evidence.put("drift", drift.latest(modelId));
        evidence.put("metrics", days(modelId, at));
        evidence.put("trigger", trigger.details());
        trigger.alertId().ifPresent(id -> evidence.put("alert", alert(alerts.require(id))));
        evidence.put("newLabels", situation.newLabels());
        situation.lastTraining().ifPresent(last -> evidence.put("lastTraining", last));
        evidence.put("earlierRetrainings", earlier(modelId));
        // As plain maps and lists, so that what is shown is what is stored.
        return Json.readObject(Json.write(evidence));
    }

    private static Map<String, Object> alert(Alert alert) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", alert.id());
        entry.put("rule", alert.ruleName());
        entry.put("condition", alert.condition());
        entry.put("severity", alert.severity().word());
        entry.put("message", alert.message());
        alert.firedAt().ifPresent(fired -> entry.put("firedAt", fired));
        return entry;
    }

    private List<Map<String, Object>> days(long modelId, Instant at) {
        return metrics
                .series(modelId, OptionalLong.empty(), Granularity.DAILY, TimeRange.endingAt(at, METRICS))
                .stream()
                .map(EvidenceBook::day)
                .toList();
    }

    private static Map<String, Object> day(MetricPeriod period) {
        Map<String, Object> day = new LinkedHashMap<>();
        day.put("from", period.range().from());
        for (MetricName name : SHOWN) {
            double value = name.of(period);
            if (!Double.isNaN(value)) {
                day.put(name.word(), value);
            }
        }
        return day;
    }

    private List<Map<String, Object>> earlier(long modelId) {
        return training.runs(OptionalLong.of(modelId), 10).stream()
                .map(EvidenceBook::run)
                .toList();
    }

    private static Map<String, Object> run(TrainingRun run) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("run", run.id());
        entry.put("at", run.queuedAt());
        entry.put("status", run.status().word());
        run.validationPassed().ifPresent(passed -> entry.put("passed", passed));
        if (run.validationMetrics().get("sentence") instanceof String sentence) {
            entry.put("result", sentence);
        }
        gain(run).ifPresent(entry::putAll);
        return entry;
    }

    /** What the training bought on its hold-out: how the version before did there, and how the candidate did. */
    private static Optional<Map<String, Object>> gain(TrainingRun run) {
        if (!(run.validationMetrics().get("candidate") instanceof Map<?, ?> after)) {
            return Optional.empty();
        }
        String metric = after.containsKey("rmse") ? "rmse" : "accuracy";
        Map<String, Object> gain = new LinkedHashMap<>();
        gain.put("metric", metric);
        gain.put("after", after.get(metric));
        if (run.validationMetrics().get("champion") instanceof Map<?, ?> before) {
            gain.put("before", before.get(metric));
        }
        return Optional.of(gain);
    }
}
