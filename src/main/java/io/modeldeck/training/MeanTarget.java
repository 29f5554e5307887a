package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.tree.TreeEnsemble;
import io.modeldeck.training.tree.TreeGrower;
import java.util.List;

/**
 * What trees that answer with means learn: the number itself, or 0/1 for each class (for the second alone where there are two, since the other is what remains).
 *
 * @param outputs numbers for each row
 * @param values [row × outputs]
 */
record MeanTarget(TrainingSet data, int outputs, double[] values) {

    static MeanTarget of(TrainingSet data) {
        if (data.task() == TaskType.REGRESSION) {
            return new MeanTarget(data, 1, data.targets());
        }
        int[] classes = data.classIndexes();
        int count = data.classes().size();
        int outputs = count == 2 ? 1 : count;
        double[] values = new double[classes.length * outputs];
        for (int row = 0; row < classes.length; row++) {
            if (outputs == count) {
                values[row * count + classes[row]] = 1;
            } else {
                values[row] = classes[row];
            }
        }
        return new MeanTarget(data, outputs, values);
    }

    /** The gradients for {@link TreeGrower}: −w·y. */
    double[] gradients(double[] weights) {
        double[] gradients = new double[values.length];
        for (int i = 0; i < gradients.length; i++) {
            gradients[i] = -weights[i / outputs] * values[i];
        }
        return gradients;
    }

    boolean isClasses() {
        return data.task() == TaskType.CLASSIFICATION;
    }

    /** Means to an answer: the number, or the probabilities of all classes. */
    double[] answer(double[] means) {
        return isClasses() && outputs == 1 ? new double[] {1 - means[0], means[0]} : means;
    }

    Tally tally() {
        return isClasses() ? Tally.ofClasses() : Tally.ofValues();
    }

    /** Counts a row with its means. */
    void measure(Tally tally, int row, double[] means) {
        double weight = data.weights()[row];
        if (isClasses()) {
            tally.addClass(weight, answer(means), truth(row));
        } else {
            tally.addValue(weight, means[0], values[row]);
        }
    }

    private int truth(int row) {
        if (outputs == 1) {
            return (int) values[row];
        }
        for (int k = 0; k < outputs; k++) {
            if (values[row * outputs + k] == 1) {
                return k;
            }
        }
        throw new IllegalStateException("Row " + row + " has no class");
    }

    /** Finishes a graph with the trees' means. */
    byte[] export(ModelGraph graph, TreeEnsemble trees) {
        return isClasses()
                ? export(graph, trees.addTo(graph.graph(), graph.features()), OnnxType.FLOAT)
                : graph.regression(trees.addTo(graph.graph(), graph.features(), 0), OnnxType.FLOAT);
    }

    /** Finishes a graph with means [N,outputs]. */
    byte[] export(ModelGraph graph, String means, OnnxType type) {
        if (!isClasses()) {
            return graph.regression(means, type);
        }
        if (outputs > 1) {
            return graph.classifier(means, type, data.classes());
        }
        OnnxBuilder nodes = graph.graph();
        String shares = nodes.node(
                "Gemm",
                "shares",
                List.of(
                        nodes.wide(means),
                        nodes.doubles("sides", new double[] {-1, 1}, 1, 2),
                        nodes.doubles("whole", new double[] {1, 0}, 2)));
        return graph.classifier(shares, OnnxType.DOUBLE, data.classes());
    }
}
