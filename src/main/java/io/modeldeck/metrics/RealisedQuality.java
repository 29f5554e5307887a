package io.modeldeck.metrics;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.BinaryConfusion;
import io.modeldeck.stats.BinaryMetrics;
import io.modeldeck.stats.MulticlassMetrics;
import io.modeldeck.stats.MulticlassScores;
import io.modeldeck.stats.RegressionMetrics;
import io.modeldeck.stats.StandardErrors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Quality of predictions whose outcome is known. A metric that is not defined for the rows is left out. */
final class RealisedQuality {

    private final Map<String, Double> values = new HashMap<>();
    private final Map<String, Double> errors = new HashMap<>();

    private RealisedQuality() {}

    static QualityFigures of(List<Labelled> rows, TaskType task, Optional<String> positiveClass) {
        if (rows.isEmpty()) {
            return QualityFigures.NONE;
        }
        RealisedQuality quality = new RealisedQuality();
        if (task == TaskType.REGRESSION) {
            quality.regression(rows);
        } else if (positiveClass.isPresent()) {
            quality.binary(rows, Labels.canonical(positiveClass.get()));
        } else {
            quality.multiclass(rows);
        }
        return new QualityFigures(quality.values, quality.errors);
    }

    private void put(String name, double value, OptionalDouble standardError) {
        // What is beyond all numbers has no form in the store.
        if (Double.isFinite(value)) {
            values.put(name, value);
            standardError.stream().filter(Double::isFinite).forEach(error -> errors.put(name, error));
        }
    }

    private void binary(List<Labelled> rows, String positive) {
        boolean[] truth = new boolean[rows.size()];
        boolean[] predicted = new boolean[rows.size()];
        int[] trueClass = new int[rows.size()];
        int[] predictedClass = new int[rows.size()];
        double[] score = new double[rows.size()];
        boolean scored = true;
        for (int i = 0; i < truth.length; i++) {
            Labelled row = rows.get(i);
            truth[i] = Labels.canonical(row.outcome()).equals(positive);
            predicted[i] = Labels.canonical(row.prediction()).equals(positive);
            trueClass[i] = truth[i] ? 1 : 0;
            predictedClass[i] = predicted[i] ? 1 : 0;
            score[i] = row.score();
            scored &= Double.isFinite(row.score());
        }
        if (scored) {
            scores(truth, score, predicted);
        }
        put("f1", BinaryConfusion.of(truth, predicted).f1(), StandardErrors.ofF1(trueClass, predictedClass, 2, 1));
        values.put("accuracy", accuracy(rows));
    }

    private void scores(boolean[] truth, double[] score, boolean[] predicted) {
        BinaryMetrics metrics = BinaryMetrics.of(truth, score, predicted).orElseThrow();
        double[] logLosses = new double[truth.length];
        double[] squares = new double[truth.length];
        long positives = 0;
        for (int i = 0; i < truth.length; i++) {
            positives += truth[i] ? 1 : 0;
            logLosses[i] = BinaryMetrics.logLoss(truth[i], score[i]);
            squares[i] = (score[i] - (truth[i] ? 1 : 0)) * (score[i] - (truth[i] ? 1 : 0));
        }
        put("logLoss", metrics.logLoss(), StandardErrors.ofMean(logLosses));
        put("brier", metrics.brier(), StandardErrors.ofMean(squares));
        if (metrics.rocAuc().isPresent()) {
            double auc = metrics.rocAuc().getAsDouble();
            put("auc", auc, StandardErrors.ofRocAuc(auc, positives, truth.length - positives));
        }
    }

    private void multiclass(List<Labelled> rows) {
        Map<String, Integer> classes = new HashMap<>();
        int[] truth = new int[rows.size()];
        int[] predicted = new int[rows.size()];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = number(classes, rows.get(i).outcome());
            predicted[i] = number(classes, rows.get(i).prediction());
        }
        int[] all = IntStream.range(0, classes.size()).toArray();
        MulticlassMetrics metrics =
                MulticlassMetrics.of(truth, predicted, classes.size()).orElseThrow();
        values.put("accuracy", metrics.accuracy());
        put("f1", metrics.f1Macro(), StandardErrors.ofF1(truth, predicted, classes.size(), all));
        if (rows.stream().noneMatch(row -> row.probabilities().isEmpty())) {
            rows.forEach(row -> row.probabilities().keySet().forEach(name -> number(classes, name)));
            shares(rows, truth, classes);
        }
    }

    /** What class probabilities tell; a class that a row does not name has none there. */
    private void shares(List<Labelled> rows, int[] truth, Map<String, Integer> classes) {
        double[][] shares = new double[truth.length][classes.size()];
        double[] losses = new double[truth.length];
        for (int i = 0; i < truth.length; i++) {
            double[] row = shares[i];
            rows.get(i).probabilities().forEach((name, share) -> row[number(classes, name)] = share);
            losses[i] = MulticlassScores.logLoss(truth[i], row);
        }
        put("logLoss", Arrays.stream(losses).average().orElseThrow(), StandardErrors.ofMean(losses));
        if (classes.size() > 1) {
            areas(MulticlassScores.oneAgainstRest(truth, shares), truth);
        }
    }

    /**
     * The mean of the classes' areas, which there is only when each of them came true; and that weighted by how often each came true, which leaves
     * out what never did. The errors are the means of the classes' own: no mean scatters more, however its parts hang together.
     */
    private void areas(double[] aucs, int[] truth) {
        long[] support = new long[aucs.length];
        Arrays.stream(truth).forEach(c -> support[c]++);
        double macro = 0;
        double weighted = 0;
        double macroError = 0;
        double weightedError = 0;
        for (int c = 0; c < aucs.length; c++) {
            double share = (double) support[c] / truth.length;
            double error = StandardErrors.ofRocAuc(aucs[c], support[c], truth.length - support[c])
                    .orElse(Double.NaN);
            macro += aucs[c] / aucs.length;
            macroError += error / aucs.length;
            weighted += support[c] == 0 ? 0 : share * aucs[c];
            weightedError += support[c] == 0 ? 0 : share * error;
        }
        put("auc", macro, OptionalDouble.of(macroError));
        put("aucWeighted", weighted, OptionalDouble.of(weightedError));
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

    private void regression(List<Labelled> rows) {
        double[][] pairs = rows.stream()
                .map(r -> new double[] {number(r.outcome()), number(r.prediction())})
                .filter(p -> Double.isFinite(p[0]) && Double.isFinite(p[1]))
                .toArray(double[][]::new);
        double[] truth = Arrays.stream(pairs).mapToDouble(p -> p[0]).toArray();
        double[] predicted = Arrays.stream(pairs).mapToDouble(p -> p[1]).toArray();
        double[] sizes =
                Arrays.stream(pairs).mapToDouble(p -> Math.abs(p[1] - p[0])).toArray();
        double[] squares = Arrays.stream(sizes).map(size -> size * size).toArray();
        RegressionMetrics.of(truth, predicted).ifPresent(metrics -> {
            put("mae", metrics.mae(), StandardErrors.ofMean(sizes));
            put("rmse", metrics.rmse(), StandardErrors.ofRootMean(squares));
            metrics.r2().ifPresent(r2 -> put("r2", r2, StandardErrors.ofR2(truth, predicted)));
        });
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            return Double.NaN;
        }
    }
}
