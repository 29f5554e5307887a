package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final double EXACT = 1e-12;

    @Test
    void twoClassesByHand() {
        // truth 1 1 0 0 1, scores .9 .4 .2 .6 .7
        double[] scores = {0.9, 0.4, 0.2, 0.6, 0.7};
        double[][] shares = new double[5][];
        for (int i = 0; i < 5; i++) {
            shares[i] = new double[] {1 - scores[i], scores[i]};
        }
        Evaluation evaluation = Evaluation.of(
                TaskType.CLASSIFICATION, text("1", "1.0", "0", "0", "01"), answers(shares, "0", "1"), none());
        assertEquals(5, evaluation.rows());
        assertEquals(List.of("0", "1"), evaluation.classes());
        assertEquals(List.of(List.of(1L, 1L), List.of(1L, 2L)), evaluation.confusion());
        check(evaluation, "accuracy", 3.0 / 5);
        check(evaluation, "precision", 2.0 / 3);
        check(evaluation, "recall", 2.0 / 3);
        check(evaluation, "f1", 2.0 / 3);
        check(evaluation, "rocAuc", 5.0 / 6);
        check(
                evaluation,
                "logLoss",
                -(Math.log(0.9) + Math.log(0.4) + Math.log(0.8) + Math.log(0.4) + Math.log(0.7)) / 5);
        check(evaluation, "brier", (0.01 + 0.36 + 0.04 + 0.36 + 0.09) / 5);
    }

    @Test
    void thePositiveClassCanBeNamed() {
        Predictions answers = labels(List.of("no", "yes"), "no", "yes", "yes", "no");
        Column truth = text("no", "yes", "no", "no");
        check(Evaluation.of(TaskType.CLASSIFICATION, truth, answers, none()), "f1", 2.0 / 3);
        Evaluation of = Evaluation.of(TaskType.CLASSIFICATION, truth, answers, Optional.of("no"));
        check(of, "f1", 4.0 / 5);
        assertTrue(of.metric("rocAuc").isEmpty(), "labels alone have no score");
        assertEquals(
                "The positive class 'maybe' is none of the classes no, yes.",
                problem(() -> Evaluation.of(TaskType.CLASSIFICATION, truth, answers, Optional.of("maybe"))));
    }

    @Test
    void threeClassesByHand() {
        double[][] shares = {{0.6, 0.3, 0.1}, {0.2, 0.5, 0.3}, {0.5, 0.3, 0.2}, {0.1, 0.1, 0.8}};
        Evaluation evaluation = Evaluation.of(
                TaskType.CLASSIFICATION, text("a", "b", "b", "c"), answers(shares, "a", "b", "c"), none());
        check(evaluation, "accuracy", 0.75);
        check(evaluation, "f1", (2.0 / 3 + 2.0 / 3 + 1) / 3);
        check(evaluation, "precision", (0.5 + 1 + 1) / 3);
        check(evaluation, "recall", (1 + 0.5 + 1) / 3);
        check(evaluation, "logLoss", -(Math.log(0.6) + Math.log(0.5) + Math.log(0.3) + Math.log(0.8)) / 4);
        assertTrue(evaluation.metric("rocAuc").isPresent());
    }

    @Test
    void aClassThatTheModelNeverSawCounts() {
        double[][] shares = {{0.6, 0.4}, {0.2, 0.8}, {0.5, 0.5}};
        Evaluation evaluation =
                Evaluation.of(TaskType.CLASSIFICATION, text("1", "2", "3"), answers(shares, "1", "2"), none());
        assertEquals(List.of("1", "2", "3"), evaluation.classes());
        check(evaluation, "accuracy", 2.0 / 3);
        check(evaluation, "logLoss", -(Math.log(0.6) + Math.log(0.8) + Math.log(1e-15)) / 3);
    }

    @Test
    void oneClassHasAnAccuracyOnly() {
        Evaluation evaluation =
                Evaluation.of(TaskType.CLASSIFICATION, text("a", "a"), labels(List.of("a"), "a", "a"), none());
        check(evaluation, "accuracy", 1);
        assertTrue(evaluation.metric("rocAuc").isEmpty());
    }

    @Test
    void numbersByHand() {
        Column truth = new Column.Numeric("y", new double[] {1, 2, Double.NaN, 6});
        Predictions answers = new Predictions.Values(new double[] {2, 2, Double.NaN, 4});
        Evaluation evaluation = Evaluation.of(TaskType.REGRESSION, truth, answers, none());
        assertEquals(3, evaluation.rows());
        check(evaluation, "mae", 1);
        check(evaluation, "rmse", Math.sqrt(5.0 / 3));
        check(evaluation, "bias", -1.0 / 3);
        check(evaluation, "r2", 1 - 5.0 / 14);
        assertEquals("rmse", evaluation.primaryMetric());
    }

    @Test
    void aConstantTruthHasNoR2() {
        Evaluation evaluation =
                Evaluation.of(TaskType.REGRESSION, text("3", "3"), new Predictions.Values(new double[] {3, 4}), none());
        assertTrue(evaluation.metric("r2").isEmpty());
        check(evaluation, "mae", 0.5);
    }

    @Test
    void holdOutOfATrainingSet() {
        Table table = Table.of(List.of(new Column.Numeric("x", new double[] {1, 2}), text("b", "a")));
        TrainingSet holdOut = TrainingSet.of(table, "y", List.of("x"));
        check(Evaluation.of(holdOut, labels(List.of("a", "b"), "b", "b")), "accuracy", 0.5);
    }

    @Test
    void refusalsInWords() {
        Predictions.Values one = new Predictions.Values(new double[] {1});
        assertEquals(
                "No row has a value in the label column 'y'; an evaluation needs labelled rows.",
                problem(() -> Evaluation.of(TaskType.REGRESSION, text((String) null), one, none())));
        assertEquals(
                "The label 'y' asks for classification, and this model answers with numbers; choose a model of the"
                        + " same kind.",
                problem(() -> Evaluation.of(TaskType.CLASSIFICATION, text("1"), one, none())));
        assertEquals(
                "The label 'y' asks for regression, and this model answers with classes; choose a model of the same"
                        + " kind.",
                problem(() -> Evaluation.of(TaskType.REGRESSION, text("1"), labels(List.of("1"), "1"), none())));
        assertEquals(
                "The label 'y' is 'b' in row 1, which is no number; mend the row or leave it empty.",
                problem(() -> Evaluation.of(TaskType.REGRESSION, text("b"), one, none())));
        Predictions nan = new Predictions.Values(new double[] {Double.NaN});
        assertEquals(
                "The model answers NaN for row 1, which cannot be measured; look for missing or huge values in that"
                        + " row.",
                problem(() -> Evaluation.of(TaskType.REGRESSION, text("1"), nan, none())));
        assertEquals(
                "The model's probabilities for row 2 sum to 0.0; it answers with something else than probabilities.",
                problem(() -> Evaluation.of(
                        TaskType.CLASSIFICATION,
                        text("a", "b"),
                        answers(new double[][] {{1, 0}, {0, 0}}, "a", "b"),
                        none())));
        assertThrows(
                IllegalArgumentException.class, () -> Evaluation.of(TaskType.REGRESSION, text("1", "2"), one, none()));
    }

    private static Optional<String> none() {
        return Optional.empty();
    }

    private static void check(Evaluation evaluation, String metric, double expected) {
        assertEquals(expected, evaluation.metric(metric).orElseThrow(), EXACT, metric);
        assertTrue(Evaluation.METRICS.contains(metric));
    }

    private static String problem(Runnable action) {
        return assertThrows(Problem.class, action::run).getMessage();
    }

    private static Predictions answers(double[][] shares, String... classes) {
        return Predictions.Classes.of(List.of(classes), shares);
    }

    private static Predictions labels(List<String> classes, String... labels) {
        return new Predictions.Classes(classes, labels, Optional.empty());
    }

    private static Column text(String... values) {
        return new Column.Categorical("y", values);
    }
}
