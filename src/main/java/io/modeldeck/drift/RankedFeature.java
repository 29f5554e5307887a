package io.modeldeck.drift;

import java.util.OptionalDouble;

/**
 * How much a feature explains of what went on in a range of checks.
 *
 * @param checks in which it was evaluated
 * @param drifted in which it had drifted
 * @param newestScore of its newest evaluated check
 * @param highestScore of all of them
 * @param correlation Spearman's rank correlation over the checks between its score and how wrong the predictions of the same window were; empty with fewer
 *     than {@value FeatureRanking#FEWEST_PERIODS} windows that have enough labels, or where a side never changes
 * @param periods windows with enough labels
 */
public record RankedFeature(
        String feature,
        long checks,
        long drifted,
        double newestScore,
        double highestScore,
        OptionalDouble correlation,
        long periods) {

    /** Whether a correlation is unknown for lack of labels, not because a side never changes. */
    public boolean lacksWindows() {
        return periods < FeatureRanking.FEWEST_PERIODS;
    }
}
