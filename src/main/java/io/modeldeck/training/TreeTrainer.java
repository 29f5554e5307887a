package io.modeldeck.training;

import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.OnnxGraph.Type;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.tribuo.MutableDataset;
import org.tribuo.Output;
import org.tribuo.OutputFactory;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.common.tree.AbstractCARTTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTJointRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/**
 * A decision tree (CART): Gini impurity for classes, squared error for numbers. One epoch.
 *
 * <p>Hyperparameters: {@code maxDepth} (default 6), {@code minChildWeight} (rows in a leaf, default 5), {@code seed}.
 */
public final class TreeTrainer implements Trainer {

    /** The library stamps its data sets; a fixed time keeps the clock out of training. */
    private static final OffsetDateTime NO_TIME = OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private static final int DEPTH_LIMIT = 30;
    private static final double SMALLEST_PROBABILITY = 1e-15;

    @Override
    public String name() {
        return "tree";
    }

    @Override
    public boolean supports(TaskType task) {
        return true;
    }

    @Override
    public Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("maxDepth", 6);
        defaults.put("minChildWeight", 5.0);
        defaults.put("seed", 1L);
        return defaults;
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        int depth = settings.whole("maxDepth", 1, DEPTH_LIMIT);
        float leaf = (float) settings.number("minChildWeight", 0, 1e9);
        long seed = settings.seed();
        FeatureEncoding encoding = FeatureEncoding.fit(data.features());
        float[] matrix = encoding.encode(data.features());
        progress.checkCancelled();
        boolean classes = data.task() == TaskType.CLASSIFICATION;
        FlatTree tree = classes
                ? classifier(data, encoding, matrix, depth, leaf, seed)
                : regression(data, encoding, matrix, depth, leaf, seed);
        progress.checkCancelled();
        Map<String, Double> metrics = classes
                ? classMetrics(tree, matrix, encoding.width(), data.classIndexes())
                : valueMetrics(tree, matrix, encoding.width(), data.targets());
        progress.epoch(1, metrics);
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        String leaves = tree.addTo(graph.graph(), graph.features());
        return new TrainedModel(
                name(),
                classes ? graph.classifier(leaves, Type.FLOAT, data.classes()) : graph.regression(leaves, Type.FLOAT),
                encoding.columns(),
                encoding.numericColumns(),
                encoding.categoricalColumns(),
                data.task(),
                data.classes(),
                settings.asMap(),
                List.of(new EpochMetrics(1, metrics)),
                table -> predict(encoding, tree, data.classes(), table));
    }

    private static FlatTree classifier(
            TrainingSet data, FeatureEncoding encoding, float[] matrix, int depth, float leaf, long seed) {
        LogisticTrainer.requireClasses(data);
        int[] classes = data.classIndexes();
        TreeModel<Label> model = grow(
                new CARTClassificationTrainer(depth, leaf, 0f, 1f, false, new GiniIndex(), seed),
                new LabelFactory(),
                matrix,
                encoding.width(),
                data.rows(),
                row -> new Label(Integer.toString(classes[row])));
        int count = data.classes().size();
        return FlatTree.of(model.getRoot(), count, end -> {
            float[] shares = new float[count];
            double sum = 0;
            for (Label label : end.getDistribution().values()) {
                sum += label.getScore();
            }
            for (Label label : end.getDistribution().values()) {
                shares[Integer.parseInt(label.getLabel())] = (float) (label.getScore() / sum);
            }
            return shares;
        });
    }

    private static FlatTree regression(
            TrainingSet data, FeatureEncoding encoding, float[] matrix, int depth, float leaf, long seed) {
        double[] targets = data.targets();
        TreeModel<Regressor> model = grow(
                new CARTJointRegressionTrainer(depth, leaf, 0f, 1f, false, new MeanSquaredError(), false, seed),
                new RegressionFactory(),
                matrix,
                encoding.width(),
                data.rows(),
                row -> new Regressor("y", targets[row]));
        return FlatTree.of(model.getRoot(), 1, end ->
                new float[] {FeatureEncoding.single(end.getOutput().getValues()[0])});
    }

    static <T extends Output<T>> TreeModel<T> grow(
            AbstractCARTTrainer<T> trainer,
            OutputFactory<T> factory,
            float[] matrix,
            int width,
            int rows,
            IntFunction<T> output) {
        String[] names = names(width);
        MutableDataset<T> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("rows", NO_TIME, factory), factory);
        for (int row = 0; row < rows; row++) {
            double[] values = new double[width];
            for (int j = 0; j < width; j++) {
                values[j] = matrix[row * width + j];
            }
            dataset.add(new ArrayExample<>(output.apply(row), names, values));
        }
        return trainer.train(dataset);
    }

    /** Names that sort as the columns stand: the library numbers features by the order of their names. */
    static String[] names(int width) {
        String[] names = new String[width];
        for (int j = 0; j < width; j++) {
            names[j] = "f%08d".formatted(j);
        }
        return names;
    }

    private static Map<String, Double> classMetrics(FlatTree tree, float[] matrix, int width, int[] classes) {
        double loss = 0;
        int right = 0;
        for (int row = 0; row < classes.length; row++) {
            float[] shares = tree.row(matrix, width, row);
            float own = shares[classes[row]];
            loss -= Math.log(Math.max(own, SMALLEST_PROBABILITY));
            boolean best = true;
            for (int k = 0; k < shares.length; k++) {
                best &= k < classes[row] ? shares[k] < own : shares[k] <= own;
            }
            right += best ? 1 : 0;
        }
        return Map.of("loss", loss / classes.length, "accuracy", (double) right / classes.length);
    }

    private static Map<String, Double> valueMetrics(FlatTree tree, float[] matrix, int width, double[] targets) {
        double absolute = 0;
        double squares = 0;
        for (int row = 0; row < targets.length; row++) {
            double error = tree.row(matrix, width, row)[0] - targets[row];
            absolute += Math.abs(error);
            squares += error * error;
        }
        return Map.of("mae", absolute / targets.length, "rmse", Math.sqrt(squares / targets.length));
    }

    private static Predictions predict(FeatureEncoding encoding, FlatTree tree, List<String> classes, Table rows) {
        float[] matrix = encoding.encode(rows);
        double[][] answers = new double[rows.rows()][];
        for (int row = 0; row < answers.length; row++) {
            float[] leaf = tree.row(matrix, encoding.width(), row);
            answers[row] = new double[leaf.length];
            for (int k = 0; k < leaf.length; k++) {
                answers[row][k] = leaf[k];
            }
        }
        if (!classes.isEmpty()) {
            return Predictions.Classes.of(classes, answers);
        }
        double[] values = new double[answers.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = answers[row][0];
        }
        return new Predictions.Values(values);
    }
}
