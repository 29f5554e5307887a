package io.modeldeck.training.validation;

import io.modeldeck.training.Evaluation;
import io.modeldeck.validation.Check;
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

    /** The same verdict under checks: one that failed fails it, and the sentence says so. */
    Verdict under(List<Check> checks) {
        List<String> failed =
                checks.stream().filter(Check::failed).map(Check::sentence).toList();
        return failed.isEmpty()
                ? this
                : new Verdict(
                        false,
                        (passed ? "Failed by its checks, though its figures passed" : sentence.replaceFirst("\\.$", ""))
                                + ": " + String.join(" ", failed),
                        criteria);
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
