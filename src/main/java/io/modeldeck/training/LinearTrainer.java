package io.modeldeck.training;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.stats.SymmetricSystem;
import io.modeldeck.training.OnnxGraph.Type;
import java.util.LinkedHashMap;
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
    public Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("l2", 0.0);
        defaults.put("seed", 1L);
        return defaults;
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        double l2 = settings.number("l2", 0, 1e12);
        settings.seed();
        FeatureEncoding encoding = FeatureEncoding.fit(data.features());
        float[] matrix = encoding.encode(data.features());
        progress.checkCancelled();
        LinearScores scores = fit(matrix, data.targets(), encoding, l2);
        Map<String, Double> metrics = errors(scores, matrix, data.targets());
        progress.epoch(1, metrics);
        progress.checkCancelled();
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String value = scores.addTo(graph.graph(), graph.features());
        return new TrainedModel(
                name(),
                graph.regression(value, Type.DOUBLE),
                encoding.columns(),
                encoding.numericColumns(),
                encoding.categoricalColumns(),
                data.task(),
                List.of(),
                settings.asMap(),
                List.of(new EpochMetrics(1, metrics)),
                table -> predict(encoding, scores, table));
    }

    private static LinearScores fit(float[] matrix, double[] targets, FeatureEncoding encoding, double l2) {
        int rows = targets.length;
        int width = encoding.width();
        Standardisation standardisation = Standardisation.fit(
                        matrix, rows, width, encoding.numbers().size())
                .centred(matrix, rows);
        double[] x = standardisation.apply(matrix, rows);
        double mean = 0;
        for (double target : targets) {
            mean += target / rows;
        }
        double[] gram = new double[width * width];
        double[] moment = new double[width];
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            for (int i = 0; i < width; i++) {
                moment[i] += x[at + i] * (targets[row] - mean);
                for (int j = 0; j <= i; j++) {
                    gram[i * width + j] += x[at + i] * x[at + j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            gram[i * width + i] += l2;
        }
        double[] weights = SymmetricSystem.solve(gram, moment);
        return new LinearScores(standardisation, new double[][] {weights}, new double[] {mean});
    }

    private static Map<String, Double> errors(LinearScores scores, float[] matrix, double[] targets) {
        double absolute = 0;
        double squares = 0;
        for (int row = 0; row < targets.length; row++) {
            double error = scores.row(matrix, row)[0] - targets[row];
            absolute += Math.abs(error);
            squares += error * error;
        }
        return Map.of("mae", absolute / targets.length, "rmse", Math.sqrt(squares / targets.length));
    }

    private static Predictions predict(FeatureEncoding encoding, LinearScores scores, Table rows) {
        float[] matrix = encoding.encode(rows);
        double[] values = new double[rows.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = scores.row(matrix, row)[0];
        }
        return new Predictions.Values(values);
    }
}
