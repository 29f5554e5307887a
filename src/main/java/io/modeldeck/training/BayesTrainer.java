package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.formula.BayesScores;
import java.util.List;
import java.util.Map;

/**
 * Naive Bayes: each column speaks for itself. Numbers are normal within a class, a missing one says nothing; categories have smoothed frequencies; the words of a
 * text are drawn from the class's words. One epoch, nothing is drawn.
 *
 * <p>Hyperparameters: {@code alpha} (rows added to each category and word of each class, default 1), {@code smoothing} (added to each variance, as a part of the column's
 * own, default 0.001), {@code seed} (recorded only).
 */
public final class BayesTrainer implements Trainer {

    @Override
    public String name() {
        return "bayes";
    }

    @Override
    public boolean supports(TaskType task) {
        return task == TaskType.CLASSIFICATION;
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.real("alpha", 1, 1e-9, 1e6),
                Hyperparameter.real("smoothing", 0.001, 1e-9, 1e3),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        double alpha = settings.number("alpha");
        double smoothing = settings.number("smoothing");
        Course course = new Course(progress);
        course.checkCancelled();
        FeatureEncoding encoding = FeatureEncoding.fitWithGaps(data.features());
        float[] matrix = encoding.encode(data.features());
        BayesScores scores = new BayesFit(encoding, matrix, data, alpha, smoothing).scores();
        Tally tally = Tally.ofClasses();
        int[] classes = data.classIndexes();
        for (int row = 0; row < data.rows(); row++) {
            tally.addClass(data.weights()[row], scores.shares(matrix, row), classes[row]);
        }
        course.epoch(tally.metrics());
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String raw = scores.addTo(graph.graph(), graph.features());
        String shares = graph.graph().node("Softmax", "shares", List.of(raw), OnnxAttribute.whole("axis", 1));
        byte[] onnx = graph.classifier(shares, OnnxType.DOUBLE, data.classes());
        return TrainedModel.of(this, onnx, encoding, data, settings, course, scores::shares);
    }
}
