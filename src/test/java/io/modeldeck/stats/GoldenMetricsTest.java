package io.modeldeck.stats;

import static io.modeldeck.testing.Golden.assertStatistic;
import static io.modeldeck.testing.Golden.isDefined;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modeldeck.testing.Golden;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Classification and regression metrics against scikit-learn. */
class GoldenMetricsTest {

    @TestFactory
    Stream<DynamicTest> classification() {
        List<JsonNode> cases = Golden.cases("classification_metrics");
        assertThat(cases).hasSizeGreaterThan(10);
        return cases.stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> check(golden)));
    }

    @TestFactory
    Stream<DynamicTest> regression() {
        List<JsonNode> cases = Golden.cases("regression_metrics");
        assertThat(cases).hasSizeGreaterThan(5);
        return cases.stream()
                .map(golden -> DynamicTest.dynamicTest(golden.get("id").asText(), () -> regression(golden)));
    }

    private void check(JsonNode golden) {
        JsonNode in = golden.get("inputs");
        JsonNode expected = golden.get("expected");
        if (expected.has("chunks")) {
            chunks(in, expected.get("chunks"));
        } else if (in.has("labels")) {
            multiclass(in, expected);
        } else {
            double[] score = Golden.numbers(in.get("p_class_1"));
            boolean[] truth = ones(in.get("y_true"));
            binary(
                    expected,
                    in.has("y_pred")
                            ? BinaryMetrics.of(truth, score, ones(in.get("y_pred")))
                            : BinaryMetrics.of(truth, score, in.get("threshold").asDouble()));
        }
    }

    private void binary(JsonNode expected, Optional<BinaryMetrics> metrics) {
        if (!isDefined(expected) || expected.path("n").asInt() == 0) {
            assertThat(metrics).isEmpty();
            return;
        }
        BinaryMetrics m = metrics.orElseThrow();
        BinaryConfusion c = m.confusion();
        assertThat(c)
                .isEqualTo(new BinaryConfusion(
                        expected.at("/confusion/tn").asDouble(),
                        expected.at("/confusion/fp").asDouble(),
                        expected.at("/confusion/fn").asDouble(),
                        expected.at("/confusion/tp").asDouble()));
        assertThat(c.n()).isEqualTo(expected.get("n").asDouble());
        assertStatistic("accuracy", expected.get("accuracy"), c.accuracy());
        assertStatistic("precision", expected.get("precision_1"), c.precision());
        assertStatistic("recall", expected.get("recall_1"), c.recall());
        assertStatistic("specificity", expected.get("specificity"), c.specificity());
        assertStatistic("f1", expected.get("f1_1"), c.f1());
        assertStatistic("f1 macro", expected.get("f1_macro"), c.f1Macro());
        assertStatistic("f1 weighted", expected.get("f1_weighted"), c.f1Weighted());
        assertStatistic("mcc", expected.get("mcc"), c.mcc());
        assertStatistic("kappa", expected.get("cohen_kappa"), c.cohenKappa());
        assertStatistic("brier", expected.get("brier"), m.brier());
        assertStatistic("log loss", expected.get("log_loss_eps_1e-15"), m.logLoss());
        assertStatistic("ece", expected.get("ece_10"), m.ece10());
        optional("auc", expected.path("roc_auc"), m.rocAuc());
        optional("ap", expected.path("average_precision"), m.averagePrecision());
        optional("balanced", expected.path("balanced_accuracy"), c.balancedAccuracy());
        optional("gini", expected.path("gini"), m.gini());
        optional("ks", expected.path("ks_score_separation"), m.ksSeparation());
        JsonNode bins = expected.get("calibration_bins");
        assertThat(m.calibration()).hasSize(bins.size());
        for (int i = 0; i < bins.size(); i++) {
            CalibrationBin bin = m.calibration().get(i);
            assertThat(bin.index()).isEqualTo(bins.get(i).get("bin").asInt());
            assertThat(bin.count()).isEqualTo(bins.get(i).get("count").asLong());
            assertStatistic("bin mean", bins.get(i).get("mean_p"), bin.meanScore());
            assertStatistic("bin rate", bins.get(i).get("rate"), bin.rate());
        }
    }

    private void chunks(JsonNode in, JsonNode chunks) {
        for (JsonNode chunk : chunks) {
            boolean[] truth = ones(column(in, "y_true", chunk.get("rows")));
            double[] score = Golden.numbers(column(in, "p_class_1", chunk.get("rows")));
            boolean[] predicted = ones(column(in, "y_pred", chunk.get("rows")));
            BinaryMetrics m = BinaryMetrics.of(truth, score, predicted).orElseThrow();
            assertStatistic("accuracy", chunk.get("accuracy"), m.confusion().accuracy());
            assertStatistic("f1", chunk.get("f1_1"), m.confusion().f1());
            assertStatistic("precision", chunk.get("precision_1"), m.confusion().precision());
            assertStatistic("recall", chunk.get("recall_1"), m.confusion().recall());
            optional("auc", chunk.path("roc_auc"), m.rocAuc());
            assertStatistic("brier", chunk.get("brier"), m.brier());
            assertStatistic("log loss", chunk.get("log_loss_eps_1e-15"), m.logLoss());
            // Baseline and accuracy have 12 digits each, so their difference has fewer.
            assertThat(in.get("baseline_accuracy").asDouble() - m.confusion().accuracy())
                    .isCloseTo(chunk.get("accuracy_drop").asDouble(), org.assertj.core.data.Offset.offset(1e-11));
        }
    }

    private void multiclass(JsonNode in, JsonNode expected) {
        List<String> labels =
                in.get("labels").valueStream().map(JsonNode::asText).toList();
        int[] truth = indices(labels, in.get("y_true"));
        int[] predicted = indices(labels, in.get("y_pred"));
        MulticlassMetrics m =
                MulticlassMetrics.of(truth, predicted, labels.size()).orElseThrow();
        assertThat(m.n()).isEqualTo(expected.get("n").asLong());
        for (int c = 0; c < labels.size(); c++) {
            for (int p = 0; p < labels.size(); p++) {
                assertThat(m.count(c, p))
                        .isEqualTo(expected.at("/confusion_rows_true/" + c + "/" + p)
                                .asLong());
            }
            assertStatistic("precision", expected.at("/precision/" + c), m.precision(c));
            assertStatistic("recall", expected.at("/recall/" + c), m.recall(c));
            assertStatistic("f1", expected.at("/f1/" + c), m.f1(c));
            assertThat(m.support(c)).isEqualTo(expected.at("/support/" + c).asLong());
        }
        assertStatistic("accuracy", expected.get("accuracy"), m.accuracy());
        assertStatistic("precision macro", expected.get("precision_macro"), m.precisionMacro());
        assertStatistic("recall macro", expected.get("recall_macro"), m.recallMacro());
        assertStatistic("f1 macro", expected.get("f1_macro"), m.f1Macro());
        assertStatistic("f1 weighted", expected.get("f1_weighted"), m.f1Weighted());
        assertStatistic("f1 micro", expected.get("f1_micro"), m.f1Micro());
        assertStatistic("mcc", expected.get("mcc"), m.mcc());
        assertStatistic("kappa", expected.get("cohen_kappa"), m.cohenKappa());
        if (in.has("probabilities")) {
            scores(labels, truth, in.get("probabilities"), expected);
        }
    }

    private void scores(List<String> labels, int[] truth, JsonNode columns, JsonNode expected) {
        double[][] probabilities = new double[truth.length][labels.size()];
        for (int c = 0; c < labels.size(); c++) {
            double[] column = Golden.numbers(columns.get(labels.get(c)));
            for (int i = 0; i < truth.length; i++) {
                probabilities[i][c] = column[i];
            }
        }
        MulticlassScores s = MulticlassScores.of(truth, probabilities).orElseThrow();
        assertStatistic("log loss", expected.get("log_loss_eps_1e-15"), s.logLoss());
        assertStatistic("brier", expected.get("brier_multiclass_sum"), s.brierSum());
        optional("ovr", expected.path("roc_auc_ovr_macro"), s.rocAucOvrMacro());
        optional("ovo", expected.path("roc_auc_ovo_macro"), s.rocAucOvoMacro());
        assertStatistic("top 2", expected.get("top2_accuracy"), s.top2Accuracy());
    }

    private void regression(JsonNode golden) {
        JsonNode expected = golden.get("expected");
        RegressionMetrics m = RegressionMetrics.of(
                        Golden.numbers(golden.at("/inputs/y_true")), Golden.numbers(golden.at("/inputs/y_pred")))
                .orElseThrow();
        assertThat(m.n()).isEqualTo(expected.get("n").asInt());
        assertStatistic("mae", expected.get("mae"), m.mae());
        assertStatistic("mse", expected.get("mse"), m.mse());
        assertStatistic("rmse", expected.get("rmse"), m.rmse());
        assertStatistic("bias", expected.get("bias_mean_error_pred_minus_true"), m.bias());
        assertStatistic("median", expected.get("median_ae"), m.medianAe());
        assertStatistic("max", expected.get("max_error"), m.maxError());
        optional("r2", expected.path("r2"), m.r2());
        optional("explained", expected.path("explained_variance"), m.explainedVariance());
        optional("mape", expected.path("mape_nonzero_truth"), m.mape());
        assertStatistic("smape", expected.get("smape_0_2"), m.smape());
        optional("pearson", expected.path("pearson_r"), m.pearsonR());
    }

    private static JsonNode column(JsonNode in, String name, JsonNode rows) {
        ObjectNode column = in.deepCopy();
        column.put("column", in.get(name).asText());
        column.put("header", true);
        column.set("rows", rows);
        return column;
    }

    private static boolean[] ones(JsonNode column) {
        double[] numbers = Golden.numbers(column);
        boolean[] ones = new boolean[numbers.length];
        for (int i = 0; i < ones.length; i++) {
            ones[i] = numbers[i] == 1;
        }
        return ones;
    }

    private static int[] indices(List<String> labels, JsonNode column) {
        return Golden.texts(column).stream()
                .mapToInt(text -> labels.indexOf(text.orElseThrow()))
                .toArray();
    }

    private static void optional(String what, JsonNode expected, OptionalDouble actual) {
        assertThat(actual.isPresent()).as(what).isEqualTo(isDefined(expected));
        actual.ifPresent(value -> assertStatistic(what, expected, value));
    }
}
