package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.encoding.Standardisation;
import io.modeldeck.training.formula.BinaryObjective;
import io.modeldeck.training.formula.LinearScores;
import io.modeldeck.training.formula.Newton;
import io.modeldeck.training.formula.Objective;
import io.modeldeck.training.formula.Softmax;
import io.modeldeck.training.formula.SoftmaxObjective;
import java.util.List;
import java.util.Map;

/**
 * Logistic regression with an L2 penalty, for two classes or more. Numbers are standardised by mean and population standard deviation; what is minimised is
 * {@code ½|w|² + C Σ loss} (two classes: {@code log(1+exp(−y(w·x+b)))}; more: the multinomial loss), the intercept without penalty, by Newton's method until no
 * element of the gradient is above 1e-9. There is one answer and no randomness; the seed is recorded only for the form. An epoch is one Newton step.
 *
 * <p>Hyperparameters: {@code C} (default 1; smaller is a stronger penalty), {@code maxIterations} (100), {@code seed}.
 */
public final class LogisticTrainer implements Trainer {

    private static final double TOLERANCE = 1e-9;

    @Override
    public String name() {
        return "logistic";
    }

    @Override
    public boolean supports(TaskType task) {
        return task == TaskType.CLASSIFICATION;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.real("C", 1, 1e-9, 1e9),
                Hyperparameter.whole("maxIterations", 100, 1, 100_000),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        double c = settings.number("C");
        int iterations = settings.whole("maxIterations");
        FeatureEncoding encoding = FeatureEncoding.fit(data.features());
        Course course = new Course(progress);
        LinearScores scores = fit(data, encoding, c, iterations, course).scores();
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String raw = scores.addTo(graph.graph(), graph.features());
        String probabilities = graph.graph().node("Softmax", "shares", List.of(raw), OnnxAttribute.whole("axis", 1));
        byte[] onnx = graph.classifier(probabilities, OnnxType.DOUBLE, data.classes());
        return TrainedModel.of(this, onnx, encoding, data, settings, course, (matrix, row) -> {
            double[] shares = scores.row(matrix, row);
            Softmax.inPlace(shares);
            return shares;
        });
    }

    /** Turns steps into epochs. */
    private record Reporter(Objective objective, Course course) implements Newton.Watch {

        @Override
        public void afterStep(int step) {
            course.epoch(Map.of("loss", objective.logLoss(), "accuracy", objective.accuracy()));
        }

        @Override
        public void check() {
            course.checkCancelled();
        }
    }

    /**
     * Where the minimisation ended.
     *
     * @param objective the value there
     * @param largestGradient the largest element of the gradient there
     */
    record Fit(LinearScores scores, double objective, double largestGradient) {}

    static Fit fit(TrainingSet data, FeatureEncoding encoding, double c, int iterations, Course course) {
        float[] matrix = encoding.encode(data.features());
        int width = encoding.width();
        Standardisation standardisation = Standardisation.fit(matrix, data.rows(), width, encoding.numbers());
        double[] x = standardisation.apply(matrix, data.rows());
        int classes = data.classes().size();
        Objective objective = classes == 2
                ? new BinaryObjective(x, data.classIndexes(), data.weights(), width, c)
                : new SoftmaxObjective(x, data.classIndexes(), data.weights(), width, classes, c);
        course.checkCancelled();
        Reporter reporter = new Reporter(objective, course);
        double[] point = new Newton(objective, objective.step(), reporter).minimise(TOLERANCE, iterations);
        if (course.epochs().isEmpty()) {
            // The start is the answer, as for columns that tell nothing and classes of equal size.
            reporter.afterStep(1);
        }
        return new Fit(
                scores(standardisation, point, classes, width),
                objective.moveTo(point),
                Newton.largest(objective.gradient()));
    }

    /** Two classes have one weight vector, which is that of the second; the first scores zero. */
    private static LinearScores scores(Standardisation standardisation, double[] point, int classes, int width) {
        double[][] weights = new double[classes][width];
        double[] intercepts = new double[classes];
        int first = classes == 2 ? 1 : 0;
        for (int k = first; k < classes; k++) {
            int from = (k - first) * (width + 1);
            System.arraycopy(point, from, weights[k], 0, width);
            intercepts[k] = point[from + width];
        }
        return new LinearScores(standardisation, weights, intercepts);
    }
}
