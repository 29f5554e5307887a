package io.modeldeck.inference;

import io.modeldeck.domain.Labels;
import io.modeldeck.domain.TaskType;
import io.modeldeck.registry.TensorSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads a call's outputs into answers, as its plan says. */
final class OutputReader {

    /** How far the sum of a row of probabilities in single precision may be from one. */
    private static final double SUM_TOLERANCE = 1e-3;

    private final OutputPlan plan;

    OutputReader(OutputPlan plan) {
        this.plan = plan;
    }

    /**
     * @param rows how many rows the call had
     * @param firstRow index of the first of them in the whole table, for sentences
     */
    Predictions read(Map<String, ModelOutput> outputs, int rows, int firstRow) {
        if (plan.task() == TaskType.REGRESSION) {
            return numbers(tensor(outputs, plan.scores().orElseThrow(), rows), rows, firstRow);
        }
        if (plan.scores().isEmpty()) {
            return Predictions.plain(labels(outputs, rows), plan.classes());
        }
        double[][] scores = scores(outputs, plan.scores().get(), rows, firstRow);
        List<String> classes = plan.classes().isEmpty() ? List.of() : plan.classes();
        List<String> values = plan.label().isPresent() ? labels(outputs, rows) : mostProbable(scores, classes);
        double[] confidence = new double[rows];
        double[] none = new double[rows];
        for (int row = 0; row < rows; row++) {
            int index = classes.indexOf(values.get(row));
            confidence[row] = index < 0 ? Double.NaN : scores[row][index];
            none[row] = Double.NaN;
        }
        return new Predictions(values, confidence, scores, classes, none);
    }

    private Predictions numbers(Tensor tensor, int rows, int firstRow) {
        requireSize(tensor, rows, 1);
        List<String> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            double value = tensor.number(row);
            requireNumber(value, firstRow + row);
            // The shortest text that reads back as the same single-precision number.
            boolean single = tensor.values() instanceof float[];
            values.add(Labels.text(single ? Double.parseDouble(Float.toString((float) value)) : value));
        }
        return Predictions.plain(values, List.of());
    }

    private List<String> labels(Map<String, ModelOutput> outputs, int rows) {
        Tensor tensor = tensor(outputs, plan.label().orElseThrow(), rows);
        requireSize(tensor, rows, 1);
        List<String> labels = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            labels.add(shown(tensor.text(row), !(tensor.values() instanceof String[])));
        }
        return labels;
    }

    /** The name under which a class of the file is shown. */
    private String shown(String label, boolean isNumber) {
        int index = plan.fileClasses().indexOf(label);
        if (index >= 0) {
            return plan.classes().get(index);
        }
        if (isNumber && plan.fileClasses().isEmpty() && !plan.classes().isEmpty()) {
            long position = Long.parseLong(label);
            return position >= 0 && position < plan.classes().size()
                    ? plan.classes().get((int) position)
                    : label;
        }
        return label;
    }

    private static List<String> mostProbable(double[][] scores, List<String> classes) {
        List<String> values = new ArrayList<>(scores.length);
        for (double[] row : scores) {
            int best = 0;
            for (int k = 1; k < row.length; k++) {
                if (row[k] > row[best]) {
                    best = k;
                }
            }
            values.add(classes.get(best));
        }
        return values;
    }

    private double[][] scores(Map<String, ModelOutput> outputs, TensorSpec spec, int rows, int firstRow) {
        ModelOutput output = outputs.get(spec.name());
        double[][] scores = output instanceof ModelOutput.Sequence(List<ModelOutput> maps)
                ? fromMaps(maps, rows)
                : fromTensor(tensor(outputs, spec, rows), rows);
        for (int row = 0; row < rows; row++) {
            for (double score : scores[row]) {
                requireNumber(score, firstRow + row);
            }
            toProbabilities(scores[row]);
        }
        return scores;
    }

    private double[][] fromTensor(Tensor tensor, int rows) {
        int classes = plan.classes().size();
        if (classes == 2 && tensor.size() == rows) {
            return ofSecondClass(tensor, rows);
        }
        requireSize(tensor, rows, classes);
        double[][] scores = new double[rows][classes];
        for (int i = 0; i < tensor.size(); i++) {
            scores[i / classes][i % classes] = tensor.number(i);
        }
        return scores;
    }

    private double[][] ofSecondClass(Tensor tensor, int rows) {
        double[][] scores = new double[rows][];
        for (int row = 0; row < rows; row++) {
            double p = tensor.number(row);
            if (p < 0 || p > 1) {
                throw new RuntimeFailure(
                        "The model '" + plan.model() + "' gives one score per row, which is read as the"
                                + " probability of '" + plan.classes().get(1) + "', but " + p
                                + " is none; export it with a sigmoid at its end.");
            }
            scores[row] = new double[] {1 - p, p};
        }
        return scores;
    }

    private double[][] fromMaps(List<ModelOutput> maps, int rows) {
        if (maps.size() != rows) {
            throw wrongSize(maps.size(), rows);
        }
        List<String> names = plan.fileClasses().isEmpty() ? plan.classes() : plan.fileClasses();
        double[][] scores = new double[rows][names.size()];
        for (int row = 0; row < rows; row++) {
            if (!(maps.get(row) instanceof ModelOutput.Mapping(Map<?, ?> values))) {
                throw new RuntimeFailure("The model '" + plan.model() + "' gives a sequence that holds no maps of"
                        + " classes; export it with a tensor of probabilities.");
            }
            Arrays.fill(scores[row], 0);
            for (Map.Entry<?, ?> entry : values.entrySet()) {
                int index = names.indexOf(String.valueOf(entry.getKey()));
                if (index < 0) {
                    throw new RuntimeFailure("The model '" + plan.model() + "' speaks of the class '" + entry.getKey()
                            + "', which is none of " + String.join(", ", names) + "; name its classes with --classes.");
                }
                scores[row][index] = ((Number) entry.getValue()).doubleValue();
            }
        }
        return scores;
    }

    /** Leaves probabilities as they are; log-probabilities and logits become probabilities by softmax. */
    static void toProbabilities(double[] row) {
        double sum = 0;
        double most = Double.NEGATIVE_INFINITY;
        boolean within = true;
        for (double value : row) {
            sum += value;
            most = Math.max(most, value);
            within &= value >= -SUM_TOLERANCE && value <= 1 + SUM_TOLERANCE;
        }
        if (within && Math.abs(sum - 1) <= SUM_TOLERANCE) {
            return;
        }
        double total = 0;
        for (int k = 0; k < row.length; k++) {
            row[k] = Math.exp(row[k] - most);
            total += row[k];
        }
        for (int k = 0; k < row.length; k++) {
            row[k] /= total;
        }
    }

    private Tensor tensor(Map<String, ModelOutput> outputs, TensorSpec spec, int rows) {
        if (outputs.get(spec.name()) instanceof ModelOutput.Of(Tensor tensor)) {
            return tensor;
        }
        throw new RuntimeFailure("The model '" + plan.model() + "' gave no tensor '" + spec.words() + "' for " + rows
                + " rows; export it again.");
    }

    private void requireSize(Tensor tensor, int rows, int width) {
        if (tensor.size() != (long) rows * width) {
            throw wrongSize(tensor.size(), (long) rows * width);
        }
    }

    private RuntimeFailure wrongSize(long found, long wanted) {
        return new RuntimeFailure("The model '" + plan.model() + "' gave " + found + " values where " + wanted
                + " were to be; its outputs are no answers per row.");
    }

    private void requireNumber(double value, int row) {
        if (Double.isNaN(value)) {
            throw new RowProblem(
                    row,
                    "Row " + (row + 1) + ": the model '" + plan.model() + "' answers with no number (NaN), most often"
                            + " because a value is missing that it needs; fill the row's missing values.");
        }
    }
}
