package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.TaskType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoostingTest {

    private static TrainingSet data(String label, int rows, long seed) {
        return TrainingSet.of(GeneratedRows.table(rows, seed), label, GeneratedRows.FEATURES);
    }

    private static TrainedModel train(TrainingSet data, Object... settings) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            map.put((String) settings[i], settings[i + 1]);
        }
        return new BoostingTrainer().train(data, map, Progress.none());
    }

    @ParameterizedTest
    @ValueSource(strings = {"class", "number", "colour"})
    void eachRoundLowersTheLossOfTheRowsItLearnsFrom(String label) {
        // without a penalty and with small steps Newton's step of a convex loss never rises
        TrainingSet data = label.equals("colour")
                ? TrainingSet.of(GeneratedRows.table(400, 3), label, List.of("größe in m", "weight", "number"))
                : data(label, 400, 3);
        TrainedModel model = train(data, "validationShare", 0, "iterations", 60, "minLeafRows", 5, "learningRate", 0.1);
        String measure = data.task() == TaskType.REGRESSION ? "rmse" : "loss";
        double before = Double.POSITIVE_INFINITY;
        assertEquals(60, model.epochs().size());
        for (EpochMetrics epoch : model.epochs()) {
            double loss = epoch.metrics().get(measure);
            assertTrue(loss < before, () -> "round " + epoch.epoch() + " rose to " + loss);
            before = loss;
        }
    }

    @Test
    void derivativesAreTheSlopesOfTheLoss() {
        Random random = new Random(1);
        double[] weights = {1.5, 0.5};
        for (BoostingLoss loss : List.of(
                new BoostingLoss.Squares(new double[] {3, -2}, weights),
                new BoostingLoss.TwoClasses(new int[] {1, 0}, weights),
                new BoostingLoss.Classes(new int[] {2, 1}, weights, 3))) {
            int k = loss.outputs();
            double[] scores = random.doubles(2L * k, -2, 2).toArray();
            double[][] first = new double[k][2];
            double[][] second = new double[k][2];
            double scale = loss instanceof BoostingLoss.Squares ? 0.5 : 1;
            for (int row = 0; row < 2; row++) {
                loss.derivatives(row, scores, first, second);
                for (int output = 0; output < k; output++) {
                    double up = scale * weights[row] * at(loss, scores, row, output, 1e-4);
                    double here = scale * weights[row] * at(loss, scores, row, output, 0);
                    double down = scale * weights[row] * at(loss, scores, row, output, -1e-4);
                    assertEquals((up - down) / 2e-4, first[output][row], 1e-6, loss::toString);
                    assertEquals((up - 2 * here + down) / 1e-8, second[output][row], 1e-5, loss::toString);
                }
            }
        }
    }

    private static double at(BoostingLoss loss, double[] scores, int row, int output, double by) {
        double[] moved = scores.clone();
        moved[row * loss.outputs() + output] += by;
        Tally tally = loss.tally();
        loss.measure(row, moved, tally);
        return tally.loss();
    }

    @Test
    void stopsWhereTheWatchedRowsGetNoBetterAndThenLearnsFromAll() {
        TrainingSet data = data("class", 1_000, 5);
        TrainedModel model = train(data, "iterations", 2_000, "patience", 10);
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (EpochMetrics epoch : model.epochs()) {
            double loss = epoch.metrics().get("validationLoss");
            if (loss < least) {
                least = loss;
                best = epoch.epoch();
            }
        }
        assertEquals(best + 10, model.epochs().size(), "ten rounds after the best one");
        TrainedModel same = train(data, "iterations", best, "validationShare", 0);
        assertTrue(model.onnx().length == same.onnx().length, "as many rounds on all rows");
        Predictions.Classes a = (Predictions.Classes) model.predictor().predict(data.features());
        Predictions.Classes b = (Predictions.Classes) same.predictor().predict(data.features());
        assertEquals(a.probabilities().orElseThrow()[7][1], b.probabilities().orElseThrow()[7][1], 1e-12);
        TrainedModel without = train(data, "iterations", 2_000, "patience", 10, "refit", false);
        assertEquals(model.epochs(), without.epochs());
    }

    @Test
    void sharesOfRowsAndColumnsAreDrawnBySeed() {
        TrainingSet data = data("number", 300, 6);
        Object[] drawn = {"rowShare", 0.6, "columnShare", 0.5, "iterations", 20};
        double[] one = values(train(data, drawn), data);
        assertEquals(one[3], values(train(data, drawn), data)[3]);
        Object[] other = {"rowShare", 0.6, "columnShare", 0.5, "iterations", 20, "seed", 2};
        assertTrue(one[3] != values(train(data, other), data)[3]);
    }

    @Test
    void aForestDrawnByAnotherSeedIsAnotherAndIsMeasuredOutOfBag() {
        TrainingSet data = data("class", 400, 7);
        TrainedModel one = new ForestTrainer().train(data, Map.of("trees", 15), Progress.none());
        TrainedModel other = new ForestTrainer().train(data, Map.of("trees", 15, "seed", 2), Progress.none());
        assertTrue(!java.util.Arrays.equals(one.onnx(), other.onnx()));
        assertEquals(15, one.epochs().size());
        Map<String, Double> last = one.epochs().getLast().metrics();
        assertTrue(last.get("accuracy") > last.get("validationAccuracy"), last::toString);
        // out of bag is an honest estimate of rows that were never seen
        TrainingSet fresh = data("class", 2_000, 70);
        double held =
                Evaluation.of(fresh, one.predictor().predict(fresh.features())).primary();
        assertEquals(held, last.get("validationAccuracy"), 0.06);
    }

    private static double[] values(TrainedModel model, TrainingSet data) {
        return ((Predictions.Values) model.predictor().predict(data.features())).values();
    }
}
