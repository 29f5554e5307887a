package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.Correction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * The rules that turn statistics of features into a state: significant <em>and</em> large, and "not evaluated" below a minimum. The p values of all
 * features of a check are corrected together (Benjamini–Hochberg). Pure.
 */
public final class DecisionRules {

    /** Expected share of false alarms among the alarms of one input check, at most. */
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    /** The effect (Wasserstein / σ, Cramér's V) from which on a significant change of a feature matters. */
    public static final double INPUT_EFFECT = 0.1;

    /** Values per side that an input check needs. */
    public static final int INPUT_MINIMUM = 50;

    /** Share of drifted features from which on the data set as a whole has drifted. */
    public static final double DATA_SET_SHARE = 0.5;

    private static final double SCORE_AT_THRESHOLD = 0.3;
    private static final double HIGHEST_WITHOUT_DRIFT = 0.299;
    private static final double LOWEST_WITH_DRIFT = 0.301;

    private DecisionRules() {}

    /** The verdicts on pairs that are all decided alike, with the default correction. */
    static List<Verdict> inputs(List<? extends FeaturePair> pairs, RuleChoice choice) {
        return inputs(pairs, Collections.nCopies(pairs.size(), choice), Correction.BENJAMINI_HOCHBERG);
    }

    /** The verdicts on the features of one check, in the given order, each as its choice says, the p values corrected together. */
    static List<Verdict> inputs(List<? extends FeaturePair> pairs, List<RuleChoice> choices, Correction correction) {
        List<Optional<Evidence>> evidence = pairs.stream()
                .map(pair -> lacking(pair, pair.usual(), INPUT_MINIMUM).isEmpty()
                        ? Optional.of(pair.evidence())
                        : Optional.<Evidence>empty())
                .toList();
        double[] corrected = correction.adjust(evidence.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Evidence::pValue)
                .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < pairs.size(); i++) {
            FeaturePair pair = pairs.get(i);
            if (evidence.get(i).isEmpty()) {
                verdicts.add(lacking(pair, pair.usual(), INPUT_MINIMUM).orElseThrow());
            } else {
                String corrections = words(correction) + " over " + corrected.length;
                verdicts.add(input(pair, evidence.get(i).get(), corrected[tested], corrections, choices.get(i)));
                tested++;
            }
        }
        return verdicts;
    }

    private static String words(Correction correction) {
        return correction.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Verdict input(
            FeaturePair pair, Evidence evidence, double corrected, String correction, RuleChoice choice) {
        Map<String, Object> parameters = new LinkedHashMap<>(evidence.parameters());
        parameters.put("correction", correction);
        parameters.put("falseDiscoveryRate", FALSE_DISCOVERY_RATE);
        return ExplicitRule.decide(
                        pair, choice, evidence.effect(), INPUT_EFFECT, parameters, OptionalDouble.of(corrected))
                .orElseGet(() -> significantAndLarge(evidence, corrected, parameters));
    }

    private static Verdict significantAndLarge(Evidence evidence, double corrected, Map<String, Object> parameters) {
        boolean significant = corrected <= FALSE_DISCOVERY_RATE;
        boolean large = evidence.effect() >= INPUT_EFFECT;
        DriftState state = significant && large ? DriftState.DRIFT : DriftState.NO_DRIFT;
        return new Verdict(
                state,
                evidence.method().word(),
                parameters,
                OptionalDouble.of(evidence.statistic()),
                OptionalDouble.of(evidence.pValue()),
                OptionalDouble.of(corrected),
                OptionalDouble.of(evidence.effect()),
                OptionalDouble.of(INPUT_EFFECT),
                reason(significant, large, corrected, evidence.effect()),
                score(evidence.effect(), INPUT_EFFECT, state));
    }

    private static String reason(boolean significant, boolean large, double corrected, double effect) {
        String p = "the corrected p value " + Words.number(corrected);
        if (!significant) {
            return "Not significant: " + p + " is above " + FALSE_DISCOVERY_RATE + ".";
        }
        String size = p + " is at most " + FALSE_DISCOVERY_RATE + " and the effect " + Words.number(effect);
        return large
                ? "Significant and large: " + size + " reaches " + INPUT_EFFECT + "."
                : "Significant but small: " + size + " does not reach " + INPUT_EFFECT + ".";
    }

    /** The verdict on the data set as a whole, from the verdicts on its features. */
    static Verdict dataSet(List<Verdict> features) {
        long evaluated = count(features, state -> state != DriftState.NOT_EVALUATED);
        long drifted = count(features, state -> state == DriftState.DRIFT);
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("drifted", drifted);
        parameters.put("evaluated", evaluated);
        parameters.put("shareByChanceAtMost", FALSE_DISCOVERY_RATE);
        if (evaluated == 0) {
            return Verdict.notEvaluated(DriftMethod.DRIFTED_SHARE, parameters, "No feature could be evaluated.");
        }
        double share = (double) drifted / evaluated;
        DriftState state = share >= DATA_SET_SHARE ? DriftState.DRIFT : DriftState.NO_DRIFT;
        return new Verdict(
                state,
                DriftMethod.DRIFTED_SHARE.word(),
                parameters,
                OptionalDouble.of(share),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(share),
                OptionalDouble.of(DATA_SET_SHARE),
                drifted + " of " + evaluated + " features drifted; by chance at most "
                        + Words.percent(FALSE_DISCOVERY_RATE) + " would. The data set counts as drifted from "
                        + Words.percent(DATA_SET_SHARE) + " on.",
                score(share, DATA_SET_SHARE, state));
    }

    private static long count(List<Verdict> verdicts, Predicate<DriftState> wanted) {
        return verdicts.stream().map(Verdict::state).filter(wanted).count();
    }

    /** 0.3 at the threshold, at most 1; above 0.3 exactly where drift was found. */
    static OptionalDouble score(double effect, double threshold, DriftState state) {
        double raw = SCORE_AT_THRESHOLD * effect / threshold;
        // An effect of 0 against a threshold of 0 is no number.
        double bounded = Double.isNaN(raw) ? 0 : Math.clamp(raw, 0, 1);
        return OptionalDouble.of(
                state == DriftState.DRIFT
                        ? Math.max(LOWEST_WITH_DRIFT, bounded)
                        : Math.min(HIGHEST_WITHOUT_DRIFT, bounded));
    }

    /** The verdict on a pair that has fewer values than it takes, on either side; empty where both have enough. */
    static Optional<Verdict> lacking(FeaturePair pair, DriftMethod method, int minimum) {
        if (pair.nReference() < minimum) {
            return Optional.of(Verdict.notEvaluated(
                    method,
                    Map.of(),
                    "The reference has " + Counted.of(pair.nReference()) + " of the " + minimum
                            + " values that it takes; set a larger baseline."));
        }
        return pair.nCurrent() < minimum
                ? Optional.of(Verdict.missing(method, Map.of(), "The window has ", pair.nCurrent(), minimum, "values"))
                : Optional.empty();
    }
}
