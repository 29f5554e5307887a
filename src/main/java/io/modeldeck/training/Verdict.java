package io.modeldeck.training;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Whether a candidate may go on.
 *
 * @param sentence why, for a person
 * @param criteria one row for each demand, the comparison with the champion first
 */
public record Verdict(boolean passed, String sentence, List<Criterion> criteria) {

    public Verdict {
        criteria = List.copyOf(criteria);
    }

    /**
     * One demand.
     *
     * @param name as in the recipe, or {@code champion}
     * @param metric the metric of {@link Evaluation} that is looked at
     * @param minimum whether the actual value must be at least the threshold, else at most
     * @param actual the candidate's value; empty where the metric is not defined on these rows, which does not pass
     */
    public record Criterion(
            String name, String metric, boolean minimum, double threshold, OptionalDouble actual, boolean passed) {}
}
