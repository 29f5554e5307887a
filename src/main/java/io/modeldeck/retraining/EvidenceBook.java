package io.modeldeck.retraining;

import io.modeldeck.alert.Alert;
import io.modeldeck.alert.AlertService;
import io.modeldeck.domain.Json;
import io.modeldeck.domain.TimeRange;
import io.modeldeck.drift.DriftResult;
import io.modeldeck.drift.DriftService;
import io.modeldeck.metrics.Granularity;
import io.modeldeck.metrics.MetricName;
import io.modeldeck.metrics.MetricPeriod;
import io.modeldeck.metrics.MetricsService;
import io.modeldeck.quality.Finding;
import io.modeldeck.quality.QualityReport;
import io.modeldeck.quality.QualityService;
import io.modeldeck.registry.ModelVersion;
import io.modeldeck.retraining.RetrainingPolicy.Situation;
import io.modeldeck.training.execution.TrainingService;
import io.modeldeck.training.run.TrainingRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Freezes what speaks for or against a retraining at one moment, so that a decision can be defended when the live numbers have moved on. */
public final class EvidenceBook {

    private static final Duration METRICS = Duration.ofDays(14);
    /** The score of a feature that does not drift moves by a few hundredths from window to window. */
    private static final double SCORE_STEP = 0.1;
    /** A metric has moved when it is another by a tenth. */
    private static final double SMALLEST_SHARE = 0.1;

    private static final List<MetricName> SHOWN = List.of(
            MetricName.REQUEST_COUNT,
            MetricName.ERROR_RATE,
            MetricName.P95_LATENCY,
            MetricName.LABEL_COVERAGE,
            MetricName.ACCURACY,
            MetricName.AUC,
            MetricName.RMSE);

    private final DriftService drift;
    private final QualityService quality;
    private final MetricsService metrics;
    private final AlertService alerts;
    private final TrainingService training;

    public EvidenceBook(
            DriftService drift,
            QualityService quality,
            MetricsService metrics,
            AlertService alerts,
            TrainingService training) {
        this.drift = drift;
        this.quality = quality;
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
        quality.latest(modelId).ifPresent(report -> evidence.put("quality", data(report)));
        evidence.put("trigger", trigger.details());
        trigger.alertId().ifPresent(id -> evidence.put("alert", alert(alerts.require(id))));
        evidence.put("newLabels", situation.newLabels());
        situation.lastTraining().ifPresent(last -> evidence.put("lastTraining", last));
        evidence.put("earlierRetrainings", earlier(modelId));
        // As plain maps and lists, so that what is shown is what is stored.
        return Json.readObject(Json.write(evidence));
    }

    /** The highest score of the newest drift check, where that was made after the moment. */
    OptionalDouble driftScoreSince(long modelId, Instant since) {
        return drift.latest(modelId).stream()
                .filter(result -> result.at().isAfter(since))
                .filter(result -> result.verdict().driftScore().isPresent())
                .mapToDouble(DriftResult::score)
                .max();
    }

    /** What of the frozen evidence reads otherwise now, by more than noise. */
    List<Moved> moved(RetrainingRequest request, long newLabels, Instant now) {
        List<Moved> moved = new ArrayList<>(movedDrift(request));
        Map<String, Object> then = lastDay(objects(request.evidence().get("metrics")));
        Map<String, Object> today = lastDay(days(request.modelId(), now));
        for (MetricName name : SHOWN) {
            // Calls of a day that is not over yet say nothing.
            if (name != MetricName.REQUEST_COUNT
                    && then.get(name.word()) instanceof Number before
                    && today.get(name.word()) instanceof Number after
                    && differ(before.doubleValue(), after.doubleValue())) {
                moved.add(new Moved(name.word(), "", before.doubleValue(), after.doubleValue()));
            }
        }
        if (request.evidence().get("quality") instanceof Map<?, ?> data
                && data.get("findings") instanceof List<?> found) {
            long findings = quality.latest(request.modelId())
                    .map(report -> report.findings().size())
                    .orElse(0);
            if (findings != found.size()) {
                moved.add(new Moved("findings", "", found.size(), findings));
            }
        }
        if (request.evidence().get("newLabels") instanceof Number before && before.longValue() != newLabels) {
            moved.add(new Moved("labels", "", before.longValue(), newLabels));
        }
        return List.copyOf(moved);
    }

    private List<Moved> movedDrift(RetrainingRequest request) {
        List<DriftResult> present = drift.latest(request.modelId());
        List<Moved> moved = new ArrayList<>();
        for (Map<String, Object> document : objects(request.evidence().get("drift"))) {
            DriftResult then = Json.convert(document, DriftResult.class);
            double now = present.stream()
                    .filter(result ->
                            result.type() == then.type() && result.feature().equals(then.feature()))
                    .mapToDouble(DriftResult::score)
                    .findFirst()
                    .orElse(Double.NaN);
            if (Double.isNaN(now) || Math.abs(now - then.score()) >= SCORE_STEP) {
                moved.add(new Moved("drift", then.feature().orElse(then.type().word()), then.score(), now));
            }
        }
        return moved;
    }

    private static boolean differ(double then, double now) {
        return Math.abs(now - then) > SMALLEST_SHARE * Math.max(1e-9, Math.max(Math.abs(then), Math.abs(now)));
    }

    private static Map<String, Object> lastDay(List<Map<String, Object>> days) {
        return days.isEmpty() ? Map.of() : days.getLast();
    }

    private static List<Map<String, Object>> objects(Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(each -> Json.readObject(Json.write(each)))
                        .toList()
                : List.of();
    }

    private static Map<String, Object> data(QualityReport report) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("at", report.at());
        entry.put("rows", report.rows());
        entry.put("schemaViolations", report.schemaViolations());
        entry.put("duplicates", report.duplicates());
        entry.put("constraintViolations", report.constraintViolations());
        entry.put(
                "findings",
                report.findings().stream().map(EvidenceBook::finding).toList());
        return entry;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("feature", finding.feature());
        entry.put("severity", finding.severity().word());
        entry.put("sentence", finding.sentence());
        return entry;
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
