package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.training.encoding.FeatureEncoding;
import java.util.Optional;

/** The encoding of rows for trees: categories in the order of what is to be predicted, where that is one number. */
final class TreeFeatures {

    private TreeFeatures() {}

    /** Learnt from the rows [0, rows). */
    static FeatureEncoding fit(TrainingSet data, int rows) {
        TrainingSet part = rows == data.rows() ? data : data.slice(0, rows);
        return FeatureEncoding.fitForTrees(part.features(), targets(part));
    }

    private static Optional<double[]> targets(TrainingSet data) {
        if (data.task() == TaskType.REGRESSION) {
            return Optional.of(data.targets());
        }
        if (data.classes().size() > 2) {
            return Optional.empty();
        }
        int[] classes = data.classIndexes();
        double[] targets = new double[classes.length];
        for (int row = 0; row < targets.length; row++) {
            targets[row] = classes[row];
        }
        return Optional.of(targets);
    }
}
