package io.modeldeck.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.modeldeck.domain.Column;
import io.modeldeck.domain.Table;
import io.modeldeck.domain.TaskType;
import io.modeldeck.testing.Golden;
import io.modeldeck.training.encoding.FeatureEncoding;
import io.modeldeck.training.formula.LinearScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Coefficients and predictions as an independent library computes them. */
class GoldenTrainingTest {

    @TestFactory
    List<DynamicTest> logistic() {
        return cases("lr-", GoldenTrainingTest::checkLogistic);
    }

    @TestFactory
    List<DynamicTest> leastSquares() {
        return cases("ols-", GoldenTrainingTest::checkLinear);
    }

    private static void checkLogistic(JsonNode golden) {
        TrainingSet data = data(golden.get("inputs"), TaskType.CLASSIFICATION);
        double c = golden.get("inputs").get("C").asDouble();
        JsonNode expected = golden.get("expected");
        LogisticTrainer.Fit fit =
                LogisticTrainer.fit(data, FeatureEncoding.fit(data.features()), c, 100, new Course(Progress.none()));
        LinearScores scores = fit.scores();
        assertEquals(
                golden.get("inputs").get("positive").asText(), data.classes().get(1));
        assertEach("coefficient", expected.get("coef_standardised"), scores.weights()[1], 1e-4, 1e-6);
        near("intercept", expected.get("intercept").asDouble(), scores.intercepts()[1], 1e-4, 0);
        assertEach("mean", expected.get("means"), scores.standardisation().mean(), 1e-6, 0);
        assertTrue(fit.largestGradient() < 1e-9, () -> "gradient " + fit.largestGradient());
        near("objective", expected.get("objective").asDouble(), fit.objective(), 1e-6, 0);

        TrainedModel model = new LogisticTrainer().train(data, Map.of("C", c), Progress.none());
        Predictions.Classes answers = (Predictions.Classes) model.predictor().predict(data.features());
        double[][] shares = answers.probabilities().orElseThrow();
        JsonNode first = expected.get("first_probabilities");
        for (int row = 0; row < first.size(); row++) {
            near("probability", first.get(row).asDouble(), shares[row][1], 0, 1e-5);
        }
        Evaluation evaluation = Evaluation.of(data, answers);
        Map<String, Double> last = model.epochs().getLast().metrics();
        double loss = expected.get("train_log_loss").asDouble();
        double accuracy = expected.get("train_accuracy_at_0.5").asDouble();
        near("log loss", loss, evaluation.metrics().get("logLoss"), 1e-5, 0);
        near("accuracy", accuracy, evaluation.primary(), 1e-9, 0);
        near(
                "auc",
                expected.get("train_roc_auc").asDouble(),
                evaluation.metrics().get("rocAuc"),
                1e-6,
                0);
        near("epoch loss", loss, last.get("loss"), 1e-5, 0);
        near("epoch accuracy", accuracy, last.get("accuracy"), 1e-9, 0);
    }

    private static void checkLinear(JsonNode golden) {
        TrainingSet data = data(golden.get("inputs"), TaskType.REGRESSION);
        TrainedModel model = new LinearTrainer().train(data, Map.of(), Progress.none());
        JsonNode expected = golden.get("expected");
        int width = data.features().columns().size();
        // The coefficients in raw units, asked of the model itself: what one unit more of a column adds.
        double[] at0 = new double[width];
        near("intercept", expected.get("intercept").asDouble(), answer(model, data, at0), 1e-4, 0);
        for (int j = 0; j < width; j++) {
            double[] at1 = new double[width];
            at1[j] = 1;
            double slope = answer(model, data, at1) - answer(model, data, at0);
            near("coefficient " + j, expected.get("coef").get(j).asDouble(), slope, 1e-4, 0);
        }
        Predictions.Values answers = (Predictions.Values) model.predictor().predict(data.features());
        JsonNode first = expected.get("first_predictions");
        for (int row = 0; row < first.size(); row++) {
            near("prediction", first.get(row).asDouble(), answers.values()[row], 1e-5, 0);
        }
        Evaluation evaluation = Evaluation.of(data, answers);
        for (String metric : List.of("mae", "rmse", "r2")) {
            near(metric, expected.get(metric).asDouble(), evaluation.metrics().get(metric), 1e-6, 0);
        }
        Map<String, Double> last = model.epochs().getLast().metrics();
        near("epoch rmse", expected.get("rmse").asDouble(), last.get("rmse"), 1e-6, 0);
        near("epoch mae", expected.get("mae").asDouble(), last.get("mae"), 1e-6, 0);
    }

    private static double answer(TrainedModel model, TrainingSet data, double[] row) {
        List<Column> columns = new ArrayList<>();
        for (int j = 0; j < row.length; j++) {
            columns.add(new Column.Numeric(data.features().names().get(j), new double[] {row[j]}));
        }
        return ((Predictions.Values) model.predictor().predict(Table.of(columns))).values()[0];
    }

    private static TrainingSet data(JsonNode inputs, TaskType task) {
        Table table = Csv.read(inputs.get("file").asText(), inputs.get("header").asBoolean());
        List<String> names = new ArrayList<>();
        inputs.get("features").forEach(f -> names.add(f.asText()));
        String label = inputs.get("target").asText();
        List<String> used = new ArrayList<>(names);
        used.add(label);
        int to = inputs.get("rows").get(1).asInt();
        Table rows = Csv.complete(table.slice(0, to).select(used));
        return TrainingSet.of(rows, label, names, task);
    }

    private static List<DynamicTest> cases(String prefix, Consumer<JsonNode> check) {
        List<DynamicTest> tests = Golden.cases("training").stream()
                .filter(c -> c.get("id").asText().startsWith(prefix))
                .map(c -> DynamicTest.dynamicTest(c.get("id").asText(), () -> check.accept(c)))
                .toList();
        assertTrue(tests.size() >= 3, tests::toString);
        return tests;
    }

    private static void assertEach(String what, JsonNode expected, double[] actual, double relative, double absolute) {
        assertEquals(expected.size(), actual.length, what);
        for (int i = 0; i < actual.length; i++) {
            near(what + " " + i, expected.get(i).asDouble(), actual[i], relative, absolute);
        }
    }

    private static void near(String what, double expected, double actual, double relative, double absolute) {
        assertEquals(expected, actual, absolute + relative * Math.abs(expected), what);
    }
}
