package io.modeldeck.search;

import io.modeldeck.domain.Minus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What came of the trials of a search, in words. */
public final class TrialSummary {

    private TrialSummary() {}

    /** The completed trial with the least loss, the first of equals. */
    public static Optional<Trial> best(List<Trial> trials) {
        return trials.stream()
                .filter(t -> t.status() == Trial.Status.COMPLETED)
                .min(Comparator.comparingDouble(t -> t.loss().orElseThrow()));
    }

    /** The least loss after each completed trial. */
    public static double[] bestSoFar(List<Trial> trials) {
        double[] best = new double[trials.size()];
        double least = Double.NaN;
        for (int i = 0; i < best.length; i++) {
            Trial trial = trials.get(i);
            if (trial.status() == Trial.Status.COMPLETED) {
                double loss = trial.loss().orElseThrow();
                least = Double.isNaN(least) ? loss : Math.min(least, loss);
            }
            best[i] = least;
        }
        return best;
    }

    static String sentence(Search search, List<Trial> trials) {
        Optional<Trial> best = best(trials);
        if (best.isEmpty()) {
            return "No trial came to its end: "
                    + trials.stream()
                            .map(Trial::message)
                            .filter(m -> !m.isEmpty())
                            .findFirst()
                            .orElse("there was nothing to try.");
        }
        return "Best of " + trials.size() + " trials (" + counted(trials) + "): " + search.objective() + " "
                + number(best.get().loss().orElseThrow()) + " in trial "
                + best.get().number() + " with "
                + words(best.get().hyperparameters()) + ".";
    }

    /** {@code learningRate 0.0812, maxLeaves 17}. */
    public static String words(Map<String, Object> hyperparameters) {
        return hyperparameters.entrySet().stream()
                .map(e -> e.getKey() + " " + (e.getValue() instanceof Double value ? number(value) : e.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String counted(List<Trial> trials) {
        return trials.stream()
                .collect(Collectors.groupingBy(Trial::status, java.util.TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getValue() + " " + e.getKey().word())
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        return Minus.printed(String.format(Locale.ROOT, "%.4g", value));
    }
}
