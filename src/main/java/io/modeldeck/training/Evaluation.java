package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.BinaryMetrics;
import io.modeldeck.stats.MulticlassMetrics;
import io.modeldeck.stats.MulticlassScores;
import io.modeldeck.stats.RegressionMetrics;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How well predictions meet the truth on held-out rows.
 *
 * @param rows labelled rows that were counted
 * @param metrics by name, only those that are defined. Classification: {@code accuracy}, {@code f1}, {@code precision}, {@code recall} (two classes: of the
 *     positive one; more: unweighted mean over classes), {@code rocAuc} (two classes: of the positive one; more: mean of each against the rest), {@code logLoss}
 *     (natural logarithm), {@code brier} (two classes). Regression: {@code mae}, {@code rmse}, {@code r2}, {@code bias} (prediction minus truth)
 * @param classes all classes of truth, predictions and model, sorted; empty for regression
 * @param confusion [true class][predicted class] in that order
 */
public record Evaluation(
        TaskType task, int rows, Map<String, Double> metrics, List<String> classes, List<List<Long>> confusion) {

    /** Every name that a metric can have. */
    public static final List<String> METRICS =
            List.of("accuracy", "f1", "precision", "recall", "rocAuc", "logLoss", "brier", "mae", "rmse", "r2", "bias");

    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        classes = List.copyOf(classes);
        confusion = List.copyOf(confusion);
    }

    /** The hold-out's labels against a model's answers for the same rows. The positive one of two classes is the last in order (1 of 0 and 1). */
    public static Evaluation of(TrainingSet holdOut, Predictions predictions) {
        return of(holdOut.task(), holdOut.label(), predictions, Optional.empty());
    }

    /**
     * The same for a column that may hold missing labels: those rows do not count.
     *
     * @param positive the class that counts as positive where there are two; the last in order when empty
     */
    public static Evaluation of(TaskType task, Column truth, Predictions predictions, Optional<String> positive) {
        if (truth.rows() != predictions.rows()) {
            throw new IllegalArgumentException(predictions.rows() + " predictions for " + truth.rows() + " rows");
        }
        int[] rows = IntStream.range(0, truth.rows())
                .filter(row -> !truth.isMissing(row))
                .toArray();
        if (rows.length == 0) {
            throw new Problem("No row has a value in the label column '" + truth.name()
                    + "'; an evaluation needs labelled rows.");
        }
        return switch (predictions) {
            case Predictions.Classes classes
            when task == TaskType.CLASSIFICATION -> ofClasses(truth, classes, rows, positive);
            case Predictions.Values values when task == TaskType.REGRESSION -> ofValues(truth, values, rows);
            default ->
                throw new Problem("The label '" + truth.name() + "' asks for " + task.word()
                        + ", and this model answers with "
                        + (task == TaskType.REGRESSION ? "classes" : "numbers") + "; choose a model of the same kind.");
        };
    }

    /** The value of a metric; empty where it is not defined for these rows. */
    public OptionalDouble metric(String name) {
        Double value = metrics.get(name);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /** The same with one more measure, which comes from elsewhere. */
    public Evaluation with(String name, double value) {
        Map<String, Double> more = new LinkedHashMap<>(metrics);
        more.put(name, value);
        return new Evaluation(task, rows, more, classes, confusion);
    }

    /** The metric by which models of this kind are compared: accuracy, or rmse. */
    public String primaryMetric() {
        return task == TaskType.CLASSIFICATION ? "accuracy" : "rmse";
    }

    public double primary() {
        return metrics.get(primaryMetric());
    }

    private static Evaluation ofValues(Column truth, Predictions.Values predictions, int[] rows) {
        double[] wanted = new double[rows.length];
        double[] answered = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            wanted[i] = number(truth, rows[i]);
            answered[i] = finite(predictions.values()[rows[i]], rows[i]);
        }
        RegressionMetrics measured = RegressionMetrics.of(wanted, answered).orElseThrow();
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("mae", measured.mae());
        metrics.put("rmse", measured.rmse());
        measured.r2().ifPresent(r2 -> metrics.put("r2", r2));
        metrics.put("bias", measured.bias());
        return new Evaluation(TaskType.REGRESSION, rows.length, metrics, List.of(), List.of());
    }

    private static Evaluation ofClasses(
            Column truth, Predictions.Classes predictions, int[] rows, Optional<String> positive) {
        String[] wanted = new String[rows.length];
        String[] answered = new String[rows.length];
        Set<String> distinct = new TreeSet<>();
        predictions.classes().forEach(c -> distinct.add(Labels.canonical(c)));
        for (int i = 0; i < rows.length; i++) {
            wanted[i] = Labels.canonical(truth.text(rows[i]));
            answered[i] = Labels.canonical(predictions.labels()[rows[i]]);
            distinct.add(wanted[i]);
            distinct.add(answered[i]);
        }
        List<String> classes = TrainingSet.sorted(distinct);
        int[] wantedIndex = indexes(wanted, classes);
        int[] answeredIndex = indexes(answered, classes);
        MulticlassMetrics measured =
                MulticlassMetrics.of(wantedIndex, answeredIndex, classes.size()).orElseThrow();
        Optional<double[][]> shares = predictions
                .probabilities()
                .map(p -> aligned(p, rows, indexes(predictions.classes().toArray(String[]::new), classes), classes));
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("accuracy", measured.accuracy());
        if (classes.size() == 2) {
            binary(measured, wantedIndex, shares, positive(classes, positive), metrics);
        } else {
            many(measured, wantedIndex, shares, metrics);
        }
        return new Evaluation(TaskType.CLASSIFICATION, rows.length, metrics, classes, confusion(measured));
    }

    private static int positive(List<String> classes, Optional<String> positive) {
        if (positive.isEmpty()) {
            return 1;
        }
        int index = classes.indexOf(Labels.canonical(positive.get()));
        if (index < 0) {
            throw new Problem("The positive class '" + positive.get() + "' is none of the classes "
                    + String.join(", ", classes) + ".");
        }
        return index;
    }

    private static void binary(
            MulticlassMetrics measured,
            int[] wanted,
            Optional<double[][]> shares,
            int positive,
            Map<String, Double> metrics) {
        metrics.put("f1", measured.f1(positive));
        metrics.put("precision", measured.precision(positive));
        metrics.put("recall", measured.recall(positive));
        shares.ifPresent(p -> {
            boolean[] truth = new boolean[wanted.length];
            double[] score = new double[wanted.length];
            for (int i = 0; i < wanted.length; i++) {
                truth[i] = wanted[i] == positive;
                score[i] = p[i][positive];
            }
            BinaryMetrics scores = BinaryMetrics.of(truth, score, 0.5).orElseThrow();
            scores.rocAuc().ifPresent(auc -> metrics.put("rocAuc", auc));
            metrics.put("logLoss", scores.logLoss());
            metrics.put("brier", scores.brier());
        });
    }

    private static void many(
            MulticlassMetrics measured, int[] wanted, Optional<double[][]> shares, Map<String, Double> metrics) {
        metrics.put("f1", measured.f1Macro());
        metrics.put("precision", measured.precisionMacro());
        metrics.put("recall", measured.recallMacro());
        if (measured.classes() > 1 && shares.isPresent()) {
            MulticlassScores scores = MulticlassScores.of(wanted, shares.get()).orElseThrow();
            scores.rocAucOvrMacro().ifPresent(auc -> metrics.put("rocAuc", auc));
            metrics.put("logLoss", scores.logLoss());
        }
    }

    private static double[][] aligned(double[][] probabilities, int[] rows, int[] target, List<String> classes) {
        double[][] aligned = new double[rows.length][classes.size()];
        for (int i = 0; i < rows.length; i++) {
            double sum = 0;
            for (int k = 0; k < target.length; k++) {
                aligned[i][target[k]] += finite(probabilities[rows[i]][k], rows[i]);
                sum += probabilities[rows[i]][k];
            }
            if (!(sum > 0)) {
                throw new Problem("The model's probabilities for row " + (rows[i] + 1) + " sum to " + sum
                        + "; it answers with something else than probabilities.");
            }
        }
        return aligned;
    }

    private static int[] indexes(String[] labels, List<String> classes) {
        return Arrays.stream(labels)
                .mapToInt(label -> classes.indexOf(Labels.canonical(label)))
                .toArray();
    }

    private static List<List<Long>> confusion(MulticlassMetrics measured) {
        return IntStream.range(0, measured.classes())
                .mapToObj(truth -> IntStream.range(0, measured.classes())
                        .mapToObj(predicted -> measured.count(truth, predicted))
                        .toList())
                .toList();
    }

    private static double number(Column truth, int row) {
        try {
            return Double.parseDouble(truth.text(row));
        } catch (NumberFormatException e) {
            throw new Problem("The label '" + truth.name() + "' is '" + truth.text(row) + "' in row " + (row + 1)
                    + ", which is no number; mend the row or leave it empty.");
        }
    }

    private static double finite(double value, int row) {
        if (!Double.isFinite(value)) {
            throw new Problem("The model answers " + value + " for row " + (row + 1)
                    + ", which cannot be measured; look for missing or huge values in that row.");
        }
        return value;
    }
}
