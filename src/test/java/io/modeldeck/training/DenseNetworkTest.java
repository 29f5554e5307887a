package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.testing.Golden;
import io.modeldeck.training.encoding.ColumnEncoding;
import io.modeldeck.training.formula.DenseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DenseNetworkTest {

    @Test
    void backwardIsTheSlopeOfTheLoss() {
        SplittableRandom random = new SplittableRandom(4);
        DenseNetwork network = DenseNetwork.start(new int[] {3, 5, 4, 2}, random);
        double[] row = {0.5, -1.2, 0.8};
        double[] wanted = {0.3, -0.7};
        DenseNetwork sums = network.copy();
        sums.clear();
        double[][] signals = network.signals(row);
        double[] slopes = {signals[3][0] - wanted[0], signals[3][1] - wanted[1]};
        network.backward(signals, slopes, sums);
        for (int l = 0; l < network.layers(); l++) {
            for (double[][] part :
                    new double[][][] {{network.weights()[l], sums.weights()[l]}, {network.biases()[l], sums.biases()[l]}
                    }) {
                for (int i = 0; i < part[0].length; i++) {
                    double kept = part[0][i];
                    part[0][i] = kept + 1e-6;
                    double up = loss(network, row, wanted);
                    part[0][i] = kept - 1e-6;
                    double down = loss(network, row, wanted);
                    part[0][i] = kept;
                    assertEquals((up - down) / 2e-6, part[1][i], 1e-6);
                }
            }
        }
    }

    private static double loss(DenseNetwork network, double[] row, double[] wanted) {
        double[] answer = network.answer(row);
        double loss = 0;
        for (int k = 0; k < answer.length; k++) {
            loss += (answer[k] - wanted[k]) * (answer[k] - wanted[k]) / 2;
        }
        return loss;
    }

    @Test
    void plainDescentGoesAsAnotherLibraryGoes() {
        JsonNode golden = Golden.cases("training").stream()
                .filter(c -> c.get("id").asText().equals("sgd-iris"))
                .findFirst()
                .orElseThrow();
        JsonNode inputs = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        Table table = Csv.read(inputs.get("file").asText(), false);
        TrainingSet data = TrainingSet.of(table, "4", List.of("0", "1", "2", "3"), TaskType.CLASSIFICATION);
        List<String> classes = new ArrayList<>();
        expected.get("classes").forEach(c -> classes.add(c.asText()));
        assertEquals(classes, data.classes());
        double[] x = new double[data.rows() * 4];
        for (int row = 0; row < data.rows(); row++) {
            for (int j = 0; j < 4; j++) {
                double value = ColumnEncoding.number(data.features().columns().get(j), row);
                x[row * 4 + j] = (value - expected.get("means").get(j).asDouble())
                        / expected.get("std_population").get(j).asDouble();
            }
        }
        int epochs = inputs.get("epochs").asInt();
        NetworkFit.Pace pace =
                new NetworkFit.Pace(new int[0], inputs.get("learning_rate").asDouble(), epochs, 0, 0, false, 1);
        Course course = new Course(Progress.none());
        double[] truth = Arrays.stream(data.classIndexes()).asDoubleStream().toArray();
        new NetworkFit(pace, new HoldBack(data.rows(), data.rows(), 1), data, x, 4, truth).fit(course, 1);
        assertEquals(epochs, course.epochs().size());
        JsonNode history = expected.get("history");
        int compared = 0;
        for (JsonNode step : history) {
            int epoch = step.get("epoch").asInt();
            if (epoch == 0) {
                assertEquals(Math.log(3), step.get("loss_before_step").asDouble(), 1e-9);
            } else {
                Map<String, Double> mine = course.epochs().get(epoch - 1).metrics();
                // the golden means and deviations are given to 12 digits
                assertEquals(step.get("loss_before_step").asDouble(), mine.get("loss"), 1e-9);
                assertEquals(step.get("accuracy_before_step").asDouble(), mine.get("accuracy"), 1e-9);
                compared++;
            }
        }
        assertTrue(compared >= 20, "compared " + compared);
    }

    @Test
    void epochsHaveBothLossesAndTheBestIsKept() {
        TrainingSet data = TrainingSet.of(GeneratedRows.table(800, 3), "class", GeneratedRows.FEATURES);
        TrainedModel model = new NetworkTrainer()
                .train(data, Map.of("epochs", 500, "patience", 5, "learningRate", 0.02), Progress.none());
        List<Double> held = model.epochs().stream()
                .map(e -> e.metrics().get("validationLoss"))
                .toList();
        int best = held.indexOf(held.stream().min(Double::compare).orElseThrow());
        assertEquals(best + 1 + 5, held.size(), held::toString);
        TrainingSet tail = data.slice(720, 800);
        Evaluation evaluation = Evaluation.of(tail, model.predictor().predict(tail.features()));
        assertEquals(held.get(best), evaluation.metric("logLoss").orElseThrow(), 1e-9);
        assertFalse(model.epochs().getFirst().metrics().get("loss")
                < model.epochs().getLast().metrics().get("loss"));
    }
}
