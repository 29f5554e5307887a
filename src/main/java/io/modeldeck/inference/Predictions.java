package io.modeldeck.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model's answers. The arrays are shared, not copied: nobody writes to them.
 *
 * @param values the predicted class, or the predicted number as text, of each row
 * @param confidence probability of the predicted class; NaN where there is none
 * @param scores [rows][classes] probabilities; no rows when the model gives none
 * @param classes in the order of the probabilities; empty for numbers
 * @param score probability of the model's positive class; NaN where there is none
 */
public record Predictions(
        List<String> values, double[] confidence, double[][] scores, List<String> classes, double[] score) {

    /** Events keep the probabilities of so many classes. */
    public static final int MOST_KEPT = 50;

    public Predictions {
        values = List.copyOf(values);
        classes = List.copyOf(classes);
        int rows = values.size();
        if (confidence.length != rows || score.length != rows || scores.length != 0 && scores.length != rows) {
            throw new IllegalArgumentException("Parts of different length for " + rows + " rows");
        }
    }

    /** Answers without any probability. */
    public static Predictions plain(List<String> values, List<String> classes) {
        double[] none = nan(values.size());
        return new Predictions(values, none, new double[0][], classes, none);
    }

    public int rows() {
        return values.size();
    }

    public boolean hasScores() {
        return scores.length > 0;
    }

    /**
     * The probabilities of a row's classes, as an event keeps them: of more than two classes, or of two of which none is the positive one, and of
     * {@link #MOST_KEPT} at most. Else empty: the score says it all, or they would be more than all the rest of the event.
     */
    public Map<String, Double> kept(int row) {
        boolean told = classes.size() == 2 && !Double.isNaN(score[row]);
        if (!hasScores() || told || classes.size() < 2 || classes.size() > MOST_KEPT) {
            return Map.of();
        }
        Map<String, Double> kept = LinkedHashMap.newLinkedHashMap(classes.size());
        for (int k = 0; k < classes.size(); k++) {
            kept.put(classes.get(k), scores[row][k]);
        }
        return kept;
    }

    /** The same answers with the score of that class; without one when no class is positive or it is none of the model's. */
    public Predictions withPositive(Optional<String> positiveClass) {
        int index = positiveClass.map(classes::indexOf).orElse(-1);
        if (index < 0 || !hasScores()) {
            return new Predictions(values, confidence, scores, classes, nan(rows()));
        }
        double[] positive = new double[rows()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = scores[row][index];
        }
        return new Predictions(values, confidence, scores, classes, positive);
    }

    /** The parts one after the other. */
    public static Predictions join(List<Predictions> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        List<String> values = new ArrayList<>();
        parts.forEach(p -> values.addAll(p.values()));
        return new Predictions(
                values,
                parts.stream()
                        .flatMapToDouble(p -> Arrays.stream(p.confidence()))
                        .toArray(),
                parts.stream().flatMap(p -> Arrays.stream(p.scores())).toArray(double[][]::new),
                parts.isEmpty() ? List.of() : parts.getFirst().classes(),
                parts.stream().flatMapToDouble(p -> Arrays.stream(p.score())).toArray());
    }

    /** The rows [from, to). */
    Predictions slice(int from, int to) {
        return new Predictions(
                values.subList(from, to),
                Arrays.copyOfRange(confidence, from, to),
                hasScores() ? Arrays.copyOfRange(scores, from, to) : scores,
                classes,
                Arrays.copyOfRange(score, from, to));
    }

    private static double[] nan(int rows) {
        double[] none = new double[rows];
        Arrays.fill(none, Double.NaN);
        return none;
    }
}
