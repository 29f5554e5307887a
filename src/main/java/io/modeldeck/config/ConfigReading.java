package io.modeldeck.config;

import io.modeldeck.config.MonitoringConfig.Aggregation;
import io.modeldeck.config.MonitoringConfig.ConceptDrift;
import io.modeldeck.config.MonitoringConfig.DistributionDrift;
import io.modeldeck.config.MonitoringConfig.Drift;
import io.modeldeck.config.MonitoringConfig.FeatureRule;
import io.modeldeck.config.MonitoringConfig.InputRules;
import io.modeldeck.config.MonitoringConfig.Onnx;
import io.modeldeck.config.MonitoringConfig.OwnProcess;
import io.modeldeck.config.MonitoringConfig.Policy;
import io.modeldeck.config.MonitoringConfig.Recipe;
import io.modeldeck.config.MonitoringConfig.Retention;
import io.modeldeck.config.MonitoringConfig.RetrainingTriggers;
import io.modeldeck.config.MonitoringConfig.Serving;
import io.modeldeck.config.MonitoringConfig.Training;
import io.modeldeck.schedule.Durations;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** Turns validated values by path into the typed config; what is not given is the default. Pure. */
final class ConfigReading {

    private final Map<String, Object> values;

    private ConfigReading(Map<String, Object> values) {
        this.values = values;
    }

    static MonitoringConfig of(Map<String, Object> values) {
        return new ConfigReading(values).config();
    }

    private MonitoringConfig config() {
        return new MonitoringConfig(
                aggregation(),
                new Drift(
                        distribution("drift.inputDrift."),
                        distribution("drift.predictionDrift."),
                        concept(),
                        inputRules()),
                triggers(),
                new Recipe(whole("recipe.rows"), real("recipe.holdOutShare"), word("recipe.trainer")),
                new Training(whole("training.parallelRuns")),
                serving(),
                process(),
                new Onnx(whole("onnx.threads"), word("onnx.optimization").orElseThrow()),
                retention(),
                new Policy(
                        flag("policy.secondPerson"),
                        whole("policy.approvals"),
                        flag("policy.overrideChecks"),
                        interval("policy.rollbackWindow"),
                        FreezeList.read(value("policy.freezes").orElseThrow())));
    }

    private Aggregation aggregation() {
        return new Aggregation(
                interval("aggregation.fiveMinuteAggregation"),
                interval("aggregation.hourlyAggregation"),
                interval("aggregation.dailyAggregation"),
                interval("aggregation.driftCheck"),
                interval("aggregation.dataQualityCheck"),
                interval("aggregation.alertCheck"));
    }

    private DistributionDrift distribution(String at) {
        Optional<String> method = word(at + "method").filter(word -> !word.equals(ConfigKeys.DEFAULT_METHOD));
        // A threshold belongs to a named method; the default rule has its own two.
        Optional<Object> threshold = method.flatMap(named -> value(at + "threshold"));
        return new DistributionDrift(
                flag(at + "enabled"),
                method,
                threshold
                        .map(number -> OptionalDouble.of(((Number) number).doubleValue()))
                        .orElse(OptionalDouble.empty()),
                Duration.ofHours(whole(at + "windowHours")));
    }

    private InputRules inputRules() {
        Map<String, FeatureRule> features = new LinkedHashMap<>();
        Set<String> excluded = new HashSet<>();
        ConfigFamily.FEATURES.byName(values).forEach((name, own) -> {
            if (Boolean.TRUE.equals(own.remove(ConfigFamily.EXCLUDED))) {
                excluded.add(name);
            }
            if (!own.isEmpty()) {
                features.put(name, featureRule(own));
            }
        });
        return new InputRules(
                word("drift.inputDrift.correction").orElseThrow(),
                word("drift.inputDrift.multivariate").orElseThrow(),
                features,
                excluded);
    }

    /** A method of its own begins with a threshold of its own; a threshold alone belongs to the method of all features. */
    private FeatureRule featureRule(Map<String, Object> own) {
        DistributionDrift all = distribution("drift.inputDrift.");
        OptionalDouble threshold = own.get("threshold") instanceof Number number
                ? OptionalDouble.of(number.doubleValue())
                : OptionalDouble.empty();
        if (own.get("method") instanceof String method) {
            return method.equals(ConfigKeys.DEFAULT_METHOD)
                    ? new FeatureRule(Optional.empty(), OptionalDouble.empty())
                    : new FeatureRule(Optional.of(method), threshold);
        }
        return new FeatureRule(all.method(), all.method().isEmpty() ? OptionalDouble.empty() : threshold);
    }

    private ConceptDrift concept() {
        return new ConceptDrift(
                flag("drift.conceptDrift.enabled"),
                whole("drift.conceptDrift.minLabeledSamples"),
                real("drift.conceptDrift.accuracyDropThreshold"),
                Duration.ofHours(whole("drift.conceptDrift.windowHours")),
                words("drift.conceptDrift.detectors"),
                flag("drift.conceptDrift.estimate"));
    }

    private RetrainingTriggers triggers() {
        return new RetrainingTriggers(
                flag("retrainingTriggers.enabled"),
                whole("retrainingTriggers.minDaysBetweenRetraining"),
                whole("retrainingTriggers.minNewLabeledSamples"),
                Duration.ofDays(whole("retrainingTriggers.coolDownDays")),
                Duration.ofDays(whole("retrainingTriggers.expiryDays")),
                TriggerList.read(value("retrainingTriggers.conditions").orElseThrow()));
    }

    private Serving serving() {
        return new Serving(
                whole("serving.loadedModels"),
                whole("serving.memoryMegabytes"),
                flag("serving.warmUp"),
                interval("serving.callTime"),
                whole("serving.batchRows"),
                Duration.ofMillis(whole("serving.batchDelayMillis")));
    }

    private OwnProcess process() {
        return new OwnProcess(
                value("process.heapMegabytes")
                        .map(heap -> OptionalInt.of(((Number) heap).intValue()))
                        .orElse(OptionalInt.empty()),
                whole("process.memoryMegabytes"),
                interval("process.startTime"),
                interval("process.longestPause"));
    }

    private Retention retention() {
        return new Retention(
                interval("retention.events"),
                interval("retention.fiveMinute"),
                interval("retention.hourly"),
                interval("retention.drift"),
                interval("retention.quality"),
                interval("retention.jobRuns"),
                interval("retention.series"));
    }

    private Optional<Object> value(String path) {
        return Optional.ofNullable(values.get(path))
                .or(() -> ConfigKeys.find(path).orElseThrow().defaultValue());
    }

    private Duration interval(String path) {
        return Durations.parse((String) value(path).orElseThrow());
    }

    private boolean flag(String path) {
        return (Boolean) value(path).orElseThrow();
    }

    private int whole(String path) {
        return ((Number) value(path).orElseThrow()).intValue();
    }

    private double real(String path) {
        return ((Number) value(path).orElseThrow()).doubleValue();
    }

    private List<String> words(String path) {
        return ((List<?>) value(path).orElseThrow())
                .stream().map(String.class::cast).toList();
    }

    private Optional<String> word(String path) {
        return value(path).map(String.class::cast);
    }
}
