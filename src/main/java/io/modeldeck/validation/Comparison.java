package io.modeldeck.validation;

import io.modeldeck.stats.Interval;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate beside the champion on the same rows.
 *
 * @param metric {@code accuracy} or {@code rmse}
 * @param rows compared
 * @param effect the candidate's metric minus the champion's, as a share or in units of the label
 * @param interval where the effect could lie, with 95 % confidence
 * @param test by whose p value: {@code mcnemar} (classes), {@code wilcoxon} (absolute errors)
 * @param pValue two-sided; 1 where the two never differ
 * @param method {@code exact} or {@code asymptotic}
 * @param onlyCandidate rows that only the candidate has right, or on which it is closer to the truth
 * @param onlyChampion the same the other way round
 * @param area the areas under the ROC curve beside each other, where both give probabilities: of one of two classes, else the mean of each class against the rest
 * @param change whether chance explains the effect
 * @param sentence all of it in words
 */
public record Comparison(
        String metric,
        long rows,
        double effect,
        Interval interval,
        String test,
        double pValue,
        String method,
        long onlyCandidate,
        long onlyChampion,
        Optional<Area> area,
        Change change,
        String sentence) {

    /** What the comparison says of the candidate. */
    public enum Change {
        BETTER,
        /** Chance alone explains a difference of this size. */
        UNDECIDED,
        WORSE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Both areas under the ROC curve, and their difference by the test of DeLong. */
    public record Area(
            double candidate, double champion, double difference, Interval interval, double pValue, String sentence) {}

    /** The form in which it is kept. */
    public Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("sentence", sentence);
        document.put("change", change.word());
        document.put("metric", metric);
        document.put("rows", rows);
        document.put("effect", effect);
        document.put("low", interval.low());
        document.put("high", interval.high());
        document.put("confidence", PairedComparison.CONFIDENCE);
        document.put("test", test);
        document.put("method", method);
        document.put("pValue", pValue);
        document.put("onlyCandidate", onlyCandidate);
        document.put("onlyChampion", onlyChampion);
        area.ifPresent(a -> {
            Map<String, Object> auc = new LinkedHashMap<>();
            auc.put("sentence", a.sentence());
            auc.put("candidate", a.candidate());
            auc.put("champion", a.champion());
            auc.put("difference", a.difference());
            auc.put("low", a.interval().low());
            auc.put("high", a.interval().high());
            auc.put("test", "delong");
            auc.put("pValue", a.pValue());
            document.put("rocAuc", auc);
        });
        return document;
    }
}
