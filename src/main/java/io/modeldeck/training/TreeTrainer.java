package io.modeldeck.training;

import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.tree.BinnedRows;
import io.modeldeck.training.tree.FlatTree;
import io.modeldeck.training.tree.TreeEnsemble;
import io.modeldeck.training.tree.TreeGrower;
import io.modeldeck.training.tree.TreeLimits;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A decision tree (CART): Gini impurity for classes, squared error for numbers. One epoch.
 *
 * <p>Hyperparameters: {@code maxDepth} (default 6), {@code minChildWeight} (rows in a leaf, default 5), {@code seed} (recorded only: nothing is drawn).
 */
public final class TreeTrainer implements Trainer {

    private static final int DEPTH_LIMIT = 30;

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.whole("maxDepth", 6, 1, DEPTH_LIMIT),
                Hyperparameter.real("minChildWeight", 5, 0, 1e9),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        int depth = settings.whole("maxDepth");
        int leafRows = (int) Math.ceil(settings.number("minChildWeight"));
        long seed = settings.seed();
        Course course = new Course(progress);
        course.checkCancelled();
        FeatureEncoding encoding = TreeFeatures.fit(data, data.rows());
        float[] matrix = encoding.encode(data.features());
        int width = encoding.width();
        MeanTarget target = MeanTarget.of(data);
        TreeLimits limits = new TreeLimits(depth, Integer.MAX_VALUE, leafRows, Double.MIN_NORMAL, 0, Integer.MAX_VALUE);
        Tally tally = target.tally();
        FlatTree tree = new TreeGrower(BinnedRows.of(matrix, data.rows(), width), limits, target.outputs())
                .grow(
                        target.gradients(data.weights()),
                        data.weights(),
                        IntStream.range(0, data.rows()).toArray(),
                        IntStream.range(0, width).toArray(),
                        new SplittableRandom(seed),
                        (rows, from, to, grown, node) -> {
                            for (int i = from; i < to; i++) {
                                target.measure(tally, rows[i], grown.values(node));
                            }
                        });
        course.epoch(tally.metrics());
        TreeEnsemble single = new TreeEnsemble(List.of(tree), target.outputs(), 1);
        byte[] onnx = target.export(new ModelGraph(name(), encoding, data.task()), single);
        return TrainedModel.of(
                this,
                onnx,
                encoding,
                data,
                settings,
                course,
                (rows, row) -> target.answer(single.row(rows, width, row)));
    }
}
