package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.modeldeck.domain.Column;
import io.modeldeck.domain.Problem;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.validation.ExportAgreement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data as people really bring it. */
class EdgeCasesTest {

    private static final Column LABEL = text("y", "a", "b", "a", "b", "a", "b");

    /** What a trainer learns in tests of all of them: classes, or numbers where it does only those. */
    private static String label(String trainer, String classes, String numbers) {
        return Trainers.named(trainer).supports(TaskType.CLASSIFICATION) ? classes : numbers;
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void oneClassIsRefusedInWords(String trainer) {
        Table table = Table.of(List.of(numbers("x", 1, 2, 3), text("y", "a", "a", "a")));
        TrainingSet data = TrainingSet.of(table, "y", List.of("x"));
        Problem problem = assertThrows(Problem.class, () -> train(trainer, data));
        assertEquals(
                "Every labelled row has the class 'a' in 'y'; a classifier needs rows of at least two classes.",
                problem.getMessage());
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void twoRows(String trainer) {
        Table table = Table.of(List.of(numbers("x", 1, 2), numbers("y", 0, 1)));
        TaskType task = TaskType.of(label(trainer, "classification", "regression"));
        agrees(trainer, TrainingSet.of(table, "y", List.of("x"), task), table);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void nothingToLearnFrom(String trainer) {
        double nan = Double.NaN;
        Table table = Table.of(List.of(
                numbers("constant", 7, 7, 7, 7, 7, 7),
                numbers("missing", nan, nan, nan, nan, nan, nan),
                new Column.Categorical("nothing", new String[6]),
                text("same", "s", "s", "s", "s", "s", "s"),
                LABEL));
        List<String> features = List.of("constant", "missing", "nothing", "same");
        TrainedModel model = agrees(trainer, TrainingSet.of(table, "y", features), table);
        // a forest draws its rows, and a network ends its steps beside the goal
        double near = trainer.equals("forest") || trainer.equals("network") ? 0.1 : 1e-9;
        assertArrayEquals(new double[] {0.5, 0.5}, shares(model, table)[0], near);
        assertFalse(model.epochs().isEmpty(), "there is always a last epoch to show");
        Table later = Table.of(List.of(
                numbers("constant", 9, nan),
                numbers("missing", 3, nan),
                text("nothing", "new", null),
                text("same", "", "s")));
        assertTrue(ExportAgreement.check(model, later, Exported.of(model)).agrees());
        if (trainer.equals("logistic")) {
            assertArrayEquals(new double[] {0.5, 0.5}, shares(model, later)[0], 1e-9);
        }
    }

    @Test
    void dependentAndConstantColumnsInLeastSquares() {
        Table table = Table.of(List.of(
                numbers("x", 1, 2, 3, 4),
                numbers("again", 1, 2, 3, 4),
                numbers("constant", 5, 5, 5, 5),
                text("colour", "r", "g", "r", "g"),
                numbers("y", 13, 24, 33, 44)));
        TrainingSet data = TrainingSet.of(table, "y", List.of("x", "again", "constant", "colour"), TaskType.REGRESSION);
        TrainedModel model = agrees("linear", data, table);
        // y = 10 x + 3 for r, + 4 for g: the columns fit exactly, however the weight is shared.
        double[] answers = values(model, table);
        assertArrayEquals(new double[] {13, 24, 33, 44}, answers, 1e-6);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void hugeValuesStayFinite(String trainer) {
        Table table = Table.of(List.of(
                numbers("huge", 1e300, -1e300, 5e38, 0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY),
                numbers("time", 1.7e12, 1.7e12 + 1e6, 1.7e12 + 2e6, 1.7e12 + 3e6, 1.7e12 + 4e6, 1.7e12 + 5e6),
                numbers("tiny", 1e-300, 2e-300, 1e-40, 2e-40, 0, -1e-40),
                numbers("n", 1, 2, 3, 4, 5, 6.5),
                LABEL));
        String label = label(trainer, "y", "n");
        TrainedModel model = agrees(trainer, TrainingSet.of(table, label, List.of("huge", "time", "tiny")), table);
        if (label.equals("y")) {
            Arrays.stream(shares(model, table))
                    .forEach(row -> assertEquals(1, row[0] + row[1], 1e-6, Arrays.toString(row)));
        }
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void unseenAndMissingCategories(String trainer) {
        Table table = Table.of(List.of(
                text("città", "Roma", "Oslo", "Roma", "Oslo", "Roma", null),
                numbers("a b", 1, 2, 1, 2, 1, 2),
                numbers("n", 1, 2, 1, 2, 1.5, 2),
                LABEL));
        String label = label(trainer, "y", "n");
        TrainedModel model = agrees(trainer, TrainingSet.of(table, label, List.of("città", "a b")), table);
        Table later = Table.of(List.of(
                numbers("a b", 1, Double.NaN, 3), text("città", "東京", null, "Oslo"), text("unused", "x", "y", "z")));
        assertTrue(ExportAgreement.check(model, later, Exported.of(model)).agrees());
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#classifiers")
    void featuresMayHaveTheNamesOfOutputs(String trainer) {
        Table table = Table.of(List.of(
                numbers("label", 1, 2, 1, 2, 1, 2),
                numbers("probabilities", 1, 1, 2, 2, 3, 3),
                numbers("prediction", 1, 1, 2, 2, 3, 3.5),
                text("features", "u", "v", "u", "v", "u", "v"),
                numbers("weights", 4, 1, 2, 2, 3, 3),
                LABEL));
        List<String> features = List.of("label", "probabilities", "features", "weights", "prediction");
        TrainedModel model = agrees(trainer, TrainingSet.of(table, "y", features), table);
        String outputs = Exported.metadata(model).get("modeldeck.outputs");
        assertEquals("{\"label\":\"label_2\",\"probabilities\":\"probabilities_2\"}", outputs);
        TrainingSet numbers = TrainingSet.of(table, "weights", List.of("prediction", "y"), TaskType.REGRESSION);
        agrees(Trainers.named(trainer).supports(TaskType.REGRESSION) ? trainer : "linear", numbers, table);
    }

    @Test
    void manyCategoriesBecomeOther() {
        int rows = 2000;
        String[] ids = new String[rows];
        String[] towns = new String[rows];
        String[] y = new String[rows];
        Random random = new Random(1);
        for (int i = 0; i < rows; i++) {
            ids[i] = "id" + i;
            towns[i] = i < 10 ? "village" : "town" + i % 60;
            y[i] = random.nextBoolean() ? "yes" : "no";
        }
        Table table = Table.of(List.of(
                new Column.Categorical("id", ids),
                new Column.Categorical("town", towns),
                new Column.Categorical("y", y)));
        FeatureEncoding encoding = FeatureEncoding.fit(table.select(List.of("id", "town")));
        assertEquals(1, encoding.encodings().get(0).width(), "only the most frequent of equals");
        List<?> towns50 = (List<?>) encoding.encodings().get(1).describe().get("categories");
        assertEquals(50, towns50.size());
        assertFalse(towns50.contains("village"), towns50::toString);
        agrees("logistic", TrainingSet.of(table, "y", List.of("id", "town")), table);
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void sameRowsSameBytes(String trainer) {
        Table table = GeneratedRows.table(300, 9);
        String label = label(trainer, "class", "number");
        TrainingSet data = TrainingSet.of(table, label, GeneratedRows.FEATURES);
        assertArrayEquals(train(trainer, data).onnx(), train(trainer, data).onnx());
        TrainingSet other = TrainingSet.of(table.slice(0, 200), label, GeneratedRows.FEATURES);
        assertFalse(
                Arrays.equals(train(trainer, data).onnx(), train(trainer, other).onnx()));
    }

    @Test
    void servedColumnsAreFoundByNameAndChecked() {
        Table table = Table.of(List.of(numbers("x", 1, 2, 3, 4, 5, 6), LABEL));
        TrainedModel model = train("logistic", TrainingSet.of(table, "y", List.of("x")));
        Table asText = Table.of(List.of(text("x", "1", " ", null, "4", "5.0", "6")));
        assertEquals(shares(model, table)[0][0], shares(model, asText)[0][0]);
        assertEquals(0.5, shares(model, asText)[1][0], 0.1, "a blank is missing and filled with the mean");
        Problem bad =
                assertThrows(Problem.class, () -> model.predictor().predict(Table.of(List.of(text("x", "1", "lots")))));
        assertTrue(bad.getMessage().startsWith("The column 'x' holds 'lots' in row 2"), bad::getMessage);
        assertThrows(Problem.class, () -> model.predictor().predict(Table.of(List.of(numbers("z", 1)))));
    }

    @ParameterizedTest
    @MethodSource("io.modeldeck.training.EveryTrainer#all")
    void cancellationPassesThrough(String trainer) {
        Table table = GeneratedRows.table(100, 2);
        String label = label(trainer, "class", "number");
        TrainingSet data = TrainingSet.of(table, label, GeneratedRows.FEATURES);
        Progress cancelled = new Progress() {
            @Override
            public void epoch(int epoch, Map<String, Double> metrics) {}

            @Override
            public void checkCancelled() {
                throw new CancellationException("stop");
            }
        };
        Trainer chosen = Trainers.named(trainer);
        assertThrows(CancellationException.class, () -> chosen.train(data, Map.of(), cancelled));
    }

    @Test
    void progressHearsEveryEpoch() {
        Table table = GeneratedRows.table(200, 2);
        TrainingSet data = TrainingSet.of(table, "class", GeneratedRows.FEATURES);
        List<EpochMetrics> heard = new ArrayList<>();
        Progress progress = new Progress() {
            @Override
            public void epoch(int epoch, Map<String, Double> metrics) {
                heard.add(new EpochMetrics(epoch, metrics));
            }

            @Override
            public void checkCancelled() {}
        };
        TrainedModel model = new LogisticTrainer().train(data, Map.of("maxIterations", 3), progress);
        assertEquals(heard, model.epochs());
        assertEquals(3, heard.size());
        assertTrue(heard.get(2).metrics().get("loss") < heard.get(0).metrics().get("loss"), heard::toString);
    }

    @Test
    void hyperparametersAreChecked() {
        Table table = Table.of(List.of(numbers("x", 1, 2, 3, 4, 5, 6), LABEL));
        TrainingSet data = TrainingSet.of(table, "y", List.of("x"));
        assertEquals(
                "The trainer 'tree' has no hyperparameter 'depth'; it has maxDepth, minChildWeight, seed.",
                refusal("tree", data, Map.of("depth", 3)));
        assertEquals(
                "The hyperparameter 'C' of the trainer 'logistic' is '-1'; it must be between 1.0E-9 and 1.0E9.",
                refusal("logistic", data, Map.of("C", -1)));
        assertTrue(refusal("logistic", data, Map.of("C", "many")).endsWith("it must be between 1.0E-9 and 1.0E9."));
        assertTrue(refusal("tree", data, Map.of("maxDepth", 2.5)).endsWith("a whole number between 1 and 30."));
        assertTrue(refusal("tree", data, Map.of("seed", 0.5)).endsWith("a whole number."));
        assertEquals(
                "The trainer 'linear' does not do classification, and the label 'y' asks for it; choose "
                        + String.join(" or ", Trainers.namesFor(TaskType.CLASSIFICATION)) + ".",
                refusal("linear", data, Map.of()));
        TrainedModel model = new LogisticTrainer().train(data, Map.of("C", "0.5", "seed", 7), Progress.none());
        assertEquals(Map.of("C", 0.5, "maxIterations", 100, "seed", 7L), model.hyperparameters());
    }

    @Test
    void trainersAreFoundByName() {
        List<String> all = Trainers.all().stream().map(Trainer::name).toList();
        all.forEach(name -> assertEquals(name, Trainers.named(name).name()));
        assertEquals(
                "There is no trainer 'oracle'; choose one of " + String.join(", ", all) + ".",
                problem(() -> Trainers.named("oracle")));
        assertEquals("logistic", Trainers.defaultFor(TaskType.CLASSIFICATION).name());
        assertEquals("linear", Trainers.defaultFor(TaskType.REGRESSION).name());
    }

    @Test
    void emptyColumnNameIsRefused() {
        Table table = Table.of(List.of(numbers("", 1, 2, 3, 4, 5, 6), LABEL));
        TrainingSet data = TrainingSet.of(table, "y", List.of(""));
        assertTrue(refusal("tree", data, Map.of()).startsWith("A feature column has an empty name"));
    }

    private static String refusal(String trainer, TrainingSet data, Map<String, Object> settings) {
        return problem(() -> Trainers.named(trainer).train(data, settings, Progress.none()));
    }

    private static String problem(Runnable action) {
        return assertThrows(Problem.class, action::run).getMessage();
    }

    private static TrainedModel train(String trainer, TrainingSet data) {
        return Trainers.named(trainer).train(data, Map.of(), Progress.none());
    }

    private static TrainedModel agrees(String trainer, TrainingSet data, Table rows) {
        TrainedModel model = train(trainer, data);
        ExportAgreement agreement = ExportAgreement.check(model, rows, Exported.of(model));
        assertTrue(agreement.agrees(), agreement::sentence);
        return model;
    }

    private static double[][] shares(TrainedModel model, Table rows) {
        return ((Predictions.Classes) model.predictor().predict(rows))
                .probabilities()
                .orElseThrow();
    }

    private static double[] values(TrainedModel model, Table rows) {
        return ((Predictions.Values) model.predictor().predict(rows)).values();
    }

    private static Column numbers(String name, double... values) {
        return new Column.Numeric(name, values);
    }

    private static Column text(String name, String... values) {
        return new Column.Categorical(name, values);
    }
}
