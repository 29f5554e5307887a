package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.alert.AlertType;
import io.modeldeck.config.MonitoringConfig.RetrainingTriggers;
import io.modeldeck.config.TriggerCondition;
import io.modeldeck.domain.Counted;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.drift.DriftState;
import io.modeldeck.drift.DriftType;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.metrics.MetricsService.QualityReading;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.QualityTrigger.Found;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Looks whether something about a model asks for a retraining, as its configuration says. Reads only. */
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

    /**
     * The model at the moment at which it is looked at.
     *
     * @param situation asked for only where a condition needs it: its labels are counted
     */
    record Subject(ModelVersion version, Instant now, Supplier<Situation> situation) {

        private long modelId() {
            return version.modelId();
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

    /** The first of the conditions that is met. */
    Optional<Pulled> pulled(Subject subject, RetrainingTriggers rules) {
        for (TriggerCondition condition : rules.conditions()) {
            Optional<Pulled> pulled = switch (condition) {
                case TriggerCondition.Drift drifted -> drift(subject, drifted);
                case TriggerCondition.ErrorRate errors -> errors(subject, errors);
                case TriggerCondition.Quality quality -> quality(subject, quality);
                case TriggerCondition.EstimatedQuality estimated -> estimated(subject, estimated);
                case TriggerCondition.NewLabels labels -> labels(subject, labels);
                case TriggerCondition.Every every -> schedule(subject, every);
            };
            if (pulled.isPresent()) {
                return pulled.map(trigger -> with(trigger, condition));
            }
        }
        return Optional.empty();
    }

    /** The rule goes with what it found, so that it can be read when the configuration has changed. */
    private static Pulled with(Pulled trigger, TriggerCondition condition) {
        Map<String, Object> details = new LinkedHashMap<>(trigger.details());
        details.put("rule", condition.document());
        return new Pulled(trigger.reason(), trigger.alertId(), details);
    }

    private Optional<Pulled> drift(Subject subject, TriggerCondition.Drift condition) {
        return drift.latest(subject.modelId()).stream()
                .filter(r -> condition.driftTypes().contains(r.type().word()))
                .filter(r -> r.state() == DriftState.DRIFT && r.score() >= condition.threshold())
                .max(Comparator.comparingDouble(DriftResult::score))
                .map(worst -> new Pulled(
                        TriggerReason.DRIFT_DETECTED,
                        alert(subject, AlertType.DRIFT, worst.type().word()),
                        details(worst, condition)));
    }

    private Optional<Pulled> errors(Subject subject, TriggerCondition.ErrorRate condition) {
        MetricPeriod hour = metrics.summary(
                subject.modelId(), OptionalLong.empty(), TimeRange.endingAt(subject.now(), ERROR_WINDOW));
        if (hour.requestCount() < FEWEST_REQUESTS || hour.errorRate() < condition.threshold()) {
            return Optional.empty();
        }
        Map<String, Object> details = summary(String.format(
                Locale.ROOT,
                "%.1f %% of %,d calls of the last hour failed",
                hour.errorRate() * 100,
                hour.requestCount()));
        details.put("errorRate", hour.errorRate());
        details.put("threshold", condition.threshold());
        return Optional.of(
                new Pulled(TriggerReason.ERROR_RATE_THRESHOLD, alert(subject, AlertType.ERROR_RATE, ""), details));
    }

    private Optional<Pulled> quality(Subject subject, TriggerCondition.Quality condition) {
        QualityReading reading = metrics.quality(
                subject.modelId(),
                OptionalLong.of(subject.version().id()),
                TimeRange.endingAt(subject.now(), condition.window()));
        return QualityTrigger.found(condition, reading, subject.version().validationDetail())
                .map(found -> new Pulled(
                        TriggerReason.QUALITY_THRESHOLD,
                        alert(subject, AlertType.QUALITY, condition.metric()),
                        details(found)));
    }

    private static Map<String, Object> details(Found found) {
        Map<String, Object> details = summary(found.sentence());
        details.put("value", found.value());
        details.put("limit", found.limit());
        details.put("labelled", found.labelled());
        return details;
    }

    /** The estimate is one of the newest check, of the version that is watched. */
    private Optional<Pulled> estimated(Subject subject, TriggerCondition.EstimatedQuality condition) {
        return drift.latest(subject.modelId()).stream()
                .filter(r -> r.feature().filter(DriftResult.ESTIMATE::equals).isPresent()
                        && r.versionId() == subject.version().id())
                .flatMap(r -> EstimateTrigger.found(condition, r).stream())
                .findFirst()
                .map(details -> new Pulled(
                        TriggerReason.QUALITY_THRESHOLD,
                        alert(subject, AlertType.DRIFT, DriftType.CONCEPT.word()),
                        details));
    }

    private static Optional<Pulled> labels(Subject subject, TriggerCondition.NewLabels condition) {
        long labels = subject.situation().get().newLabels();
        return labels < condition.count()
                ? Optional.empty()
                : Optional.of(new Pulled(
                        TriggerReason.NEW_LABELS,
                        OptionalLong.empty(),
                        summary(Counted.of(labels) + " new labelled samples since the last retraining; "
                                + Counted.of(condition.count()) + " ask for one")));
    }

    private static Optional<Pulled> schedule(Subject subject, TriggerCondition.Every condition) {
        return subject.situation()
                .get()
                .lastTraining()
                .filter(last -> !last.plus(Duration.ofDays(condition.days())).isAfter(subject.now()))
                .map(last -> new Pulled(
                        TriggerReason.SCHEDULED,
                        OptionalLong.empty(),
                        summary("The last retraining was " + Counted.ago(Duration.between(last, subject.now()))
                                + "; one is due every "
                                + (condition.days() == 1 ? "day" : Counted.days(condition.days())))));
    }

    private OptionalLong alert(Subject subject, AlertType type, String word) {
        return alerts.open(OptionalLong.of(subject.modelId())).stream()
                .filter(a -> a.type() == type && a.isUnrecovered())
                .max(Comparator.comparing((Alert a) -> a.condition().contains(word))
                        .thenComparing(Alert::id))
                .map(a -> OptionalLong.of(a.id()))
                .orElse(OptionalLong.empty());
    }

    private static Map<String, Object> summary(String sentence) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("summary", sentence);
        return details;
    }

    private static Map<String, Object> details(DriftResult worst, TriggerCondition.Drift condition) {
        Map<String, Object> details = summary(worst.sentence());
        details.put("driftType", worst.type().word());
        worst.feature().ifPresent(feature -> details.put("feature", feature));
        details.put("driftScore", worst.score());
        details.put("threshold", condition.threshold());
        return details;
    }
}
