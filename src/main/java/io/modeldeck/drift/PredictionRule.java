package io.modeldeck.drift;

import io.modeldeck.stats.ChiSquareTest;
import io.modeldeck.stats.ContingencyTest;
import io.modeldeck.stats.Divergence;
import io.modeldeck.stats.QuantileBins;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The rule for predictions: the population stability index of values or scores over the reference's deciles, or of classes over their shares, held
 * against two thresholds, and only where it exceeds what chance alone reaches. Pure.
 */
public final class PredictionRule {

    /** Values per side that a prediction check needs. */
    public static final int MINIMUM = 200;

    /** The index from which on a significant change is possible drift. */
    public static final double POSSIBLE = 0.1;

    /** The index from which on a significant change is drift. */
    public static final double DRIFT = 0.2;

    /** Chance that two samples of one distribution exceed the critical value. */
    public static final double ALPHA = 0.01;

    private PredictionRule() {}

    static Verdict decide(FeaturePair pair, RuleChoice choice) {
        Optional<Verdict> lacking = DecisionRules.lacking(pair, DriftMethod.PSI, MINIMUM);
        if (lacking.isPresent()) {
            return lacking.get();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        CategoryPair bins = bins(pair, parameters);
        parameters.put("epsilon", Divergence.DEFAULT_EPSILON);
        double psi = Divergence.psi(bins.reference(), bins.current(), Divergence.DEFAULT_EPSILON)
                .orElseThrow();
        ChiSquareTest test =
                ContingencyTest.chiSquare(bins.reference(), bins.current()).orElseThrow();
        // With a single bin there is nothing that chance could move.
        double critical = test.degreesOfFreedom() == 0
                ? 0
                : ContingencyTest.psiCriticalValue(
                        pair.nReference(), pair.nCurrent(), test.degreesOfFreedom() + 1, ALPHA);
        parameters.put("alpha", ALPHA);
        parameters.put("criticalValue", critical);
        parameters.put("pValueOf", "chi_square on the same bins");
        return ExplicitRule.decide(pair, choice, psi, DRIFT, parameters, OptionalDouble.empty())
                .orElseGet(() -> verdict(psi, critical, test.pValue(), parameters));
    }

    private static CategoryPair bins(FeaturePair pair, Map<String, Object> parameters) {
        if (pair instanceof NumericPair numeric) {
            QuantileBins bins =
                    QuantileBins.of(numeric.reference(), NumericPair.DECILES).orElseThrow();
            parameters.put("bins", "deciles of the reference, open ends, ties merged");
            parameters.put("binCount", bins.size());
            return new CategoryPair(List.of(), bins.counts(numeric.reference()), bins.counts(numeric.current()));
        }
        // What is predicted is a number or a class.
        CategoryPair pooled = ((CategoryPair) pair).pooled();
        parameters.put("bins", "classes, those under 1 % counted together");
        parameters.put("binCount", pooled.names().size());
        return pooled;
    }

    private static Verdict verdict(double psi, double critical, double pValue, Map<String, Object> parameters) {
        parameters.put("possibleFrom", POSSIBLE);
        String value = "the stability index " + Words.number(psi);
        DriftState state;
        String reason;
        if (psi <= critical) {
            state = DriftState.NO_DRIFT;
            reason = "Not significant: " + value + " is within what chance alone reaches (" + Words.number(critical)
                    + ").";
        } else if (psi < POSSIBLE) {
            state = DriftState.NO_DRIFT;
            reason = "Significant but small: " + value + " does not reach " + POSSIBLE + ".";
        } else if (psi < DRIFT) {
            state = DriftState.POSSIBLE;
            reason = "Significant: " + value + " reaches " + POSSIBLE + ", but not " + DRIFT + ".";
        } else {
            state = DriftState.DRIFT;
            reason = "Significant and large: " + value + " reaches " + DRIFT + ".";
        }
        return new Verdict(
                state,
                DriftMethod.PSI.word(),
                parameters,
                OptionalDouble.of(psi),
                OptionalDouble.of(pValue),
                OptionalDouble.empty(),
                OptionalDouble.of(psi),
                OptionalDouble.of(DRIFT),
                reason,
                DecisionRules.score(psi, DRIFT, state));
    }
}
