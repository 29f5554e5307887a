package io.modeldeck.training;

import io.modeldeck.domain.Problem;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.tree.BinnedRows;
import io.modeldeck.training.tree.FlatTree;
import io.modeldeck.training.tree.TreeEnsemble;
import io.modeldeck.training.tree.TreeGrower;
import io.modeldeck.training.tree.TreeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A random forest (Breiman 2001): trees on bootstrap samples, each split among a few columns drawn anew; the answer is the mean of the trees' means. An epoch is one
 * tree. The measures called validation are out of bag: each row is answered by the trees that have not seen it.
 *
 * <p>Hyperparameters: {@code trees}, {@code maxDepth}, {@code minLeafRows}, {@code columnShare} (columns for each split; 0: the square root of their number for classes,
 * all for numbers), {@code bootstrap}, {@code seed}. The same seed gives the same trees however many processors there are.
 */
public final class ForestTrainer implements Trainer {

    private static final int DEPTH_LIMIT = 64;
    /** A model file beyond this is no longer served quickly. */
    private static final int MOST_NODES = 8_000_000;

    @Override
    public String name() {
        return "forest";
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                Hyperparameter.whole("trees", 100, 1, 2_000),
                Hyperparameter.whole("maxDepth", 16, 1, DEPTH_LIMIT),
                Hyperparameter.whole("minLeafRows", 2, 1, 1_000_000),
                Hyperparameter.real("columnShare", 0, 0, 1),
                Hyperparameter.flag("bootstrap", true),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        int count = settings.whole("trees");
        Course course = new Course(progress);
        course.checkCancelled();
        FeatureEncoding encoding = TreeFeatures.fit(data, data.rows());
        float[] matrix = encoding.encode(data.features());
        int width = encoding.width();
        MeanTarget target = MeanTarget.of(data);
        TreeLimits limits = new TreeLimits(
                settings.whole("maxDepth"),
                Integer.MAX_VALUE,
                settings.whole("minLeafRows"),
                Double.MIN_NORMAL,
                0,
                columns(settings.number("columnShare"), width, data.task()));
        Planting planting = new Planting(
                target, BinnedRows.of(matrix, data.rows(), width), limits, settings.flag("bootstrap"), settings.seed());
        ForestMeasure measure = new ForestMeasure(target, matrix, width);
        List<FlatTree> trees = new ArrayList<>();
        int together = Runtime.getRuntime().availableProcessors();
        long nodes = 0;
        while (trees.size() < count) {
            int from = trees.size();
            List<Planted> planted = IntStream.range(from, Math.min(count, from + together))
                    .parallel()
                    .mapToObj(planting::plant)
                    .toList();
            for (Planted next : planted) {
                trees.add(next.tree());
                nodes += next.tree().nodes();
                measure.add(next.tree(), next.drawn());
                course.epoch(measure.all().metrics(), measure.outOfBag().metrics());
            }
            requireSmall(nodes);
        }
        TreeEnsemble forest = new TreeEnsemble(trees, target.outputs(), 1.0 / count);
        byte[] onnx = target.export(new ModelGraph(name(), encoding, data.task()), forest);
        return TrainedModel.of(
                this,
                onnx,
                encoding,
                data,
                settings,
                course,
                (rows, row) -> target.answer(forest.row(rows, width, row)));
    }

    private static int columns(double share, int width, TaskType task) {
        double wanted = share > 0 ? share * width : task == TaskType.REGRESSION ? width : Math.sqrt(width);
        return Math.clamp(Math.round(wanted), 1, width);
    }

    private static void requireSmall(long nodes) {
        if (nodes > MOST_NODES) {
            throw new Problem("The forest has grown beyond " + MOST_NODES
                    + " branches, too many to serve; set fewer trees, a smaller maxDepth or a larger minLeafRows.");
        }
    }

    /** @param drawn how often each row was drawn for it */
    private record Planted(FlatTree tree, int[] drawn) {}

    /** Grows single trees, each from its own seed. Any thread may enter. */
    private record Planting(MeanTarget target, BinnedRows data, TreeLimits limits, boolean bootstrap, long seed) {

        Planted plant(int number) {
            SplittableRandom random = new SplittableRandom(seed * 1_000_003L + number);
            int rows = data.rows();
            int[] drawn = new int[rows];
            for (int i = 0; i < rows; i++) {
                drawn[bootstrap ? random.nextInt(rows) : i]++;
            }
            double[] weights = new double[rows];
            for (int row = 0; row < rows; row++) {
                weights[row] = drawn[row] * target.data().weights()[row];
            }
            FlatTree tree = new TreeGrower(data, limits, target.outputs())
                    .grow(
                            target.gradients(weights),
                            weights,
                            IntStream.range(0, rows)
                                    .filter(row -> drawn[row] > 0)
                                    .toArray(),
                            IntStream.range(0, data.width()).toArray(),
                            random,
                            (ofRows, from, to, grown, node) -> {});
            return new Planted(tree, drawn);
        }
    }
}
