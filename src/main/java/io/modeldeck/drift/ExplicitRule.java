package io.modeldeck.drift;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rule of a config that names a method: the method's own value against the threshold, and nothing else. Pure. */
final class ExplicitRule {

    private ExplicitRule() {}

    /**
     * Empty where the config names no method, or none that has a value for this pair; {@code parameters} then say so, and the default rule decides.
     *
     * @param effect the default effect and {@code effectThreshold} its threshold, for the score of a test
     */
    static Optional<Verdict> decide(
            FeaturePair pair,
            RuleChoice choice,
            double effect,
            double effectThreshold,
            Map<String, Object> parameters,
            OptionalDouble corrected) {
        if (choice.method().isEmpty()) {
            return Optional.empty();
        }
        Optional<DriftMethod> method = pair.counterpart(choice.method().get());
        Optional<Measure> measure = method.flatMap(pair::measure);
        if (measure.isEmpty()) {
            parameters.put("methodNotApplicable", choice.method().get().word());
            return Optional.empty();
        }
        double threshold = choice.threshold().orElse(method.get().defaultThreshold());
        return Optional.of(
                method.get().isTest()
                        ? test(method.get(), measure.get(), threshold, effect, effectThreshold, parameters, corrected)
                        : distance(method.get(), measure.get().statistic(), threshold, parameters, corrected));
    }

    private static Verdict test(
            DriftMethod method,
            Measure measure,
            double threshold,
            double effect,
            double effectThreshold,
            Map<String, Object> parameters,
            OptionalDouble corrected) {
        double p = measure.pValue().orElseThrow();
        DriftState state = p < threshold ? DriftState.DRIFT : DriftState.NO_DRIFT;
        parameters.put("rule", "p value below threshold");
        return verdict(
                state,
                method,
                measure,
                parameters,
                corrected,
                effect,
                threshold,
                "the p value " + Words.number(p) + (state == DriftState.DRIFT ? " is below " : " is not below "),
                DecisionRules.score(effect, effectThreshold, state));
    }

    private static Verdict distance(
            DriftMethod method,
            double statistic,
            double threshold,
            Map<String, Object> parameters,
            OptionalDouble corrected) {
        DriftState state = statistic >= threshold ? DriftState.DRIFT : DriftState.NO_DRIFT;
        parameters.put("rule", "statistic reaches threshold");
        parameters.put("effect", method.word());
        return verdict(
                state,
                method,
                Measure.distance(statistic),
                parameters,
                corrected,
                statistic,
                threshold,
                "the value " + Words.number(statistic) + (state == DriftState.DRIFT ? " reaches " : " does not reach "),
                DecisionRules.score(statistic, threshold, state));
    }

    private static Verdict verdict(
            DriftState state,
            DriftMethod method,
            Measure measure,
            Map<String, Object> parameters,
            OptionalDouble corrected,
            double effect,
            double threshold,
            String finding,
            OptionalDouble score) {
        return new Verdict(
                state,
                method.word(),
                parameters,
                OptionalDouble.of(measure.statistic()),
                measure.pValue(),
                corrected,
                OptionalDouble.of(effect),
                OptionalDouble.of(threshold),
                "As configured (" + method.word() + "): " + finding + Words.number(threshold) + ".",
                score);
    }
}
