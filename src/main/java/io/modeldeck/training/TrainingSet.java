package io.modeldeck.training;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Labels;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Labelled rows to learn from.
 *
 * @param features the columns to learn from, at least one
 * @param label as many rows as the features, none missing; numeric for regression
 * @param classes the labels there are, in canonical form, sorted (as numbers where all are numbers); empty for regression
 * @param droppedRows rows that were left out because their label is missing
 * @param weights how much each row counts, with a mean of 1; shared, not copied
 */
public record TrainingSet(
        Table features, Column label, TaskType task, List<String> classes, int droppedRows, double[] weights) {

    /** A numeric label with at most so many different values, all whole, is taken for a class. */
    static final int CLASSES_GUESSED = 20;
    /** More classes than this are refused: it is an id or a number that was taken for a class. */
    static final int CLASSES_LIMIT = 100;

    public TrainingSet {
        classes = List.copyOf(classes);
        if (features.rows() != label.rows()) {
            throw new IllegalArgumentException(features.rows() + " rows of features, " + label.rows() + " labels");
        }
        if (features.columns().isEmpty()) {
            throw new Problem("There is no feature column to learn from; name at least one besides the label '"
                    + label.name() + "'.");
        }
    }

    /**
     * Guesses the task: classification when the label is a text column, or a numeric one with at most 20 different values that are all whole (a 0/1
     * outcome, a grade); else regression. Use {@link #of(Table, String, List, TaskType)} where the guess is wrong, as for a count with few values.
     * Rows without a label are dropped and counted.
     */
    public static TrainingSet of(Table table, String labelName, List<String> featureNames) {
        Column label = table.require(labelName);
        return of(table, labelName, featureNames, guess(label));
    }

    /** The same with the task given. A text label is read as numbers for regression. */
    public static TrainingSet of(Table table, String labelName, List<String> featureNames, TaskType task) {
        Column label = table.require(labelName);
        if (featureNames.contains(labelName)) {
            throw new Problem(
                    "The label '" + labelName + "' is also named as a feature; leave it out of the features.");
        }
        int[] labelled = IntStream.range(0, table.rows())
                .filter(row -> !label.isMissing(row))
                .toArray();
        if (labelled.length < 2) {
            throw new Problem("The label column '" + labelName + "' has a value in " + labelled.length + " of "
                    + table.rows() + " rows; at least 2 labelled rows are needed.");
        }
        boolean whole = labelled.length == table.rows();
        Table features = table.select(featureNames);
        Table kept = whole ? features : features.pick(labelled);
        Column keptLabel = whole ? label : label.pick(labelled);
        int dropped = table.rows() - labelled.length;
        return task == TaskType.CLASSIFICATION
                ? new TrainingSet(kept, keptLabel, task, classes(keptLabel), dropped, RowWeights.equal(labelled.length))
                : new TrainingSet(
                        kept, numbers(keptLabel), task, List.of(), dropped, RowWeights.equal(labelled.length));
    }

    public int rows() {
        return label.rows();
    }

    /** The same rows, each counting as much as it says; at least one counts. */
    public TrainingSet withWeights(double[] rowWeights) {
        return new TrainingSet(features, label, task, classes, droppedRows, RowWeights.meanOne(rowWeights));
    }

    /** The same rows with every class counting as much as any other, by the weights that the rows have now. */
    public TrainingSet balanced() {
        return withWeights(RowWeights.balanced(classIndexes(), classes.size(), weights));
    }

    /** The rows [from, to) with the classes of all. */
    public TrainingSet slice(int from, int to) {
        return new TrainingSet(
                features.slice(from, to),
                label.slice(from, to),
                task,
                classes,
                0,
                Arrays.copyOfRange(weights, from, to));
    }

    /** The label of each row in canonical form. */
    public String[] labels() {
        return canonical(label);
    }

    /** For each row the index of its class in {@link #classes}. */
    public int[] classIndexes() {
        Map<String, Integer> index = new HashMap<>();
        classes.forEach(c -> index.put(c, index.size()));
        String[] labels = labels();
        int[] indexes = new int[labels.length];
        for (int row = 0; row < indexes.length; row++) {
            Integer found = index.get(labels[row]);
            if (found == null) {
                throw new Problem("The label '" + labels[row] + "' of '" + label.name() + "' is none of the classes "
                        + String.join(", ", classes) + ".");
            }
            indexes[row] = found;
        }
        return indexes;
    }

    /** The label of each row as a number; only for regression. */
    public double[] targets() {
        return switch (label) {
            case Column.Numeric numeric -> numeric.values();
            case Column.Categorical text -> numbers(text).values();
        };
    }

    private static TaskType guess(Column label) {
        return switch (label) {
            case Column.Categorical ignored -> TaskType.CLASSIFICATION;
            case Column.Numeric numeric -> fewWholeValues(numeric) ? TaskType.CLASSIFICATION : TaskType.REGRESSION;
        };
    }

    private static boolean fewWholeValues(Column.Numeric label) {
        Set<Double> distinct = new TreeSet<>();
        for (double value : label.values()) {
            if (Double.isNaN(value)) {
                continue;
            }
            if (value != Math.rint(value) || Double.isInfinite(value)) {
                return false;
            }
            distinct.add(value + 0.0);
            if (distinct.size() > CLASSES_GUESSED) {
                return false;
            }
        }
        return true;
    }

    private static List<String> classes(Column label) {
        Set<String> distinct = new TreeSet<>(List.of(canonical(label)));
        if (distinct.size() > CLASSES_LIMIT) {
            throw new Problem(
                    "The label '" + label.name() + "' has " + distinct.size() + " different values, more than "
                            + CLASSES_LIMIT + " classes; train a regression, or choose another label.");
        }
        return sorted(distinct);
    }

    /** Classes in their order: as numbers where all are numbers, else as texts. */
    static List<String> sorted(Set<String> labels) {
        return labels.stream().sorted(order(labels)).toList();
    }

    private static Comparator<String> order(Set<String> labels) {
        boolean numbers = labels.stream().allMatch(TrainingSet::isNumber);
        return numbers ? Comparator.comparing(Double::valueOf) : Comparator.naturalOrder();
    }

    private static String[] canonical(Column label) {
        Map<String, String> known = new HashMap<>();
        String[] labels = new String[label.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = known.computeIfAbsent(label.text(row), Labels::canonical);
        }
        return labels;
    }

    private static Column.Numeric numbers(Column label) {
        double[] values = new double[label.rows()];
        for (int row = 0; row < values.length; row++) {
            String text = label.text(row);
            if (label instanceof Column.Numeric numeric) {
                values[row] = numeric.values()[row];
            } else if (isNumber(text)) {
                values[row] = Double.parseDouble(text);
            } else {
                throw new Problem("The label '" + label.name() + "' is '" + text + "' in labelled row " + (row + 1)
                        + ", which is no number; train a classification, or mend the row.");
            }
            if (!(Math.abs(values[row]) <= Float.MAX_VALUE)) {
                throw new Problem("The label '" + label.name() + "' is " + text + " in labelled row " + (row + 1)
                        + ", beyond what a model can answer (3.4e38); leave that row out.");
            }
        }
        return new Column.Numeric(label.name(), values);
    }

    private static boolean isNumber(String text) {
        try {
            return Double.isFinite(Double.parseDouble(text));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }
}
