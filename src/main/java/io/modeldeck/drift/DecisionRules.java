package io.modeldeck.drift;

import io.modeldeck.stats.BenjaminiHochberg;
import io.modeldeck.stats.ContingencyTest;
import io.modeldeck.stats.Divergence;
import io.modeldeck.stats.QuantileBins;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rules that turn statistics into a state: significant <em>and</em> large, and "not evaluated" below a minimum. Pure.
 *
 * <p>Inputs: the p values of all features of a check are corrected together (Benjamini–Hochberg). Predictions: the population stability index must
 * also exceed what chance alone reaches.
 */
public final class DecisionRules {

    /** Share of false alarms among the alarms of one input check. */
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    /** The effect (Wasserstein / σ, Cramér's V) from which on a significant change of a feature matters. */
    public static final double INPUT_EFFECT = 0.1;

    /** Values per side that an input check needs. */
    public static final int INPUT_MINIMUM = 50;

    /** Values per side that a prediction check needs. */
    public static final int PREDICTION_MINIMUM = 200;

    public static final double PSI_POSSIBLE = 0.1;
    public static final double PSI_DRIFT = 0.2;

    /** Chance that two samples of one distribution exceed the index that is held against the thresholds. */
    public static final double PSI_ALPHA = 0.01;

    /** Share of drifted features from which on the data set as a whole has drifted. */
    public static final double DATA_SET_SHARE = 0.5;

    private static final double SCORE_AT_THRESHOLD = 0.3;
    private static final double HIGHEST_WITHOUT_DRIFT = 0.299;
    private static final double LOWEST_WITH_DRIFT = 0.301;

    private DecisionRules() {}

    /** The verdicts on the features of one check, in the given order, corrected together. */
    static List<Verdict> inputs(List<? extends FeaturePair> pairs, RuleChoice choice) {
        List<Optional<Evidence>> evidence = pairs.stream()
                .map(pair -> lacking(pair, INPUT_MINIMUM).isEmpty()
                        ? Optional.of(pair.evidence())
                        : Optional.<Evidence>empty())
                .toList();
        double[] corrected = BenjaminiHochberg.adjust(evidence.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Evidence::pValue)
                .toArray());
        List<Verdict> verdicts = new ArrayList<>();
        int tested = 0;
        for (int i = 0; i < pairs.size(); i++) {
            FeaturePair pair = pairs.get(i);
            if (evidence.get(i).isEmpty()) {
                DriftMethod method = pair instanceof NumericPair ? DriftMethod.KS_TEST : DriftMethod.CHI_SQUARE;
                verdicts.add(Verdict.notEvaluated(
                        method, Map.of(), lacking(pair, INPUT_MINIMUM).orElseThrow()));
            } else {
                verdicts.add(input(pair, evidence.get(i).get(), corrected[tested], corrected.length, choice));
                tested++;
            }
        }
        return verdicts;
    }

    private static Verdict input(FeaturePair pair, Evidence evidence, double corrected, int tested, RuleChoice choice) {
        Map<String, Object> parameters = new LinkedHashMap<>(evidence.parameters());
        parameters.put("correction", "benjamini-hochberg over " + tested);
        parameters.put("falseDiscoveryRate", FALSE_DISCOVERY_RATE);
        Optional<Verdict> explicit = explicit(pair, choice, evidence.effect(), INPUT_EFFECT, parameters, corrected);
        if (explicit.isPresent()) {
            return explicit.get();
        }
        double threshold =
                choice.method().isPresent() ? INPUT_EFFECT : choice.threshold().orElse(INPUT_EFFECT);
        boolean significant = corrected <= FALSE_DISCOVERY_RATE;
        boolean large = evidence.effect() >= threshold;
        DriftState state = significant && large ? DriftState.DRIFT : DriftState.NO_DRIFT;
        String p = "the corrected p value " + Words.number(corrected);
        String effect = "the effect " + Words.number(evidence.effect());
        String reason = !significant
                ? "Not significant: " + p + " is above " + FALSE_DISCOVERY_RATE + "."
                : large
                        ? "Significant and large: " + p + " is at most " + FALSE_DISCOVERY_RATE + " and " + effect
                                + " reaches " + Words.number(threshold) + "."
                        : "Significant but small: " + p + " is at most " + FALSE_DISCOVERY_RATE + ", but " + effect
                                + " does not reach " + Words.number(threshold) + ".";
        return new Verdict(
                state,
                evidence.method().word(),
                parameters,
                OptionalDouble.of(evidence.statistic()),
                OptionalDouble.of(evidence.pValue()),
                OptionalDouble.of(corrected),
                OptionalDouble.of(evidence.effect()),
                OptionalDouble.of(threshold),
                reason,
                score(evidence.effect(), threshold, state));
    }

    /** The verdict on predicted values or scores (on the reference's deciles) or on predicted classes (on their shares). */
    static Verdict prediction(FeaturePair pair, RuleChoice choice) {
        Optional<String> lacking = lacking(pair, PREDICTION_MINIMUM);
        if (lacking.isPresent()) {
            return Verdict.notEvaluated(DriftMethod.PSI, Map.of(), lacking.get());
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("epsilon", Divergence.DEFAULT_EPSILON);
        CategoryPair bins = bins(pair, parameters);
        double psi = Divergence.psi(bins.reference(), bins.current(), Divergence.DEFAULT_EPSILON)
                .orElseThrow();
        var test = ContingencyTest.chiSquare(bins.reference(), bins.current()).orElseThrow();
        double critical = test.degreesOfFreedom() == 0
                ? 0
                : ContingencyTest.psiCriticalValue(
                        pair.nReference(), pair.nCurrent(), test.degreesOfFreedom() + 1, PSI_ALPHA);
        parameters.put("alpha", PSI_ALPHA);
        parameters.put("criticalValue", critical);
        parameters.put("pValueOf", "chi_square on the same bins");
        Optional<Verdict> explicit = explicit(pair, choice, psi, PSI_DRIFT, parameters, test.pValue());
        if (explicit.isPresent()) {
            return explicit.get();
        }
        double threshold =
                choice.method().isPresent() ? PSI_DRIFT : choice.threshold().orElse(PSI_DRIFT);
        double possible = threshold * PSI_POSSIBLE / PSI_DRIFT;
        parameters.put("possibleFrom", possible);
        boolean significant = psi > critical;
        DriftState state = !significant || psi < possible
                ? DriftState.NO_DRIFT
                : psi < threshold ? DriftState.POSSIBLE : DriftState.DRIFT;
        String value = "the stability index " + Words.number(psi);
        String reason = !significant
                ? "Not significant: " + value + " is within what chance alone reaches (" + Words.number(critical) + ")."
                : switch (state) {
                    case DRIFT -> "Significant and large: " + value + " reaches " + Words.number(threshold) + ".";
                    case POSSIBLE ->
                        "Significant: " + value + " reaches " + Words.number(possible) + ", but not "
                                + Words.number(threshold) + ".";
                    default -> "Significant but small: " + value + " does not reach " + Words.number(possible) + ".";
                };
        return new Verdict(
                state,
                DriftMethod.PSI.word(),
                parameters,
                OptionalDouble.of(psi),
                OptionalDouble.of(test.pValue()),
                OptionalDouble.empty(),
                OptionalDouble.of(psi),
                OptionalDouble.of(threshold),
                reason,
                score(psi, threshold, state));
    }

    private static CategoryPair bins(FeaturePair pair, Map<String, Object> parameters) {
        return switch (pair) {
            case NumericPair numeric -> {
                QuantileBins bins = QuantileBins.of(numeric.reference(), NumericPair.DECILES)
                        .orElseThrow();
                parameters.put("bins", "deciles of the reference, open ends, ties merged");
                parameters.put("binCount", bins.size());
                yield new CategoryPair(List.of(), bins.counts(numeric.reference()), bins.counts(numeric.current()));
            }
            case CategoryPair categories -> {
                CategoryPair pooled = categories.pooled();
                parameters.put("bins", "classes, those under 1 % counted together");
                parameters.put("binCount", pooled.names().size());
                yield pooled;
            }
        };
    }

    /** The verdict on the data set as a whole, from the verdicts on its features. */
    static Verdict dataSet(List<Verdict> features) {
        long evaluated = features.stream()
                .filter(v -> v.state() != DriftState.NOT_EVALUATED)
                .count();
        long drifted =
                features.stream().filter(v -> v.state() == DriftState.DRIFT).count();
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
                        + Words.percent(FALSE_DISCOVERY_RATE) + " would, the data set counts as drifted from "
                        + Words.percent(DATA_SET_SHARE) + " on.",
                score(share, DATA_SET_SHARE, state));
    }

    /** The verdict of the method that a config names; empty when it names none, or none that is defined for these values. */
    private static Optional<Verdict> explicit(
            FeaturePair pair,
            RuleChoice choice,
            double effect,
            double effectThreshold,
            Map<String, Object> parameters,
            double corrected) {
        Optional<DriftMethod> method = choice.method().flatMap(pair::counterpart);
        Optional<Measure> measured = method.flatMap(pair::measure);
        if (measured.isEmpty()) {
            choice.method().ifPresent(m -> parameters.put("methodNotApplicable", m.word()));
            return Optional.empty();
        }
        Measure measure = measured.get();
        double threshold = choice.threshold().orElse(method.get().defaultThreshold());
        boolean drift = measure.pValue().isPresent()
                ? measure.pValue().getAsDouble() < threshold
                : measure.statistic() >= threshold;
        DriftState state = drift ? DriftState.DRIFT : DriftState.NO_DRIFT;
        parameters.put(
                "rule", measure.pValue().isPresent() ? "p value below threshold" : "statistic reaches threshold");
        double size = measure.pValue().isPresent() ? effect : measure.statistic();
        double scale = measure.pValue().isPresent() ? effectThreshold : threshold;
        String what = measure.pValue().isPresent()
                ? "the p value " + Words.number(measure.pValue().getAsDouble())
                : "the value " + Words.number(measure.statistic());
        return Optional.of(new Verdict(
                state,
                method.get().word(),
                parameters,
                OptionalDouble.of(measure.statistic()),
                measure.pValue(),
                OptionalDouble.of(corrected),
                OptionalDouble.of(size),
                OptionalDouble.of(threshold),
                "As configured (" + method.get().word() + "): " + what
                        + (measure.pValue().isPresent()
                                ? (drift ? " is below " : " is not below ")
                                : (drift ? " reaches " : " does not reach "))
                        + Words.number(threshold) + ".",
                score(size, scale, state)));
    }

    /** 0.3 at the threshold, at most 1; above 0.3 exactly where drift was found. */
    static OptionalDouble score(double effect, double threshold, DriftState state) {
        double raw = threshold > 0 ? SCORE_AT_THRESHOLD * effect / threshold : 1;
        double bounded = Math.clamp(Double.isNaN(raw) ? 0 : raw, 0, 1);
        return OptionalDouble.of(
                state == DriftState.DRIFT
                        ? Math.max(LOWEST_WITH_DRIFT, bounded)
                        : Math.min(HIGHEST_WITHOUT_DRIFT, bounded));
    }

    /** What is missing for a check that needs so many values a side. */
    static Optional<String> lacking(FeaturePair pair, int minimum) {
        if (pair.nReference() < minimum) {
            return Optional.of("The reference has " + Words.count(pair.nReference()) + " of the " + minimum
                    + " values that it takes; set a larger baseline.");
        }
        return pair.nCurrent() < minimum
                ? Optional.of("The window has " + Words.count(pair.nCurrent()) + " of the " + minimum
                        + " values that it takes.")
                : Optional.empty();
    }
}
