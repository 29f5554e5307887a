package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.stats.SymmetricSystem;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.encoding.Standardisation;
import io.modeldeck.training.formula.LinearScores;
import java.util.List;
import java.util.Map;

/**
 * Linear regression by least squares with intercept, on centred and scaled columns. Columns that depend on each other share the weight (close to the solution of
 * least norm), constant ones get none. One epoch.
 *
 * <p>Hyperparameters: {@code l2} (default 0; adds {@code ½·l2·|w|²} to half the sum of squares, w for standardised columns), {@code seed} (recorded only).
 */
public final class LinearTrainer implements Trainer {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public boolean supports(TaskType task) {
        return task == TaskType.REGRESSION;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(Hyperparameter.real("l2", 0, 0, 1e12), Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        double l2 = settings.number("l2");
        FeatureEncoding encoding = FeatureEncoding.fit(data.features());
        float[] matrix = encoding.encode(data.features());
        Course course = new Course(progress);
        course.checkCancelled();
        LinearScores scores = fit(matrix, data.targets(), data.weights(), encoding, l2);
        course.epoch(errors(scores, matrix, data));
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String value = scores.addTo(graph.graph(), graph.features());
        byte[] onnx = graph.regression(value, OnnxType.DOUBLE);
        return TrainedModel.of(this, onnx, encoding, data, settings, course, scores::row);
    }

    private static LinearScores fit(
            float[] matrix, double[] targets, double[] weights, FeatureEncoding encoding, double l2) {
        int rows = targets.length;
        int width = encoding.width();
        Standardisation standardisation =
                Standardisation.fit(matrix, rows, width, encoding.numbers()).centred(matrix, weights);
        double[] x = standardisation.apply(matrix, rows);
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            mean += weights[row] * targets[row] / rows;
        }
        double[] gram = new double[width * width];
        double[] moment = new double[width];
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            for (int i = 0; i < width; i++) {
                double weighted = weights[row] * x[at + i];
                moment[i] += weighted * (targets[row] - mean);
                for (int j = 0; j <= i; j++) {
                    gram[i * width + j] += weighted * x[at + j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            gram[i * width + i] += l2;
        }
        double[] solved = SymmetricSystem.solve(gram, moment);
        return new LinearScores(standardisation, new double[][] {solved}, new double[] {mean});
    }

    private static Map<String, Double> errors(LinearScores scores, float[] matrix, TrainingSet data) {
        double[] targets = data.targets();
        Tally tally = Tally.ofValues();
        for (int row = 0; row < targets.length; row++) {
            tally.addValue(data.weights()[row], scores.row(matrix, row)[0], targets[row]);
        }
        return tally.metrics();
    }
}
