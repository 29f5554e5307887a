package io.modeldeck.drift;

import io.modeldeck.config.MonitoringConfig;
import io.modeldeck.stats.Correction;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How a config wants the inputs of a check decided.
 *
 * @param all the choice for features that have none of their own
 * @param excluded features that are left out
 * @param together the method by which the numeric features are checked together; empty: not at all
 */
record InputPlan(
        RuleChoice all,
        Map<String, RuleChoice> features,
        Set<String> excluded,
        Correction correction,
        Optional<DriftMethod> together) {

    /** The default rule for every feature. */
    static InputPlan defaults() {
        return of(MonitoringConfig.defaults().drift());
    }

    static InputPlan of(MonitoringConfig.Drift config) {
        MonitoringConfig.InputRules rules = config.inputRules();
        Map<String, RuleChoice> features = new LinkedHashMap<>();
        rules.features().forEach((name, rule) -> features.put(name, choice(rule.method(), rule.threshold())));
        return new InputPlan(
                choice(config.inputDrift().method(), config.inputDrift().threshold()),
                features,
                rules.excluded(),
                Correction.valueOf(rules.correction().toUpperCase(Locale.ROOT)),
                DriftMethod.of(rules.multivariate()));
    }

    static RuleChoice choice(Optional<String> method, OptionalDouble threshold) {
        return new RuleChoice(method.flatMap(DriftMethod::of), threshold);
    }

    RuleChoice choice(String feature) {
        return features.getOrDefault(feature, all);
    }

    /** The choice for the joint check: its own rule, or a test for vectors at its usual level. */
    RuleChoice choiceTogether(DriftMethod method) {
        return method == DriftMethod.MMD
                ? new RuleChoice(Optional.of(method), OptionalDouble.empty())
                : RuleChoice.defaults();
    }
}
