package io.modeldeck.training;

import io.modeldeck.domain.TaskType;
import io.modeldeck.inference.graph.OnnxAttribute;
import io.modeldeck.inference.graph.OnnxBuilder;
import io.modeldeck.inference.graph.OnnxType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.encoding.ModelGraph;
import io.modeldeck.training.encoding.Standardisation;
import io.modeldeck.training.formula.DenseNetwork;
import io.modeldeck.training.formula.Softmax;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A small neural network on standardised columns: hidden layers of max(0, ·) units, softmax and log loss for classes, squared error for numbers. The newest part of the
 * rows is watched, and the weights of the best epoch are kept.
 *
 * <p>Hyperparameters: {@code hidden} (sizes of the hidden layers, such as {@code 64,32}; empty: none, which is softmax or linear regression), {@code learningRate},
 * {@code epochs} (at most), {@code batchRows} (0: all rows in one step), {@code l2}, {@code optimiser} ({@code adam} or {@code sgd}), {@code validationShare} (0: no early
 * stopping), {@code patience}, {@code seed}.
 */
public final class NetworkTrainer implements Trainer {

    private static final int LARGEST_LAYER = 1_024;
    private static final int MOST_LAYERS = 4;
    private static final String ADAM = "adam";

    @Override
    public String name() {
        return "network";
    }

    @Override
    public List<Hyperparameter> hyperparameters() {
        return List.of(
                new Hyperparameter("hidden", "32", new Hyperparameter.Wholes(1, LARGEST_LAYER, MOST_LAYERS)),
                Hyperparameter.real("learningRate", 0.003, 1e-6, 10),
                Hyperparameter.whole("epochs", 100, 1, 10_000),
                Hyperparameter.whole("batchRows", 64, 0, 1_000_000),
                Hyperparameter.real("l2", 0.0001, 0, 1e6),
                new Hyperparameter("optimiser", ADAM, new Hyperparameter.Choice(List.of(ADAM, "sgd"))),
                HoldBack.share(),
                HoldBack.patience(10),
                Hyperparameter.seed());
    }

    @Override
    public TrainedModel train(TrainingSet data, Map<String, Object> hyperparameters, Progress progress) {
        requireSupport(data);
        Hyperparameters settings = Hyperparameters.resolve(this, hyperparameters);
        HoldBack back = HoldBack.of(settings, data.rows());
        NetworkFit.Pace pace = pace(settings);
        Course course = new Course(progress);
        course.checkCancelled();
        FeatureEncoding encoding =
                FeatureEncoding.fit(data.slice(0, back.learnt()).features());
        float[] matrix = encoding.encode(data.features());
        int width = encoding.width();
        Standardisation standard = Standardisation.fit(matrix, back.learnt(), width, encoding.numbers());
        double[] x = standard.apply(matrix, data.rows());
        if (data.task() == TaskType.CLASSIFICATION) {
            double[] truth = Arrays.stream(data.classIndexes()).asDoubleStream().toArray();
            DenseNetwork network = new NetworkFit(pace, back, data, x, width, truth).fit(course, 1);
            ModelGraph graph = new ModelGraph(name(), encoding, data.task());
            String scores = add(graph, standard, network);
            String shares = graph.graph().node("Softmax", "shares", List.of(scores), OnnxAttribute.whole("axis", 1));
            byte[] onnx = graph.classifier(shares, OnnxType.DOUBLE, data.classes());
            return TrainedModel.of(this, onnx, encoding, data, settings, course, (rows, row) -> {
                double[] answer = network.answer(standard.row(rows, row));
                Softmax.inPlace(answer);
                return answer;
            });
        }
        Spread spread = Spread.of(data.targets(), data.weights());
        double[] truth = Arrays.stream(data.targets())
                .map(y -> (y - spread.mean()) / spread.scale())
                .toArray();
        DenseNetwork network = new NetworkFit(pace, back, data, x, width, truth)
                .fit(course, spread.scale())
                .scaled(spread.scale(), spread.mean());
        ModelGraph graph = new ModelGraph(name(), encoding, data.task());
        byte[] onnx = graph.regression(add(graph, standard, network), OnnxType.DOUBLE);
        return TrainedModel.of(
                this, onnx, encoding, data, settings, course, (rows, row) -> network.answer(standard.row(rows, row)));
    }

    private static NetworkFit.Pace pace(Hyperparameters settings) {
        return new NetworkFit.Pace(
                settings.wholes("hidden"),
                settings.number("learningRate"),
                settings.whole("epochs"),
                settings.whole("batchRows"),
                settings.number("l2"),
                settings.word("optimiser").equals(ADAM),
                settings.seed());
    }

    /** Mean and deviation of the numbers to be learnt. */
    private record Spread(double mean, double scale) {

        static Spread of(double[] values, double[] weights) {
            double mean = 0;
            for (int i = 0; i < values.length; i++) {
                mean += weights[i] * values[i] / values.length;
            }
            double squares = 0;
            for (int i = 0; i < values.length; i++) {
                squares += weights[i] * (values[i] - mean) * (values[i] - mean) / values.length;
            }
            return new Spread(mean, squares > 0 ? Math.sqrt(squares) : 1);
        }
    }

    private static String add(ModelGraph graph, Standardisation standard, DenseNetwork network) {
        OnnxBuilder nodes = graph.graph();
        String signal = standard.addTo(nodes, graph.features());
        for (int l = 0; l < network.layers(); l++) {
            int in = network.sizes()[l];
            int out = network.sizes()[l + 1];
            signal = nodes.node(
                    "Gemm",
                    "sums",
                    List.of(
                            signal,
                            nodes.doubles("weights", network.weights()[l], in, out),
                            nodes.doubles("biases", network.biases()[l], out)));
            signal = l < network.layers() - 1 ? nodes.node("Relu", "units", List.of(signal)) : signal;
        }
        return signal;
    }
}
