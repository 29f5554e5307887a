package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import io.modeldeck.stats.Proportions;
import io.modeldeck.stats.Sample;
import io.modeldeck.stats.TTest;
import io.modeldeck.stats.ZTest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.DoubleFunction;

/**
 * The rules for the concept, from outcomes. Classification: the accuracy has fallen by at least the named drop, and a one-sided two-proportion test
 * agrees. Regression: the mean absolute error has risen by at least a fifth, and a one-sided Welch test agrees. Where only a stream detector has
 * fired, drift is possible. Pure.
 */
public final class ConceptRule {

    /** Level of the one-sided tests. */
    public static final double ALPHA = 0.05;

    /** Probability of seeing a drop of the named size, for which the minimum number of labels is worked out. */
    public static final double POWER = 0.8;

    /** Rise of the mean absolute error, as a share of the reference's, that counts as drift. */
    public static final double ERROR_RISE = 0.2;

    private ConceptRule() {}

    /** Right ones of all labelled rows. */
    record Rate(long right, long rows) {

        double share() {
            return (double) right / rows;
        }
    }

    /**
     * The labels that the window needs: at least the configured number, and so many that a drop of the named size is seen with the stated power
     * against a reference of this size. Empty where no window can make up for too small a reference.
     */
    static OptionalLong minimum(Rate reference, double drop, long configured) {
        if (reference.share() < drop) {
            return OptionalLong.of(configured);
        }
        double bothSides = Proportions.minimumSampleSize(reference.share(), drop, 2 * ALPHA, POWER);
        double left = 2 / bothSides - 1.0 / reference.rows();
        return left <= 0 ? OptionalLong.empty() : OptionalLong.of(Math.max(configured, (long) Math.ceil(1 / left)));
    }

    static Verdict accuracy(Rate reference, Rate current, double drop, long configured, StreamSignals signals) {
        Map<String, Object> parameters = parameters(signals);
        OptionalLong minimum = minimum(reference, drop, configured);
        if (minimum.isEmpty()) {
            return Verdict.notEvaluated(
                    DriftMethod.ACCURACY_DROP,
                    parameters,
                    "The reference has " + Counted.of(reference.rows())
                            + " labelled rows, too few to see a drop of " + Words.number(drop)
                            + "; set a larger baseline or name a larger drop.");
        }
        parameters.put("minimumLabels", minimum.getAsLong());
        parameters.put("power", POWER);
        if (current.rows() < minimum.getAsLong()) {
            return tooFew(DriftMethod.ACCURACY_DROP, parameters, current.rows(), minimum.getAsLong());
        }
        double fallen = reference.share() - current.share();
        ZTest test = Proportions.pooledZ(reference.right(), reference.rows(), current.right(), current.rows())
                .orElseThrow();
        parameters.put("referenceAccuracy", reference.share());
        parameters.put("currentAccuracy", current.share());
        parameters.put("test", "two proportions, pooled, one-sided");
        return decide(
                DriftMethod.ACCURACY_DROP,
                fallen,
                drop,
                oneSided(test.z(), test.pValue()),
                change("the accuracy", "fall", "fell", "rose", fallen, Words::number),
                parameters,
                signals);
    }

    static Verdict error(Sample reference, Sample current, long configured, StreamSignals signals) {
        Map<String, Object> parameters = parameters(signals);
        parameters.put("minimumLabels", configured);
        if (reference.n() < configured) {
            return Verdict.notEvaluated(
                    DriftMethod.ERROR_RISE,
                    parameters,
                    "The reference has " + Counted.of(reference.n()) + " labelled rows of the " + configured
                            + " that it takes; set a larger baseline.");
        }
        if (current.n() < configured) {
            return tooFew(DriftMethod.ERROR_RISE, parameters, current.n(), configured);
        }
        double before = reference.mean();
        double rise = before > 0 ? current.mean() / before - 1 : Math.signum(current.mean());
        // Both sides without any spread: a difference is certain, equality too.
        Optional<TTest.Result> test = TTest.welch(reference, current);
        double p = test.isPresent() ? oneSided(-test.get().t(), test.get().pValue()) : rise > 0 ? 0 : 1;
        parameters.put("referenceMae", before);
        parameters.put("currentMae", current.mean());
        parameters.put("test", "Welch on absolute errors, one-sided");
        return decide(
                DriftMethod.ERROR_RISE,
                rise,
                ERROR_RISE,
                p,
                change("the mean absolute error", "rise", "rose", "fell", rise, Words::percent),
                parameters,
                signals);
    }

    private static Verdict decide(
            DriftMethod method,
            double effect,
            double threshold,
            double p,
            String finding,
            Map<String, Object> parameters,
            StreamSignals signals) {
        boolean large = effect >= threshold;
        boolean significant = p < ALPHA;
        DriftState state = large && significant
                ? DriftState.DRIFT
                : signals.names().isEmpty() ? DriftState.NO_DRIFT : DriftState.POSSIBLE;
        // what went the other way is not measured by the threshold
        String size = effect > 0 ? (large ? ", at least " : ", less than ") + Words.number(threshold) : "";
        String numbers =
                finding + size + ", and " + Words.p("p", p) + (significant ? " is below " : " is not below ") + ALPHA;
        String reason = switch (state) {
            case DRIFT -> "Significant and large: " + numbers + ".";
            case POSSIBLE ->
                "Only " + String.join(" and ", signals.names()) + " signalled a rise of the error: " + numbers + ".";
            default -> "Within the limits: " + numbers + ".";
        };
        return new Verdict(
                state,
                method.word(),
                parameters,
                OptionalDouble.of(effect),
                OptionalDouble.of(p),
                OptionalDouble.empty(),
                OptionalDouble.of(effect),
                OptionalDouble.of(threshold),
                reason,
                DecisionRules.score(effect, threshold, state));
    }

    /** How far it went to the worse side; what went to the better one says so instead of a worsening below zero. */
    private static String change(
            String what, String verb, String worse, String better, double by, DoubleFunction<String> words) {
        if (by > 0) {
            return what + " " + worse + " by " + words.apply(by);
        }
        return what + " did not " + verb + (by < 0 ? " but " + better + " by " + words.apply(-by) : "");
    }

    /** The p value of "the reference is larger than the current side" from a two-sided one with its sign. */
    private static double oneSided(double signedReferenceMinusCurrent, double twoSided) {
        return signedReferenceMinusCurrent > 0 ? twoSided / 2 : 1 - twoSided / 2;
    }

    private static Verdict tooFew(DriftMethod method, Map<String, Object> parameters, long rows, long minimum) {
        return Verdict.missing(method, parameters, "", rows, minimum, "labelled rows");
    }

    private static Map<String, Object> parameters(StreamSignals signals) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("detectors", signals.names());
        return parameters;
    }
}
