package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.AlertType;
import io.modeldeck.config.MonitoringConfig.RetrainingTriggers;
import io.modeldeck.config.MonitoringConfig.TriggerCondition;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.drift.DriftState;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks whether drift or failures of a model ask for a retraining, as its configuration says. Reads only. */
public final class Triggers {

    /** A trigger that is pulled, and the alert that speaks of it where there is one. */
    record Pulled(TriggerReason reason, OptionalLong alertId, Map<String, Object> details) {

        static Pulled manual(OptionalLong alertId, String comment) {
            return new Pulled(
                    TriggerReason.MANUAL,
                    alertId,
                    Map.of("summary", comment.isBlank() ? "Asked for by hand." : comment));
        }
    }

    private static final Duration ERROR_WINDOW = Duration.ofHours(1);
    // As for the error-rate alert: fewer calls say little about a rate.
    private static final int FEWEST_REQUESTS = 50;

    private final DriftService drift;
    private final MetricsService metrics;
    private final AlertService alerts;

    public Triggers(DriftService drift, MetricsService metrics, AlertService alerts) {
        this.drift = drift;
        this.metrics = metrics;
        this.alerts = alerts;
    }

    Optional<Pulled> pulled(long modelId, RetrainingTriggers rules, Instant now) {
        for (TriggerCondition condition : rules.conditions()) {
            Optional<Pulled> pulled = condition.isDrift() ? drift(modelId, condition) : errors(modelId, condition, now);
            if (pulled.isPresent()) {
                return pulled;
            }
        }
        return Optional.empty();
    }

    private Optional<Pulled> drift(long modelId, TriggerCondition condition) {
        return drift.latest(modelId).stream()
                .filter(r -> condition.driftTypes().contains(r.type().word()))
                .filter(r -> r.state() == DriftState.DRIFT && r.score() >= condition.threshold())
                .max(Comparator.comparingDouble(DriftResult::score))
                .map(worst -> new Pulled(
                        TriggerReason.DRIFT_DETECTED,
                        alert(modelId, AlertType.DRIFT, worst.type().word()),
                        details(worst, condition)));
    }

    private Optional<Pulled> errors(long modelId, TriggerCondition condition, Instant now) {
        MetricPeriod hour = metrics.summary(modelId, OptionalLong.empty(), TimeRange.endingAt(now, ERROR_WINDOW));
        if (hour.requestCount() < FEWEST_REQUESTS || hour.errorRate() < condition.threshold()) {
            return Optional.empty();
        }
        Map<String, Object> details = new LinkedHashMap<>();
        details.put(
                "summary",
                String.format(
                        Locale.ROOT,
                        "%.1f %% of %d calls of the last hour failed",
                        hour.errorRate() * 100,
                        hour.requestCount()));
        details.put("errorRate", hour.errorRate());
        details.put("threshold", condition.threshold());
        return Optional.of(
                new Pulled(TriggerReason.ERROR_RATE_THRESHOLD, alert(modelId, AlertType.ERROR_RATE, ""), details));
    }

    private OptionalLong alert(long modelId, AlertType type, String word) {
        return alerts.open(OptionalLong.of(modelId)).stream()
                .filter(a -> a.type() == type && a.isUnrecovered())
                .max(Comparator.comparing((Alert a) -> a.condition().contains(word))
                        .thenComparing(Alert::id))
                .map(a -> OptionalLong.of(a.id()))
                .orElse(OptionalLong.empty());
    }

    private static Map<String, Object> details(DriftResult worst, TriggerCondition condition) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("summary", worst.sentence());
        details.put("driftType", worst.type().word());
        worst.feature().ifPresent(feature -> details.put("feature", feature));
        details.put("driftScore", worst.score());
        details.put("threshold", condition.threshold());
        return details;
    }
}
