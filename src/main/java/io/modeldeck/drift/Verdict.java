package io.modeldeck.drift;

import io.modeldeck.domain.Counted;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a rule decided and from what: never a bare score.
 *
 * @param method the name of the method whose statistic this is ({@link DriftMethod#word()})
 * @param parameters everything that the decision did: bins, epsilon, pooling, correction, effect measure
 * @param pValue before, {@code pValueCorrected} after the correction over the features of the check
 * @param effectSize how large the change is, in the measure named by {@code parameters.effect}
 * @param threshold what the effect (or, for an explicit test, the p value) was held against
 * @param reason why it was decided so, in words
 * @param driftScore 0 to 1, above 0.3 exactly where the state is {@link DriftState#DRIFT}; empty when not evaluated
 */
public record Verdict(
        DriftState state,
        String method,
        Map<String, Object> parameters,
        OptionalDouble statistic,
        OptionalDouble pValue,
        OptionalDouble pValueCorrected,
        OptionalDouble effectSize,
        OptionalDouble threshold,
        String reason,
        OptionalDouble driftScore) {

    public Verdict {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The number of rows that a check has and needs, in the parameters of one that waits for more. */
    static final String PRESENT = "present";

    static final String NEEDED = "needed";

    /** The answer of a check whose window has too few rows; more may come. */
    static Verdict missing(
            DriftMethod method, Map<String, Object> parameters, String who, long present, long needed, String what) {
        Map<String, Object> counted = new LinkedHashMap<>(parameters);
        counted.put(PRESENT, present);
        counted.put(NEEDED, needed);
        return notEvaluated(
                method,
                counted,
                who + Counted.of(present) + " of the " + Counted.of(needed) + " " + what + " that it takes.");
    }

    /** The same with another reason and one parameter more. */
    Verdict with(String otherReason, String parameter, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(parameters);
        more.put(parameter, value);
        return new Verdict(
                state,
                method,
                more,
                statistic,
                pValue,
                pValueCorrected,
                effectSize,
                threshold,
                otherReason,
                driftScore);
    }

    /** The answer of a check that has too little to go by. */
    static Verdict notEvaluated(DriftMethod method, Map<String, Object> parameters, String reason) {
        OptionalDouble none = OptionalDouble.empty();
        return new Verdict(
                DriftState.NOT_EVALUATED, method.word(), parameters, none, none, none, none, none, reason, none);
    }
}
