package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.formula.Softmax;
import io.modeldeck.training.tree.TreeEnsemble;
import io.modeldeck.training.tree.TreeLimits;
import java.util.List;
import java.util.Map;

/**
 * Gradient boosting on binned columns, trees grown leaf by leaf. The newest part of the rows is watched to stop in time; then the same number of rounds is learnt from
 * all rows, so that the newest are not lost. An epoch is one round: a tree, or one for each class where there are more than two.
 *
 * <p>Hyperparameters: {@code iterations} (rounds at most), {@code learningRate}, {@code maxLeaves}, {@code maxDepth}, {@code minLeafRows}, {@code l2},
 * {@code rowShare} and {@code columnShare} (drawn for each tree), {@code validationShare} (0: no early stopping), {@code patience}, {@code refit} (whether to learn
 * from all rows in the end), {@code seed}.
 */
public final class BoostingTrainer implements Trainer {

    private static final double SMALLEST_LEAF_WEIGHT = 1e-3;
    private static final int DEPTH_LIMIT = 64;

    @Override
    public String name() {
        return "boosting";
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.whole("iterations", 200, 1, 5_000),
                Hyperparameter.real("learningRate", 0.1, 1e-4, 1),
                Hyperparameter.whole("maxLeaves", 31, 2, 10_000),
                Hyperparameter.whole("maxDepth", DEPTH_LIMIT, 1, DEPTH_LIMIT),
                Hyperparameter.whole("minLeafRows", 20, 1, 1_000_000),
                Hyperparameter.real("l2", 1, 0, 1e9),
                Hyperparameter.real("rowShare", 1, 0.01, 1),
                Hyperparameter.real("columnShare", 1, 0.01, 1),
                HoldBack.share(),
                HoldBack.patience(20),
                Hyperparameter.flag("refit", true),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        int iterations = settings.whole("iterations");
        HoldBack back = HoldBack.of(settings, data.rows());
        boolean refit = settings.flag("refit");
        Boosting.Pace pace = pace(settings);
        Course course = new Course(progress);
        course.checkCancelled();
        BoostingLoss loss = BoostingLoss.of(data);
        FeatureEncoding encoding = TreeFeatures.fit(data, back.learnt());
        float[] matrix = encoding.encode(data.features());
        Boosting.Fitted fitted = new Boosting(loss, pace, matrix, encoding.width(), back.learnt())
                .fit(iterations, back.patience(), course);
        if (back.watches() && refit) {
            int rounds = fitted.trees().trees().size() / loss.outputs();
            encoding = TreeFeatures.fit(data, data.rows());
            matrix = encoding.encode(data.features());
            fitted = new Boosting(loss, pace, matrix, encoding.width(), data.rows())
                    .fit(rounds, rounds, new Course(course.cancelOnly()));
        }
        return finish(data, settings, course, encoding, fitted);
    }

    private static Boosting.Pace pace(Hyperparameters settings) {
        TreeLimits limits = new TreeLimits(
                settings.whole("maxDepth"),
                settings.whole("maxLeaves"),
                settings.whole("minLeafRows"),
                SMALLEST_LEAF_WEIGHT,
                settings.number("l2"),
                Integer.MAX_VALUE);
        return new Boosting.Pace(
                settings.number("learningRate"),
                limits,
                settings.number("rowShare"),
                settings.number("columnShare"),
                settings.seed());
    }

    private TrainedModel finish(
            TrainingSet data,
            Hyperparameters settings,
            Course course,
            FeatureEncoding encoding,
            Boosting.Fitted fitted) {
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        OnnxBuilder nodes = graph.graph();
        double[] start = fitted.start();
        int width = encoding.width();
        TreeEnsemble trees = fitted.trees();
        if (data.task() == TaskType.REGRESSION) {
            byte[] onnx = graph.regression(trees.addTo(nodes, graph.features(), start[0]), OnnxType.FLOAT);
            return TrainedModel.of(this, onnx, encoding, data, settings, course, (matrix, row) ->
                    new double[] {start[0] + trees.row(matrix, width, row)[0]});
        }
        // two classes have one score, that of the second; the first one's is zero
        boolean two = start.length == 1;
        String sums = nodes.wide(trees.addTo(nodes, graph.features()));
        String scores = two
                ? nodes.node(
                        "Gemm",
                        "scores",
                        List.of(
                                sums,
                                nodes.doubles("second", new double[] {0, 1}, 1, 2),
                                nodes.doubles("start", new double[] {0, start[0]}, 2)))
                : nodes.node("Add", "scores", List.of(sums, nodes.doubles("start", start, 1, start.length)));
        String shares = nodes.node("Softmax", "shares", List.of(scores), OnnxAttribute.whole("axis", 1));
        byte[] onnx = graph.classifier(shares, OnnxType.DOUBLE, data.classes());
        return TrainedModel.of(this, onnx, encoding, data, settings, course, (matrix, row) -> {
            double[] sum = trees.row(matrix, width, row);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += start[k];
            }
            double[] answer = two ? new double[] {0, sum[0]} : sum;
            Softmax.inPlace(answer);
            return answer;
        });
    }
}
