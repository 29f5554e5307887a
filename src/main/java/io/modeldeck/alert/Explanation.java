package io.modeldeck.alert;

/**
 * What an alert says about a model, and what a person can do about it. A rule's own words come first; where it has none, those of its type stand in.
 * Pure.
 */
public record Explanation(String meaning, String guidance) {

    private static final Explanation NOTHING_MEASURED = new Explanation(
            "For longer than the rule allows it found nothing to measure, or could not be evaluated; the message says which. That is no"
                    + " sign of health: whether all is well cannot be told.",
            "See on Metrics whether calls come in at all, and on Jobs whether something that the rule reads is paused or fails. A series from"
                    + " outside may have a new name, or its source may send nothing. If there is rightly nothing to measure, silence the rule for that time.");

    /** Of a rule with these words of its own, which may be empty, over a metric of that type. */
    static Explanation of(AlertType type, String meaning, String guidance) {
        Explanation usual = usual(type);
        return new Explanation(
                meaning.isBlank() ? usual.meaning : meaning, guidance.isBlank() ? usual.guidance : guidance);
    }

    /** Of an alert whose latest firing had no value: it fired because none could be had. */
    static Explanation ofNothingMeasured() {
        return NOTHING_MEASURED;
    }

    private static Explanation usual(AlertType type) {
        return switch (type) {
            case LATENCY ->
                new Explanation(
                        "Calls take longer than this rule allows: whoever waits for the answers waits too long.",
                        "Look at Metrics for the moment it began. More requests than before: the machine is short of capacity. As many as"
                                + " before: look for a promotion, larger inputs or another program on the machine, and roll back if it"
                                + " began with a promotion.");
            case ERROR_RATE ->
                new Explanation(
                        "More calls failed than this rule allows, and their callers got no prediction. Wrong predictions are not counted here.",
                        "Read the error texts of the failed events: one repeated text usually names a missing column, a type that changed"
                                + " upstream, or a file that is gone. Roll back if it began with a promotion.");
            case DRIFT ->
                new Explanation(
                        "What arrives, what is answered or how often it is right differs from the baseline by more than this rule allows.",
                        "Open Drift and look at what is named, largest first. A jump points to a changed source or unit: have it mended. A"
                                + " slow move is the world changing: watch the quality, and consider a retraining.");
            case DATA_QUALITY ->
                new Explanation(
                        "The rows that arrive are not as the model expects them, more often than this rule allows.",
                        "Open Data quality, read the findings of the newest check and look at the events behind them. Have the source"
                                + " mended that sends them; rows like these should not train the next version.");
            case QUALITY ->
                new Explanation(
                        "Where outcomes are known, the predictions are worse than this rule allows, or too few outcomes are known, or too late.",
                        "Check first that the labels are sound and complete. Then see on Drift whether inputs or the concept have moved, and"
                                + " ask for a retraining if the model no longer fits; roll back if it began with a promotion.");
            case METRIC ->
                new Explanation(
                        "A figure of the model, or a series that stands beside it, is where this rule says that it should not be.",
                        "Open Metrics for the moment it began, and see what else changed then: requests, versions, other series.");
            case JOB ->
                new Explanation(
                        "A scheduled job is late, so its work is left undone: where it measures, that no other alert is shown"
                                + " does not mean that all is well.",
                        "Open Jobs and read the last result of the job that is named; run it now. If it fails, its message says why; if it"
                                + " is only slow, give it a longer interval.");
        };
    }
}
