package io.modeldeck.metrics;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.BinaryConfusion;
import io.modeldeck.stats.BinaryMetrics;
import io.modeldeck.stats.MulticlassMetrics;
import io.modeldeck.stats.RegressionMetrics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Quality of predictions whose outcome is known. A metric that is not defined for the rows is left out. */
final class RealisedQuality {

    private RealisedQuality() {}

    static Map<String, Double> of(List<Labelled> rows, TaskType task, Optional<String> positiveClass) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        Map<String, Double> quality = new HashMap<>(
                task == TaskType.REGRESSION
                        ? regression(rows)
                        : positiveClass
                                .map(positive -> binary(rows, Labels.canonical(positive)))
                                .orElseGet(() -> multiclass(rows)));
        // An error beyond all numbers has no form in the store.
        quality.values().removeIf(value -> !Double.isFinite(value));
        return quality;
    }

    private static Map<String, Double> binary(List<Labelled> rows, String positive) {
        boolean[] truth = new boolean[rows.size()];
        boolean[] predicted = new boolean[rows.size()];
        double[] score = new double[rows.size()];
        boolean scored = true;
        for (int i = 0; i < truth.length; i++) {
            Labelled row = rows.get(i);
            truth[i] = Labels.canonical(row.outcome()).equals(positive);
            predicted[i] = Labels.canonical(row.prediction()).equals(positive);
            score[i] = row.score();
            scored &= Double.isFinite(row.score());
        }
        Map<String, Double> quality = new HashMap<>();
        if (scored) {
            BinaryMetrics metrics = BinaryMetrics.of(truth, score, predicted).orElseThrow();
            metrics.rocAuc().ifPresent(auc -> quality.put("auc", auc));
            quality.put("logLoss", metrics.logLoss());
            quality.put("brier", metrics.brier());
        }
        quality.put("f1", BinaryConfusion.of(truth, predicted).f1());
        quality.put("accuracy", accuracy(rows));
        return quality;
    }

    private static Map<String, Double> multiclass(List<Labelled> rows) {
        Map<String, Integer> classes = new HashMap<>();
        int[] truth = new int[rows.size()];
        int[] predicted = new int[rows.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = number(classes, rows.get(i).outcome());
            predicted[i] = number(classes, rows.get(i).prediction());
        }
        MulticlassMetrics metrics =
                MulticlassMetrics.of(truth, predicted, classes.size()).orElseThrow();
        return Map.of("accuracy", metrics.accuracy(), "f1", metrics.f1Macro());
    }

    private static int number(Map<String, Integer> classes, String label) {
        return classes.computeIfAbsent(Labels.canonical(label), l -> classes.size());
    }

    private static double accuracy(List<Labelled> rows) {
        return (double) rows.stream()
                        .filter(r -> Labels.equal(r.prediction(), r.outcome()))
                        .count()
                / rows.size();
    }

    private static Map<String, Double> regression(List<Labelled> rows) {
        double[][] pairs = rows.stream()
                .map(r -> new double[] {number(r.outcome()), number(r.prediction())})
                .filter(p -> Double.isFinite(p[0]) && Double.isFinite(p[1]))
                .toArray(double[][]::new);
        double[] truth = new double[pairs.length];
        double[] predicted = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            truth[i] = pairs[i][0];
            predicted[i] = pairs[i][1];
        }
        Map<String, Double> quality = new HashMap<>();
        RegressionMetrics.of(truth, predicted).ifPresent(metrics -> {
            quality.put("mae", metrics.mae());
            quality.put("rmse", metrics.rmse());
            metrics.r2().ifPresent(r2 -> quality.put("r2", r2));
        });
        return quality;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
