package io.modeldeck.alert;

import io.modeldeck.domain.Severity;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rules of a fresh workspace, for every model. */
final class DefaultRules {

    private DefaultRules() {}

    static List<AlertRule> all() {
        return List.of(
                rule(
                        "p95 latency",
                        Map.of("metric", "p95Latency", "operator", ">", "threshold", 500, "windowMinutes", 5),
                        Severity.WARNING,
                        "One call in twenty took longer than half a second over five minutes: callers are waiting.",
                        "Look at Metrics for the moment it began: with more requests the machine is short of capacity,"
                                + " without them look for a new version, larger inputs or another program on the"
                                + " machine. Roll back if it began with a promotion."),
                rule(
                        "error rate",
                        errorRate(0.05),
                        Severity.WARNING,
                        "More than one call in twenty failed over ten minutes and gave its caller no prediction. Wrong"
                                + " predictions are not counted here.",
                        "Open the failed events of the period and read their error texts: one repeated text usually"
                                + " names a missing column, a type that changed upstream, or a file that is gone."),
                rule(
                        "error rate critical",
                        errorRate(0.1),
                        Severity.CRITICAL,
                        "More than one call in ten failed over ten minutes: the model is not doing its work.",
                        "If it began with a promotion, roll back now and look for the cause afterwards. If not, read"
                                + " the error texts of the failed events and ask whoever sends the requests what"
                                + " changed."),
                rule(
                        "input drift",
                        drift("input"),
                        Severity.WARNING,
                        "The rows that arrive are distributed differently from the reference, by more than chance and"
                                + " by enough to matter. The model may be judging cases that it has not learned.",
                        "Open Drift and look at the features named, largest first. A jump points to a changed source or"
                                + " unit: have it mended. A slow move is the world changing: watch the accuracy and"
                                + " consider a retraining."),
                rule(
                        "prediction drift",
                        drift("prediction"),
                        Severity.WARNING,
                        "The model answers differently from how it did in the reference, more often one way than"
                                + " before.",
                        "See whether inputs drifted in the same window. If they did, judge whether the new answers are"
                                + " right for the new cases; if not, look at the promotions of that day."),
                rule(
                        "concept drift",
                        drift("concept"),
                        Severity.CRITICAL,
                        "The predictions are wrong more often than in the reference: what the model learned no longer"
                                + " holds.",
                        "Check first that the labels are sound. Then review the retraining request, or ask for one, and"
                                + " compare the candidate with this version on the same rows before promoting it."),
                rule(
                        "null rate",
                        Map.of("metric", "nullRateIncrease", "operator", ">=", "threshold", 0.1),
                        Severity.WARNING,
                        "A feature is missing in at least ten more rows of a hundred than in the reference. The model"
                                + " fills the gap as well as it can, and its answers get worse.",
                        "Find the source of the feature that is named and see since when it sends nothing: a renamed"
                                + " column and a failed load are the usual causes. Labels that arrive meanwhile should"
                                + " not train the next version."),
                rule(
                        "job late",
                        Map.of("metric", "jobLag", "operator", ">=", "threshold", 2),
                        Severity.WARNING,
                        "A scheduled job has missed two of its turns, so its work is left undone: where it measures, that no"
                                + " other alert is shown does not mean that all is well.",
                        "Open Jobs and read the last result of the job that is named; run it now. If it fails, its"
                                + " message says why; if it is only slow, give it a longer interval."));
    }

    private static Map<String, Object> errorRate(double threshold) {
        return Map.of(
                "metric", "errorRate", "operator", ">", "threshold", threshold, "windowMinutes", 10, "minRequests", 50);
    }

    private static Map<String, Object> drift(String type) {
        return Map.of("metric", "driftScore", "driftType", type, "operator", ">", "threshold", 0.3);
    }

    private static AlertRule rule(
            String name, Map<String, Object> condition, Severity severity, String meaning, String guidance) {
        return new AlertRule(
                0,
                name,
                OptionalLong.empty(),
                OptionalLong.empty(),
                true,
                Condition.of(condition),
                severity,
                List.of(),
                meaning,
                guidance);
    }
}
